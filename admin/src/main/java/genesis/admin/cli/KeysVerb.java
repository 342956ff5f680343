package genesis.admin.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Keeps keys of the exchange, encrypted. */
@Command(name = "keys", mixinStandardHelpOptions = true, description = "Keeps API keys in an encrypted file.",
    subcommands = {KeysAddVerb.class, KeysListVerb.class, KeysRemoveVerb.class, CommandLine.HelpCommand.class},
    footer = {"",
        "Examples:",
        "  genesis keys add paper                             asks for key, secret and password, and shows none of them",
        "  genesis keys add paper --stdin < three-lines       key, secret and password, one a line",
        "  genesis keys list --json",
        "  genesis keys remove paper",
        "",
        "The password may be given as GENESIS_KEYSTORE_PASSWORD. The file is genesis.venue.keystore of the configuration;",
        "genesis.venue.key-source = keystore and genesis.venue.key-name = paper make a run use the key."})
final class KeysVerb implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a verb is missing: add, list or remove");
    }
}
