package genesis.admin.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Probability models: made and judged offline, loaded into a running engine. */
@Command(name = "model", mixinStandardHelpOptions = true,
    description = "Trains, judges, loads and takes back probability models.",
    subcommands = {ModelTrainVerb.class, ModelValidateVerb.class, ModelLoadVerb.class, ModelListVerb.class, ModelRollbackVerb.class,
        ModelUnloadVerb.class, CommandLine.HelpCommand.class},
    footer = {"", "Examples:",
        "  genesis model train --data data/20261120T235721 --out momentum.json",
        "  genesis model validate --model momentum.json --data data/latest --svg calibration.svg",
        "  genesis model load momentum.json",
        "  genesis model list",
        "  genesis model rollback"})
final class ModelVerb implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a verb is missing: train, validate, load, list, rollback or unload");
    }
}
