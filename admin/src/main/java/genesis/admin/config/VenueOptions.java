package genesis.admin.config;

import genesis.admin.config.Configuration.Entry;
import genesis.core.unit.Instrument;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Where the exchange is, and whose key is used there. Cannot be invalid: each value was checked and each refusal names it.
 *
 * @param stream        market data, a WebSocket
 * @param accountStream orders and the account, a WebSocket
 * @param rest          market data and configuration over HTTP, without a path
 * @param accountRest   orders and the account over HTTP, without a path
 * @param paperSymbols  of the exchange's own paper trading
 * @param keySource     where the key comes from
 * @param keyFile       null where none is named
 * @param keystore      may not exist yet
 * @param keyName       in the keystore
 */
public record VenueOptions(URI stream, URI accountStream, URI rest, URI accountRest, List<String> paperSymbols,
                           KeySource keySource, Path keyFile, Path keystore, String keyName) {
    private static final String NONE = "none";
    private static final String HOME = "~/";

    public static VenueOptions of(final Configuration configuration) {
        final String file = configuration.venue("key-file").text();
        final VenueOptions options = new VenueOptions(
            address(configuration.venue("stream"), "ws", "wss"),
            address(configuration.venue("account-stream"), "ws", "wss"),
            address(configuration.venue("rest"), "http", "https"),
            address(configuration.venue("account-rest"), "http", "https"),
            symbols(configuration.venue("paper-symbols")),
            keySource(configuration.venue("key-source")),
            file.equals(NONE) ? null : path(file),
            path(configuration.venue("keystore").text()),
            configuration.venue("key-name").text());
        if (options.keySource == KeySource.FILE && options.keyFile == null) {
            throw Complaint.usage(configuration.venue("key-source").origin() + " file needs genesis.venue.key-file");
        }
        return options;
    }

    private static URI address(final Entry entry, final String plain, final String encrypted) {
        try {
            final URI uri = URI.create(entry.text());
            final boolean http = plain.equals("http");
            final boolean known = plain.equals(uri.getScheme()) || encrypted.equals(uri.getScheme());
            if (known && uri.getHost() != null && !(http && !(uri.getPath().isEmpty() || uri.getPath().equals("/")))) {
                return uri;
            }
        } catch (final IllegalArgumentException notAnAddress) {
            // The same complaint as for any other text.
        }
        throw Complaint.usage(entry.origin() + " " + entry.text() + " is not allowed; expected an address such as "
            + encrypted + "://host" + (plain.equals("http") ? ", without a path" : "/ws/2"));
    }

    private static List<String> symbols(final Entry entry) {
        final List<String> symbols = Stream.of(entry.text().split(",")).map(String::trim).filter(one -> !one.isEmpty()).toList();
        try {
            symbols.forEach(Instrument::currenciesOf);
        } catch (final IllegalArgumentException e) {
            throw Complaint.usage(entry.origin() + " " + entry.text() + ": " + e.getMessage());
        }
        return symbols;
    }

    private static KeySource keySource(final Entry entry) {
        return Stream.of(KeySource.values()).filter(one -> one.name().toLowerCase(Locale.ROOT).equals(entry.text())).findFirst()
            .orElseThrow(() -> Complaint.usage(entry.origin() + " " + entry.text()
                + " is not allowed; expected one of none, environment, file, keystore"));
    }

    private static Path path(final String text) {
        return text.startsWith(HOME) ? Path.of(System.getProperty("user.home"), text.substring(HOME.length())) : Path.of(text);
    }
}
