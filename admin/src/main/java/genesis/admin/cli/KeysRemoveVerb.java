package genesis.admin.cli;

import genesis.admin.config.ExitCode;
import genesis.admin.http.Json;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Forgets a key. At the exchange it goes on to exist. */
@Command(name = "remove", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Removes a key from the file. It is still valid at the exchange: delete it there as well if it is not used any more.",
    footer = {"", "Examples:", "  genesis keys remove paper"})
final class KeysRemoveVerb implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "As keys list shows it.")
    private String name;
    @Mixin
    private KeystoreOption keystore;
    @Option(names = "--json", description = "One JSON object on standard output.")
    private boolean json;
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        keystore.open().remove(name);
        final PrintWriter out = spec.commandLine().getOut();
        out.println(json ? Json.object(to -> to.writeStringField("removed", name))
            : "key " + name + " is removed from " + keystore.file() + "; it is still valid at the exchange");
        return ExitCode.GOOD.number();
    }
}
