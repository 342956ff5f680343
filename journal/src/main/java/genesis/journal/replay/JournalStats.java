package genesis.journal.replay;

import genesis.core.message.Message;
import genesis.journal.record.JournalException;
import genesis.journal.record.JournalStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is in a journal, in numbers. Reading it needs no lock; beside a running engine the numbers are of one moment.
 *
 * @param data    the data directory
 * @param streams inputs, then outputs
 */
public record JournalStats(Path data, List<StreamStats> streams) {
    /**
     * One stream.
     *
     * @param stream          inputs or outputs
     * @param records         proved records
     * @param bytes           of their messages, chain links not included
     * @param firstSequence   0 where there is no record
     * @param lastSequence    0 where there is no record
     * @param firstTimeNs     message time of the first record; 0 where there is none
     * @param lastTimeNs      message time of the last record; 0 where there is none
     * @param digest          of the stream
     * @param chainVerified   every record that is there is proved
     * @param problem         what is wrong with the rest; null where the chain is verified
     * @param templates       how many records of each message, in the order of their ids
     * @param files           the files, oldest first
     */
    public record StreamStats(JournalStream stream, long records, long bytes, long firstSequence, long lastSequence,
                              long firstTimeNs, long lastTimeNs, long digest, boolean chainVerified, String problem,
                              List<TemplateCount> templates, List<Path> files) { }

    /** How often a message occurs. */
    public record TemplateCount(int templateId, String name, long count) { }

    /** Reads all of it. Damage is reported in {@link StreamStats#problem}, not thrown. */
    public static JournalStats of(final Path data, final Progress progress) {
        final List<StreamStats> streams = new ArrayList<>();
        for (final JournalStream stream : JournalStream.values()) {
            streams.add(of(data, stream, progress));
        }
        return new JournalStats(data, List.copyOf(streams));
    }

    private static StreamStats of(final Path data, final JournalStream stream, final Progress progress) {
        final Map<Integer, Long> counts = new TreeMap<>();
        final String step = "counting " + stream.directoryName();
        try (ChainedReader reader = new ChainedReader(data, stream)) {
            long firstSequence = 0;
            while (reader.next()) {
                counts.merge(Message.templateId(reader.buffer(), 0), 1L, Long::sum);
                if (reader.records() == 1) {
                    firstSequence = reader.sequence();
                }
                if ((reader.records() & Progress.EVERY - 1) == 0) {
                    progress.at(step, reader.records());
                }
            }
            final String problem = problem(data, stream, reader);
            final List<TemplateCount> templates = new ArrayList<>();
            counts.forEach((id, count) -> templates.add(new TemplateCount(id, MessageText.name(id), count)));
            return new StreamStats(stream, reader.records(), reader.bytes(), firstSequence, reader.sequence(),
                reader.firstTimeNs(), reader.timeNs(), reader.link(), problem == null, problem, List.copyOf(templates),
                stream.files(data));
        }
    }

    private static String problem(final Path data, final JournalStream stream, final ChainedReader reader) {
        try {
            return ChainScan.judge(data, stream, reader).torn();
        } catch (final JournalException e) {
            return e.getMessage();
        }
    }
}
