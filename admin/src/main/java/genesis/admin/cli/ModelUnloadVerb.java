package genesis.admin.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Back to the heuristic alone. */
@Command(name = "unload", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Takes the model of the running engine out of use: the heuristic speaks alone.")
final class ModelUnloadVerb implements Callable<Integer> {
    @Mixin
    private EngineOptions engine;

    @Override
    public Integer call() throws InterruptedException {
        return engine.print(engine.process().post("/api/v2/model/unload", ""), CommandText.about("the model"));
    }
}
