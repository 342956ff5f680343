package genesis.admin.http;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.net.URI;
import java.util.Set;

/**
 * Who may ask for what. The server listens on 127.0.0.1 only, but a web page in this machine's browser can send requests
 * there: one that calls us by a foreign name (DNS rebinding) or comes from a foreign page is refused before any route.
 */
final class Access {
    private static final Set<String> OWN_NAMES = Set.of("127.0.0.1", "localhost", "[::1]");

    private final TokenFile token;

    Access(final TokenFile token) {
        this.token = token;
    }

    /** Before every route. */
    void check(final Context request) {
        final String host = request.header("Host");
        if (host == null || !OWN_NAMES.contains(nameOf(host))) {
            throw new BadRequest(403, null, "this server answers to 127.0.0.1 and localhost only");
        }
        final boolean changes = request.method() != HandlerType.GET && request.method() != HandlerType.HEAD;
        if (changes) {
            checkOrigin(request, host);
            checkToken(request);
        }
    }

    private static void checkOrigin(final Context request, final String host) {
        final String origin = request.header("Origin");
        if (origin != null && !origin.equals("http://" + host)) {
            throw new BadRequest(403, null, "requests from other pages are not served");
        }
    }

    private void checkToken(final Context request) {
        if (!token.allows(request.header("Authorization"))) {
            request.header("WWW-Authenticate", "Bearer");
            throw new BadRequest(401, null, "this needs the header Authorization: Bearer <token>; the token is in the data directory, file token");
        }
    }

    private static String nameOf(final String host) {
        try {
            final String name = URI.create("http://" + host).getHost();
            return name == null ? "" : name;
        } catch (final IllegalArgumentException notAName) {
            return "";
        }
    }
}
