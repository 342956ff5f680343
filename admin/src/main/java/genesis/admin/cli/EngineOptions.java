package genesis.admin.cli;

import java.util.function.UnaryOperator;
import picocli.CommandLine.Option;

/** The engine that runs on a data directory, and whether its answer is printed for people or for scripts. */
final class EngineOptions extends EngineOption {
    @Option(names = "--json", description = "The answer as one JSON object.")
    private boolean json;

    /** Tells it something and prints the answer: these words where it was done. Returns the exit code. */
    int post(final String path, final String body, final String whenDone) throws InterruptedException {
        return print(process().post(path, body), CommandText.done(whenDone));
    }

    /** Takes something back, otherwise as {@link #post}. */
    int delete(final String path, final String whenDone) throws InterruptedException {
        return print(process().delete(path), CommandText.done(whenDone));
    }

    /** {@link #print(boolean, String, UnaryOperator)} as the person wants it. */
    int print(final String answer, final UnaryOperator<String> words) {
        return print(json, answer, words);
    }

    /** {@link #show(boolean, String, View)} as the person wants it. */
    int show(final String answer, final View view) {
        return show(json, answer, view);
    }
}
