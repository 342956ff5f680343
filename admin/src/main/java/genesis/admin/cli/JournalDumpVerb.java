package genesis.admin.cli;

import genesis.admin.config.Complaint;
import genesis.admin.config.ExitCode;
import genesis.core.message.Message;
import genesis.core.unit.StreamDigest;
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
        if (from < 1 || last < 1) {
            throw Complaint.usage("the first input has sequence 1; choose --from and --to from there");
        }
        if (last < from) {
            throw Complaint.usage("--from " + from + " is behind --to " + last + "; exchange them");
        }
        final Path directory = data.journal();
        final boolean both = inputs == outputs;
        try (Source in = both || inputs ? new Source(directory, JournalStream.INPUTS) : null;
             Source said = both || outputs ? new Source(directory, JournalStream.OUTPUTS) : null) {
            final long printed = dump(in, said, last);
            spec.commandLine().getOut().flush();
            if (printed == 0) {
                spec.commandLine().getErr().println("genesis: nothing is recorded there; 'journal stats' shows from where to where");
            }
            return (isProved(in) & isProved(said) ? ExitCode.GOOD : ExitCode.CHECK_FAILED).number();
        }
    }

    /** What was printed from a damaged journal must not be taken for what was written. */
    private boolean isProved(final Source source) {
        if (source == null || source.problem() == null) {
            return true;
        }
        spec.commandLine().getErr().println("genesis: " + source.problem());
        return false;
    }

    /** Merges by sequence, the input first: it is the cause. Returns how many messages were printed. */
    private long dump(final Source in, final Source said, final long last) {
        final PrintWriter out = spec.commandLine().getOut();
        long printed = 0;
        while (true) {
            final long inSequence = in == null ? Long.MAX_VALUE : in.sequence();
            final long saidSequence = said == null ? Long.MAX_VALUE : said.sequence();
            final Source next = inSequence <= saidSequence ? in : said;
            final long sequence = Math.min(inSequence, saidSequence);
            if (sequence == Long.MAX_VALUE || sequence > last || out.checkError()) {
                return printed;
            }
            if (sequence >= from) {
                printed++;
                out.println((json ? "" : next == in ? "> " : "  < ") + next.text(json));
            }
            next.advance();
        }
    }

    /** One stream and the message in hand. */
    private static final class Source implements AutoCloseable {
        private final JournalReader reader;
        private final StreamDigest digest = new StreamDigest();
        private boolean hasMessage;
        private String brokenAt;
        private String problem;

        Source(final Path data, final JournalStream stream) {
            reader = new JournalReader(data, stream);
            advance();
        }

        void advance() {
            hasMessage = reader.next();
            if (hasMessage && brokenAt == null && digest.add(reader.buffer(), 0, reader.length()) != reader.chain()) {
                brokenAt = "sequence " + sequence() + ", " + reader.recordPlace();
            }
        }

        /** Why not all that was printed is proved; null where it is. */
        String problem() {
            return problem;
        }

        /** {@link Long#MAX_VALUE} at the end. */
        long sequence() {
            return hasMessage ? Message.sequence(reader.buffer(), 0) : Long.MAX_VALUE;
        }

        /** The message in hand, as it is printed. */
        String text(final boolean json) {
            if (brokenAt != null) {
                problem = "the chain of digests is broken at " + brokenAt + ": what is printed from there on is not proved";
            }
            return json ? MessageText.json(reader.buffer(), 0, reader.length()) : MessageText.line(reader.buffer(), 0, reader.length());
        }

        @Override
        public void close() {
            reader.close();
        }
    }
}
