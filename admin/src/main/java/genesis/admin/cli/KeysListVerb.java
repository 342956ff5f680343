package genesis.admin.cli;

import genesis.admin.config.ExitCode;
import genesis.admin.http.Json;
import genesis.gateway.auth.Keystore;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows names and the beginnings of keys. */
@Command(name = "list", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Lists the keys by name; of each key only the beginning is shown, of its secret nothing.",
    footer = {"", "Examples:", "  genesis keys list", "  genesis keys list --stdin --json < password"})
final class KeysListVerb implements Callable<Integer> {
    @Mixin
    private KeystoreOption keystore;
    @Option(names = "--json", description = "One JSON object on standard output.")
    private boolean json;
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        final List<Keystore.Entry> entries = keystore.open().list();
        final PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.object(to -> {
                to.writeStringField("keystore", keystore.file().toString());
                to.writeArrayFieldStart("keys");
                for (final Keystore.Entry entry : entries) {
                    to.writeStartObject();
                    to.writeStringField("name", entry.name());
                    to.writeStringField("key", entry.maskedKey());
                    to.writeStringField("created", entry.created().toString());
                    to.writeEndObject();
                }
                to.writeEndArray();
            }));
        } else if (entries.isEmpty()) {
            out.println("no keys in " + keystore.file());
        } else {
            entries.forEach(entry -> out.printf(Locale.ROOT, "%-32s %-8s %s%n", entry.name(), entry.maskedKey(), entry.created()));
        }
        return ExitCode.GOOD.number();
    }
}
