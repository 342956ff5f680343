package genesis.journal.recovery;

import static genesis.journal.record.JournalException.Kind.DAMAGED;

import genesis.core.pipeline.InputProcessor;
import genesis.core.pipeline.Venue;
import genesis.core.strategy.StrategyCatalogue;
import genesis.core.unit.Check;
import genesis.journal.record.DataDirectory;
import genesis.journal.record.JournalException;
import genesis.journal.record.JournalStream;
import genesis.journal.record.JournalWriter;
import genesis.journal.record.UnbornFiles;
import genesis.journal.replay.ChainScan;
import genesis.journal.replay.ChainedReader;
import genesis.journal.replay.ComparingJournal;
import genesis.journal.replay.MessageText;
import genesis.journal.replay.Progress;
import genesis.journal.replay.ReplayResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings an engine to where its journal ends, and the journal to where its last whole input ends:
 *
 * <pre>
 *   1. finish or undo a repair that was interrupted; set aside files without a record
 *   2. prove both streams to their ends                     damage inside: stop here, nothing is changed
 *   3. cut torn ends, and outputs whose input is not there  the old files are kept beside
 *   4. open the queues
 *   5. execute all inputs; outputs must be the recorded ones, those behind their end are appended
 * </pre>
 *
 * Nothing is handed to a venue outside that was handed over before: the venue given here sees every command again, as
 * it sees every input, and must not let them leave the house until the caller says so.
 * <p>Threading: the calling thread; afterwards any one thread may own what is returned.
 */
public final class Recovery {
    private Recovery() {
    }

    /** Throws {@link JournalException}: DAMAGED, UNUSABLE or DISK_FULL. The data directory stays open in any case. */
    public static Recovered run(final DataDirectory data, final Venue venue, final Progress progress) {
        return run(data, venue, true, progress);
    }

    /**
     * As {@link #run(DataDirectory, Venue, Progress)}; the writer without its page toucher where {@code pretouch} is
     * false.
     */
    public static Recovered run(final DataDirectory data, final Venue venue, final boolean pretouch,
                                final Progress progress) {
        return run(data, venue, StrategyCatalogue.builtIn(), pretouch, progress);
    }

    /**
     * As above, with these strategies to choose from. Throws {@link genesis.core.strategy.UnknownStrategyException} where
     * the journal was written with one that is not among them; nothing that was recorded is changed then.
     */
    public static Recovered run(final DataDirectory data, final Venue venue, final StrategyCatalogue catalogue,
                                final boolean pretouch, final Progress progress) {
        final long startNs = System.nanoTime();
        final List<String> notes = new ArrayList<>(TailRepair.finishInterrupted(data));
        notes.addAll(UnbornFiles.setAside(data));
        final long outputsKept = cutTornEnds(data, notes, progress);
        final JournalWriter writer = new JournalWriter(data, pretouch);
        try {
            return execute(data.path(), venue, catalogue, writer, outputsKept, notes, progress, startNs);
        } catch (final RuntimeException | Error e) {
            writer.close();
            throw e;
        }
    }

    /** Returns how many outputs are left. Both streams are proved before either is changed. */
    private static long cutTornEnds(final DataDirectory data, final List<String> notes, final Progress progress) {
        final ChainScan inputs = ChainScan.run(data.path(), JournalStream.INPUTS, progress);
        final ChainScan outputs = ChainScan.run(data.path(), JournalStream.OUTPUTS, progress);
        if (inputs.torn() != null) {
            notes.add(TailRepair.cut(data, JournalStream.INPUTS, inputs.records(), inputs.torn(), progress));
        }
        final long caused = outputs.lastSequence() <= inputs.lastSequence() ? outputs.records()
            : TailRepair.recordsUpTo(data.path(), JournalStream.OUTPUTS, inputs.lastSequence());
        if (caused < outputs.records()) {
            notes.add(TailRepair.cut(data, JournalStream.OUTPUTS, caused, "LOST INPUTS: " + (outputs.records() - caused)
                + " outputs up to sequence " + outputs.lastSequence() + " have no recorded input, the last one is "
                + inputs.lastSequence() + "; check at the exchange what the last orders became", progress));
        } else if (outputs.torn() != null) {
            notes.add(TailRepair.cut(data, JournalStream.OUTPUTS, caused, outputs.torn(), progress));
        }
        return caused;
    }

    private static Recovered execute(final Path path, final Venue venue, final StrategyCatalogue catalogue,
                                     final JournalWriter writer,
                                     final long outputsKept, final List<String> notes, final Progress progress,
                                     final long startNs) {
        try (ChainedReader inputs = new ChainedReader(path, JournalStream.INPUTS);
             ComparingJournal outputs = new ComparingJournal(path, outputsKept, writer)) {
            final InputProcessor processor = new InputProcessor(venue, outputs, catalogue);
            while (inputs.next()) {
                executeOne(inputs, processor, outputs);
                if ((inputs.records() & Progress.EVERY - 1) == 0) {
                    progress.at("recovering inputs", inputs.records());
                }
            }
            stopAt(outputs.notGivenAgain());
            if (outputs.missing() > 0) {
                notes.add("added " + outputs.missing() + " outputs from input " + outputs.firstMissingSequence()
                    + " on, which had not been recorded when the process ended");
            }
            writer.release();
            processor.journal(writer);
            return new Recovered(processor, writer, List.copyOf(notes), inputs.records(), outputs.compared(),
                outputs.missing(), System.nanoTime() - startNs);
        }
    }

    private static void executeOne(final ChainedReader inputs, final InputProcessor processor,
                                   final ComparingJournal outputs) {
        try {
            final long link = processor.reexecute(inputs.buffer(), 0, inputs.length());
            Check.that(link == inputs.link(), "one stream has one digest at input " + inputs.sequence(), link);
        } catch (final IllegalStateException | ArithmeticException e) {
            final String input = "; the input is " + MessageText.line(inputs.buffer(), 0, inputs.length());
            final long sequence = inputs.sequence();
            if (inputs.next()) {
                throw new JournalException(DAMAGED, "input " + sequence + " was executed before and cannot be now: " + e
                    + input + advice(), e);
            }
            throw new JournalException(DAMAGED, "input " + sequence + ", the last one, stops the engine, as it may have done"
                + " when it came: " + e + input + ". Nothing that was recorded has been changed. Start a program version"
                + " that takes it, or set the directory aside and start with an empty one", e);
        }
        stopAt(outputs.divergence());
    }

    private static void stopAt(final ReplayResult.Divergence divergence) {
        if (divergence != null) {
            throw new JournalException(DAMAGED, "the engine decides otherwise than it did: " + divergence.text()
                + advice());
        }
    }

    private static String advice() {
        return ". Nothing that was recorded has been changed. Start the program version that wrote this journal, or"
            + " set the directory aside and start with an empty one";
    }
}
