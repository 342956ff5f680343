package genesis.admin.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Looks into a journal; works beside a running engine. */
@Command(name = "journal", mixinStandardHelpOptions = true, description = "Shows what is in a journal.",
    subcommands = {JournalStatsVerb.class, JournalDumpVerb.class, CommandLine.HelpCommand.class},
    footer = {"", "Examples:", "  genesis journal stats", "  genesis journal dump --from 100 --to 120 --json"})
final class JournalVerb implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a verb is missing: stats or dump");
    }
}
