package genesis.gateway.rest;

import java.net.URI;

/**
 * Where the exchange is over HTTP. Cannot be invalid.
 *
 * @param publicUri  of what anyone may ask, such as {@code https://api-pub.bitfinex.com}; the paths begin with {@code /v2}
 * @param accountUri of the account, such as {@code https://api.bitfinex.com}; the same for a simulator
 */
public record RestConfig(URI publicUri, URI accountUri) {
    public RestConfig {
        check(publicUri);
        check(accountUri);
    }

    /** One server for both. */
    public static RestConfig of(final URI uri) {
        return new RestConfig(uri, uri);
    }

    private static void check(final URI uri) {
        final boolean ours = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        if (!ours || uri.getHost() == null || !(uri.getPath().isEmpty() || uri.getPath().equals("/"))) {
            throw new IllegalArgumentException("a REST address is http://host:port or https://host: " + uri);
        }
    }
}
