package genesis.admin.cli;

import genesis.admin.config.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Ends a pause. */
@Command(name = "resume", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Ends the pause of a running engine, or resets a guard that latched. Exit code 1 where it was refused.",
    footer = {"", "Examples:", "  genesis resume", "  genesis resume --data DIR --json"})
final class ResumeVerb implements Callable<Integer> {
    @Mixin
    private DataOption data;
    @Option(names = "--json", description = "The answer as one JSON object.")
    private boolean json;
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        final String answer = new RunningProcess(data.directory()).post("/api/v2/resume", "");
        spec.commandLine().getOut().println(json ? answer
            : "input " + JsonText.string(answer, "sequence") + ": " + words(JsonText.string(answer, "result")));
        return (JsonText.string(answer, "result").equals("REFUSED") ? ExitCode.CHECK_FAILED : ExitCode.GOOD).number();
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
