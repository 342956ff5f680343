package genesis.admin.config;

import genesis.admin.config.Configuration.Entry;
import genesis.core.market.Timeframes;
import genesis.core.message.Timeframe;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is asked of an exchange outside, and how. Cannot be invalid: each value was checked and each refusal names it.
 *
 * @param rest                   market data over HTTP, of the same exchange as the stream
 * @param precision              of the book
 * @param frequency              of the book
 * @param levels                 of the book, a side
 * @param bulk                   several updates of a book in one frame
 * @param timeframes             of the exchange's candles; may be empty
 * @param channelsPerConnection  above zero
 */
public record MarketOptions(URI rest, String precision, String frequency, int levels, boolean bulk, Set<Timeframe> timeframes,
                            int channelsPerConnection) {
    private static final List<String> PRECISIONS = List.of("P0", "P1", "P2", "P3", "P4", "R0");
    private static final List<String> FREQUENCIES = List.of("F0", "F1");
    private static final List<String> LEVELS = List.of("1", "25", "100", "250");
    private static final int CHANNELS_MAX = 30;

    /** @param stream the one in use: the configured one has its own address for HTTP, any other has both at one door */
    static MarketOptions of(final Configuration configuration, final URI stream) {
        final Entry book = configuration.venue("book");
        final String[] words = book.text().split(",");
        if (words.length != 3 || !PRECISIONS.contains(words[0]) || !FREQUENCIES.contains(words[1]) || !LEVELS.contains(words[2])) {
            throw refused(book, "a precision of " + PRECISIONS + ", a frequency of " + FREQUENCIES + " and levels of " + LEVELS);
        }
        return new MarketOptions(restOf(configuration, stream), words[0], words[1], Integer.parseInt(words[2]),
            bulk(configuration.venue("bulk")), timeframes(configuration.venue("timeframes")),
            channels(configuration.venue("channels-per-connection")));
    }

    private static URI restOf(final Configuration configuration, final URI stream) {
        final VenueOptions venue = VenueOptions.of(configuration);
        if (stream == null || stream.equals(venue.stream())) {
            return venue.rest();
        }
        final String scheme = "wss".equals(stream.getScheme()) ? "https" : "http";
        return URI.create(scheme + "://" + stream.getHost() + (stream.getPort() > 0 ? ":" + stream.getPort() : ""));
    }

    private static boolean bulk(final Entry entry) {
        if (!entry.text().equals("true") && !entry.text().equals("false")) {
            throw refused(entry, "true or false");
        }
        return entry.text().equals("true");
    }

    private static Set<Timeframe> timeframes(final Entry entry) {
        final Set<Timeframe> timeframes = EnumSet.noneOf(Timeframe.class);
        for (final String text : Stream.of(entry.text().split(",")).filter(one -> !one.isBlank()).toList()) {
            final Timeframe known = Stream.of(Timeframe.values())
                .filter(one -> one != Timeframe.NULL_VAL && one != Timeframe.HOUR_4 && Timeframes.text(one).equals(text.trim()))
                .findFirst().orElseThrow(() -> refused(entry, "some of 1m, 5m, 15m, 1h, 1d"));
            timeframes.add(known);
        }
        return timeframes;
    }

    private static int channels(final Entry entry) {
        try {
            final int channels = Integer.parseInt(entry.text());
            if (channels > 0 && channels <= CHANNELS_MAX) {
                return channels;
            }
        } catch (final NumberFormatException notWhole) {
            // The same complaint as for a number out of range.
        }
        throw refused(entry, "a number from 1 to " + CHANNELS_MAX);
    }

    private static Complaint refused(final Entry entry, final String allowed) {
        return Complaint.usage(entry.origin() + " " + entry.text() + " is not allowed; expected " + allowed);
    }
}
