package genesis.admin.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The files of the live page, from the class path, read once. The page may load nothing from anywhere else. */
final class DashboardPage {
    private static final String FOLDER = "/genesis/admin/dashboard/";

    private final byte[] bytes;
    private final String contentType;

    DashboardPage(final String file, final String contentType) {
        this.contentType = contentType;
        try (InputStream in = DashboardPage.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalStateException("not on the class path: " + FOLDER + file);
            }
            bytes = in.readAllBytes();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void serve(final Context request) {
        request.contentType(contentType).result(bytes);
    }
}
