package genesis.admin.cli;

import genesis.admin.config.Complaint;
import genesis.admin.config.ExitCode;
import genesis.admin.http.Json;
import genesis.admin.model.ModelFile;
import genesis.admin.view.DenialText;
import genesis.admin.view.ModelHistory;
import genesis.core.market.Timeframes;
import genesis.core.message.ModelReason;
import genesis.core.unit.StreamDigest;
import genesis.journal.record.JournalStream;
import genesis.journal.replay.JournalReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which models there are and were. */
@Command(name = "list", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Shows the model in use, what became of earlier ones, and the files that are kept. Works beside a running engine.")
final class ModelListVerb implements Callable<Integer> {
    @Mixin
    private DataOption data;
    @Option(names = "--json", description = "As one JSON object.")
    private boolean json;
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        final Path directory = data.journal();
        final ModelHistory.Known known = known(directory);
        final List<Path> files = files(directory);
        final PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(asJson(known, files));
        } else {
            print(out, known, files);
        }
        return ExitCode.GOOD.number();
    }

    /** From the journal's outputs. */
    static ModelHistory.Known known(final Path directory) {
        final ModelHistory history = new ModelHistory();
        try (JournalReader reader = new JournalReader(directory, JournalStream.OUTPUTS)) {
            while (reader.next()) {
                history.onOutput(reader.buffer(), 0);
            }
        }
        history.publish();
        return history.known();
    }

    private static List<Path> files(final Path directory) {
        if (!Files.isDirectory(ModelFile.directory(directory))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(ModelFile.directory(directory))) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        } catch (final IOException e) {
            throw Complaint.environment("the models in " + ModelFile.directory(directory) + " cannot be listed", e);
        }
    }

    private static void print(final PrintWriter out, final ModelHistory.Known known, final List<Path> files) {
        out.println("in use   " + (known.active() == null ? "none: the heuristic speaks alone" : line(known.active())));
        for (final ModelHistory.Event event : known.events()) {
            out.printf(Locale.ROOT, "%-8s %s, input %,d, %s%n", DenialText.words(event.state()), line(event), event.sequence(), Json.instant(event.timeNs()));
        }
        for (final Path file : files) {
            out.println("file     " + file + " " + about(file));
        }
    }

    private static String line(final ModelHistory.Event event) {
        return event.name() + " v" + event.version() + " " + StreamDigest.text(event.hash()) + ", " + event.featureCount() + " features, "
            + event.horizonCandles() + " candles of " + Timeframes.text(event.timeframe())
            + (event.reason() == ModelReason.NONE ? "" : ", " + DenialText.words(event.reason()));
    }

    private static String about(final Path file) {
        try {
            final ModelFile model = ModelFile.read(file);
            return model.definition().name() + " v" + model.definition().version();
        } catch (final Complaint unreadable) {
            return "(" + unreadable.getMessage() + ")";
        }
    }

    private static String asJson(final ModelHistory.Known known, final List<Path> files) {
        return Json.object(to -> {
            to.writeStringField("active", known.active() == null ? null : StreamDigest.text(known.active().hash()));
            to.writeStringField("previous", known.previous() == null ? null : StreamDigest.text(known.previous().hash()));
            to.writeArrayFieldStart("history");
            for (final ModelHistory.Event event : known.events()) {
                to.writeStartObject();
                to.writeNumberField("sequence", event.sequence());
                Json.time(to, "time", event.timeNs());
                to.writeStringField("state", event.state().name());
                to.writeStringField("reason", event.reason().name());
                to.writeStringField("name", event.name());
                to.writeNumberField("version", event.version());
                to.writeStringField("hash", StreamDigest.text(event.hash()));
                to.writeEndObject();
            }
            to.writeEndArray();
            to.writeArrayFieldStart("files");
            for (final Path file : files) {
                to.writeString(file.toString());
            }
            to.writeEndArray();
        });
    }
}
