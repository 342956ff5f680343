package genesis.admin.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Ends a pause. */
@Command(name = "resume", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Ends the pause of a running engine, or resets a guard that latched. Exit code 1 where it was refused.",
    footer = {"", "Examples:", "  genesis resume", "  genesis resume --data DIR --json"})
final class ResumeVerb implements Callable<Integer> {
    @Mixin
    private EngineOptions engine;

    @Override
    public Integer call() throws InterruptedException {
        return engine.print(engine.process().post("/api/v2/resume", ""), answer -> words(JsonText.string(answer, "result")));
    }

    static String words(final String result) {
        return switch (result) {
            case "DONE" -> "resumed";
            case "NOTHING_TO_DO" -> "nothing was paused";
            case "REFUSED" -> "not trading yet: a guard latched and holds until the next trading day, genesis risk says which;"
                + " a halt, a pause and the circuit breaker have ended";
            default -> result;
        };
    }
}
