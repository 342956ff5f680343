package genesis.admin.cli;

import genesis.admin.config.Complaint;
import java.io.Console;
import picocli.CommandLine.Option;

/** Asks a person before something costs money. */
final class Confirmation {
    @Option(names = "--yes", description = "Do not ask: for scripts.")
    private boolean yes;

    /** Complains where the engine does not run, the word was not typed, or there is nobody to type it. */
    void ask(final EngineOption engine, final String question, final String word) {
        engine.process();
        if (yes) {
            return;
        }
        final Console console = System.console();
        if (console == null) {
            throw Complaint.usage("there is nobody to ask whether to " + question + "; give --yes");
        }
        final String line = console.readLine("This will %s. Type %s to do it: ", question, word);
        if (line == null || !line.strip().equals(word)) {
            throw Complaint.usage("not confirmed; nothing was done");
        }
    }
}
