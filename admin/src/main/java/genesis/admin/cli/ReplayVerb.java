package genesis.admin.cli;

import genesis.admin.config.ExitCode;
import genesis.admin.http.Json;
import genesis.core.exchange.PaperVenue;
import genesis.core.unit.StreamDigest;
import genesis.journal.replay.Progress;
import genesis.journal.replay.ReplayResult;
import genesis.journal.replay.Replayer;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Proves that a journal's inputs give its outputs. */
@Command(name = "replay", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Re-executes the journaled inputs in a fresh engine and compares every output with the recorded one.",
    footer = {"", "Examples:", "  genesis replay                              the latest run",
        "  genesis replay --data DIR --verify --json   exit code 1 at the first difference, both messages decoded"})
final class ReplayVerb implements Callable<Integer> {
    @Mixin
    private DataOption data;
    @Mixin
    private StrategiesOption strategies;
    @Option(names = "--verify", description = "Compare, and fail at the first difference. A replay always does; the option says so.")
    private boolean verify;
    @Option(names = "--json", description = "Print the result as one JSON object on standard output.")
    private boolean json;
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        final PrintWriter out = spec.commandLine().getOut();
        final PrintWriter people = json ? spec.commandLine().getErr() : out;
        final ReplayResult result = new Replayer(PaperVenue::new, strategies::catalogue).run(data.journal(), Progress.NONE);
        result.notes().forEach(note -> people.println("genesis: " + note));
        if (json) {
            out.println(asJson(result));
        } else {
            print(out, result);
        }
        if (!result.identical()) {
            spec.commandLine().getErr().println("genesis: the replay differs: " + result.firstDivergence().text());
            return ExitCode.CHECK_FAILED.number();
        }
        return ExitCode.GOOD.number();
    }

    private static void print(final PrintWriter out, final ReplayResult result) {
        out.printf(Locale.ROOT, "%s: %,d inputs gave %,d outputs in %.2f s (%,.0f inputs/s)%n",
            result.identical() ? "identical" : "DIFFERENT", result.inputs(), result.outputs(), result.elapsedNs() / 1e9, result.inputsPerSecond());
        out.printf("inputs  %s%noutputs %s%nstate   %s%n", StreamDigest.text(result.inputsDigest()),
            StreamDigest.text(result.outputsDigest()), StreamDigest.text(result.stateHash()));
    }

    static String asJson(final ReplayResult result) {
        return Json.object(to -> {
            to.writeNumberField("inputs", result.inputs());
            to.writeNumberField("outputs", result.outputs());
            to.writeBooleanField("identical", result.identical());
            final ReplayResult.Divergence difference = result.firstDivergence();
            if (difference == null) {
                to.writeNullField("firstDivergence");
            } else {
                to.writeObjectFieldStart("firstDivergence");
                to.writeNumberField("sequence", difference.sequence());
                to.writeNumberField("output", difference.outputOrdinal());
                to.writeStringField("recorded", difference.expected());
                to.writeStringField("replayed", difference.actual());
                to.writeEndObject();
            }
            to.writeStringField("inputsDigest", StreamDigest.text(result.inputsDigest()));
            to.writeStringField("outputsDigest", StreamDigest.text(result.outputsDigest()));
            to.writeStringField("stateHash", StreamDigest.text(result.stateHash()));
            to.writeNumberField("inputsPerSecond", Math.round(result.inputsPerSecond()));
            to.writeNumberField("outputsNotYetWritten", result.outputsNotYetWritten());
            to.writeNumberField("outputsWithoutInput", result.outputsWithoutInput());
        });
    }
}
