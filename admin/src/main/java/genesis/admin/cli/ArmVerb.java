package genesis.admin.cli;

import genesis.admin.config.Complaint;
import genesis.admin.http.Json;
import java.io.Console;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lets a live session trade, once a person has typed that he wants it. */
@Command(name = "arm", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Lets a session in mode live send entries, or stops it from it. Every session starts disarmed. Exit code 1 where it was refused.",
    footer = {"", "Examples:", "  genesis arm", "  genesis arm --confirm \"ARM LIVE\"", "  genesis arm --off"})
final class ArmVerb implements Callable<Integer> {
    private static final String WORDS = "ARM LIVE";

    @Mixin
    private EngineOption engine;
    @Option(names = "--off", description = "Disarm: no new entries; exits and cancels go on.")
    private boolean off;
    @Option(names = "--confirm", paramLabel = "WORDS", description = "The words " + WORDS + "; asked for where they are not given.")
    private String confirmation;
    @Option(names = "--json", description = "The answer as one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        final String words = off ? "" : confirmation == null ? typed() : confirmation;
        return engine.print(json, engine.process().post("/api/v2/arm", Json.object(body -> {
            body.writeBooleanField("armed", !off);
            body.writeStringField("confirmation", words);
        })), answer -> words(JsonText.string(answer, "result")));
    }

    private static String typed() {
        final Console console = System.console();
        if (console == null) {
            throw Complaint.usage("there is nobody to ask; give --confirm \"" + WORDS + "\"");
        }
        final String line = console.readLine("This session will send orders to the exchange. Type %s to allow it: ", WORDS);
        return line == null ? "" : line.strip();
    }

    private String words(final String result) {
        return switch (result) {
            case "DONE" -> off ? "disarmed; exits and cancels go on" : "armed; entries may leave once the account is reconciled";
            case "NOTHING_TO_DO" -> off ? "it was not armed" : "it was armed already";
            case "REFUSED" -> "refused; the session is not in mode live, or the words were not " + WORDS;
            default -> result;
        };
    }
}
