package genesis.admin.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Back to the heuristic alone. */
@Command(name = "unload", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Takes the model of the running engine out of use: the heuristic speaks alone.")
final class ModelUnloadVerb implements Callable<Integer> {
    @Mixin
    private DataOption data;
    @Option(names = "--json", description = "The answer as one JSON object.")
    private boolean json;
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        return ModelAnswer.print(spec.commandLine().getOut(), new RunningProcess(data.directory()).post("/api/v2/model/unload", ""), json, "the model");
    }
}
