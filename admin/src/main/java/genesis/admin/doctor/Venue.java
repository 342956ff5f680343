package genesis.admin.doctor;

import genesis.gateway.stream.Environment;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * The doors of an exchange.
 *
 * @param stream        market data
 * @param accountStream orders
 * @param rest          market data over HTTP
 * @param accountRest   orders over HTTP
 */
public record Venue(URI stream, URI accountStream, URI rest, URI accountRest) {
    /** Every host and port once. */
    List<URI> doors() {
        final LinkedHashSet<String> seen = new LinkedHashSet<>();
        return List.of(stream, accountStream, rest, accountRest).stream().filter(one -> seen.add(door(one))).toList();
    }

    static String door(final URI uri) {
        return uri.getHost() + ":" + Environment.portOf(uri);
    }
}
