package genesis.admin.cli;

import genesis.admin.config.Complaint;
import genesis.admin.config.ExitCode;
import genesis.core.message.Message;
import genesis.journal.record.JournalStream;
import genesis.journal.replay.JournalReader;
import genesis.journal.replay.MessageText;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints messages of a journal: each input, and behind it what the engine said to it. */
@Command(name = "dump", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Prints messages by sequence: each input (>) and behind it the outputs that it caused (<).",
    footer = {"", "Examples:", "  genesis journal dump --from 1 --to 20",
        "  genesis journal dump --outputs --json        all outputs, one JSON object a line"})
final class JournalDumpVerb implements Callable<Integer> {
    @Mixin
    private DataOption data;
    @Option(names = "--from", paramLabel = "SEQ", defaultValue = "1", description = "First input's sequence. Default ${DEFAULT-VALUE}.")
    private long from;
    @Option(names = "--to", paramLabel = "SEQ", description = "Last input's sequence. Default: to the end.")
    private Long to;
    @Option(names = "--inputs", description = "Only inputs.")
    private boolean inputs;
    @Option(names = "--outputs", description = "Only outputs.")
    private boolean outputs;
    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        final long last = to == null ? Long.MAX_VALUE : to;
        if (last < from) {
            throw Complaint.usage("--from " + from + " is behind --to " + last + "; exchange them");
        }
        final Path directory = data.journal();
        final boolean both = inputs == outputs;
        try (Source in = both || inputs ? new Source(directory, JournalStream.INPUTS) : null;
             Source said = both || outputs ? new Source(directory, JournalStream.OUTPUTS) : null) {
            dump(in, said, last);
        }
        spec.commandLine().getOut().flush();
        return ExitCode.GOOD.number();
    }

    /** Merges by sequence, the input first: it is the cause. */
    private void dump(final Source in, final Source said, final long last) {
        final PrintWriter out = spec.commandLine().getOut();
        while (true) {
            final long inSequence = in == null ? Long.MAX_VALUE : in.sequence();
            final long saidSequence = said == null ? Long.MAX_VALUE : said.sequence();
            final Source next = inSequence <= saidSequence ? in : said;
            final long sequence = Math.min(inSequence, saidSequence);
            if (sequence == Long.MAX_VALUE || sequence > last || out.checkError()) {
                return;
            }
            if (sequence >= from) {
                out.println(json ? next.json() : (next == in ? "> " : "  < ") + next.line());
            }
            next.advance();
        }
    }

    /** One stream and the message in hand. */
    private static final class Source implements AutoCloseable {
        private final JournalReader reader;
        private boolean hasMessage;

        Source(final Path data, final JournalStream stream) {
            reader = new JournalReader(data, stream);
            advance();
        }

        void advance() {
            hasMessage = reader.next();
        }

        /** {@link Long#MAX_VALUE} at the end. */
        long sequence() {
            return hasMessage ? Message.sequence(reader.buffer(), 0) : Long.MAX_VALUE;
        }

        String line() {
            return MessageText.line(reader.buffer(), 0, reader.length());
        }

        String json() {
            return MessageText.json(reader.buffer(), 0, reader.length());
        }

        @Override
        public void close() {
            reader.close();
        }
    }
}
