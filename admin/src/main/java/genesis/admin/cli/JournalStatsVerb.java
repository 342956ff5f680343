package genesis.admin.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import genesis.admin.config.ExitCode;
import genesis.admin.http.Json;
import genesis.core.unit.StreamDigest;
import genesis.journal.replay.JournalStats;
import genesis.journal.replay.JournalStats.StreamStats;
import genesis.journal.replay.JournalStats.TemplateCount;
import genesis.journal.replay.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Counts what is in a journal and proves its chain. */
@Command(name = "stats", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Counts the messages of a journal and proves its chain of digests. Exit code 1 where the chain is broken.",
    footer = {"", "Examples:", "  genesis journal stats", "  genesis journal stats --data DIR --json"})
final class JournalStatsVerb implements Callable<Integer> {
    @Mixin
    private DataOption data;
    @Option(names = "--json", description = "One JSON object on standard output.")
    private boolean json;
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        final JournalStats stats = JournalStats.of(data.journal(), Progress.NONE);
        final PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(asJson(stats));
        } else {
            stats.streams().forEach(stream -> print(out, stream));
        }
        boolean proved = true;
        for (final StreamStats stream : stats.streams()) {
            if (!stream.chainVerified()) {
                spec.commandLine().getErr().println("genesis: " + name(stream) + ": " + stream.problem());
                proved = false;
            }
        }
        return (proved ? ExitCode.GOOD : ExitCode.CHECK_FAILED).number();
    }

    private static void print(final PrintWriter out, final StreamStats stream) {
        out.printf(Locale.ROOT, "%s: %,d records, %,d bytes, sequence %,d to %,d%n", name(stream), stream.records(), stream.bytes(),
            stream.firstSequence(), stream.lastSequence());
        if (stream.records() > 0) {
            out.printf("  %s to %s%n", time(stream.firstTimeNs()), time(stream.lastTimeNs()));
        }
        out.printf("  digest %s, chain %s%n", StreamDigest.text(stream.digest()), stream.chainVerified() ? "proved" : "BROKEN");
        for (final TemplateCount template : stream.templates()) {
            out.printf(Locale.ROOT, "  %-22s %,14d%n", template.name(), template.count());
        }
    }

    private static String asJson(final JournalStats stats) {
        return Json.object(to -> {
            to.writeStringField("data", stats.data().toString());
            for (final StreamStats stream : stats.streams()) {
                to.writeObjectFieldStart(name(stream));
                write(to, stream);
                to.writeEndObject();
            }
        });
    }

    private static void write(final JsonGenerator to, final StreamStats stream) throws IOException {
        to.writeNumberField("records", stream.records());
        to.writeNumberField("bytes", stream.bytes());
        to.writeNumberField("firstSequence", stream.firstSequence());
        to.writeNumberField("lastSequence", stream.lastSequence());
        Json.time(to, "firstTime", stream.firstTimeNs());
        Json.time(to, "lastTime", stream.lastTimeNs());
        to.writeStringField("digest", StreamDigest.text(stream.digest()));
        to.writeBooleanField("chainVerified", stream.chainVerified());
        to.writeStringField("problem", stream.problem());
        to.writeObjectFieldStart("messages");
        for (final TemplateCount template : stream.templates()) {
            to.writeNumberField(template.name(), template.count());
        }
        to.writeEndObject();
        to.writeArrayFieldStart("files");
        for (final Path file : stream.files()) {
            to.writeString(file.toString());
        }
        to.writeEndArray();
    }

    private static String name(final StreamStats stream) {
        return stream.stream().directoryName();
    }

    private static Instant time(final long timeNs) {
        return Instant.ofEpochSecond(timeNs / 1_000_000_000L, timeNs % 1_000_000_000L);
    }
}
