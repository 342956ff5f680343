package genesis.admin.cli;

import genesis.admin.config.Complaint;
import genesis.admin.http.SessionFile;
import genesis.admin.http.TokenFile;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** The process that owns a data directory, as seen over HTTP. */
final class RunningProcess {
    /** The server itself gives up on the engine after 5 s. */
    private static final Duration TIMEOUT = Duration.ofSeconds(8);

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final Path directory;
    private final SessionFile session;

    /** Complains where none is running. */
    RunningProcess(final Path directory) {
        this.directory = directory;
        session = SessionFile.read(directory);
    }

    /** Returns the JSON body. */
    String get(final String path) throws InterruptedException {
        return send(request(path).GET().build());
    }

    /** Returns the JSON body; sends the token of the data directory along. */
    String post(final String path, final String body) throws InterruptedException {
        return send(request(path).header("Authorization", "Bearer " + TokenFile.read(directory))
            .POST(HttpRequest.BodyPublishers.ofString(body)).build());
    }

    /** Returns the JSON body; sends the token of the data directory along. */
    String delete(final String path) throws InterruptedException {
        return send(request(path).header("Authorization", "Bearer " + TokenFile.read(directory)).DELETE().build());
    }

    /** A word that stands in a path. */
    static String escaped(final String word) {
        return URLEncoder.encode(word, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private HttpRequest.Builder request(final String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + session.port() + path)).timeout(TIMEOUT);
    }

    private String send(final HttpRequest request) throws InterruptedException {
        final HttpResponse<String> response;
        try {
            response = client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (final IOException e) {
            throw Complaint.environment("genesis on " + directory + " (process " + session.pid() + ") does not answer on port "
                + session.port() + "; look whether it still runs", e);
        }
        if (response.statusCode() == 400 || response.statusCode() == 404 && !response.body().contains("\"result\"")) {
            throw Complaint.usage(JsonText.string(response.body(), "error"));
        }
        // An order that is not there is an answer of the engine, too.
        if (response.statusCode() / 100 != 2 && response.statusCode() != 404) {
            throw Complaint.environment("genesis on " + directory + " answered " + response.statusCode() + ": "
                + JsonText.string(response.body(), "error"));
        }
        return response.body();
    }
}
