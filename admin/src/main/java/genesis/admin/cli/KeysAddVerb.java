package genesis.admin.cli;

import genesis.admin.config.ExitCode;
import genesis.admin.http.Json;
import genesis.gateway.auth.Credentials;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Stores a key under a name. */
@Command(name = "add", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Asks for key, secret and password, in this order, and stores the key. A name that is taken is refused.",
    footer = {"", "Examples:", "  genesis keys add paper", "  genesis keys add paper --stdin < three-lines"})
final class KeysAddVerb implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "Small letters, digits and dashes.")
    private String name;
    @Mixin
    private KeystoreOption keystore;
    @Option(names = "--json", description = "One JSON object on standard output.")
    private boolean json;
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        final char[] key = keystore.secrets().read("API key");
        final char[] secret = keystore.secrets().read("API secret");
        final Credentials credentials;
        try {
            credentials = new Credentials(new String(key), secret);
        } finally {
            Arrays.fill(key, '\0');
            Arrays.fill(secret, '\0');
        }
        keystore.open().add(name, credentials);
        final PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.object(to -> {
                to.writeStringField("added", name);
                to.writeStringField("key", credentials.maskedKey());
                to.writeStringField("keystore", keystore.file().toString());
            }));
        } else {
            out.println("key " + credentials.maskedKey() + " is stored as " + name + " in " + keystore.file());
        }
        return ExitCode.GOOD.number();
    }
}
