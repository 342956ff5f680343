package genesis.admin.cli;

import genesis.admin.config.ExitCode;
import java.io.PrintWriter;
import java.util.Map;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * The engine that runs on a data directory: what it is asked and told, and how its answer is printed. For verbs whose
 * {@code --json} is not the usual one; the others take {@link EngineOptions}.
 */
class EngineOption extends DataOption {
    /** An answer as people read it. */
    interface View {
        /** Takes the outermost object, as {@link JsonText} reads it. */
        void print(PrintWriter out, Map<String, Object> answer);
    }

    @Spec(Spec.Target.MIXEE)
    private CommandSpec verb;
    private RunningProcess process;

    /** Always the same one; complains where none is running. */
    final RunningProcess process() {
        if (process == null) {
            process = new RunningProcess(directory());
        }
        return process;
    }

    /** The JSON of a route. */
    final String get(final String path) throws InterruptedException {
        return process().get(path);
    }

    /** Prints what was asked for, as it came or as the view has it, and returns the exit code. */
    final int show(final boolean json, final String answer, final View view) {
        if (json) {
            out().println(answer);
        } else {
            view.print(out(), CommandText.object(answer));
        }
        return ExitCode.GOOD.number();
    }

    /** Prints the answer to a command, as it came or in words, and returns the exit code: 1 for a refusal. */
    final int print(final boolean json, final String answer, final UnaryOperator<String> words) {
        out().println(json ? answer : "input " + JsonText.string(answer, "sequence") + ": " + words.apply(answer));
        return (JsonText.string(answer, "result").equals("REFUSED") ? ExitCode.CHECK_FAILED : ExitCode.GOOD).number();
    }

    /** For answers. */
    final PrintWriter out() {
        return verb.commandLine().getOut();
    }

    /** For what a person should know beside the answer. */
    final PrintWriter err() {
        return verb.commandLine().getErr();
    }
}
