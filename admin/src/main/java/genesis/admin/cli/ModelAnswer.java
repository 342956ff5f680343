package genesis.admin.cli;

import genesis.admin.config.ExitCode;
import java.io.PrintWriter;

/** The engine's answer about a model, for people or scripts. */
final class ModelAnswer {
    private ModelAnswer() {
    }

    /** Returns the exit code: 1 for a refusal. */
    static int print(final PrintWriter out, final String answer, final boolean json, final String model) {
        out.println(json ? answer : "input " + JsonText.string(answer, "sequence") + ": " + model + ": " + JsonText.string(answer, "text"));
        return (JsonText.string(answer, "result").equals("REFUSED") ? ExitCode.CHECK_FAILED : ExitCode.GOOD).number();
    }
}
