package genesis.journal.replay;

import genesis.core.pipeline.InputProcessor;
import genesis.core.pipeline.Venue;
import genesis.core.strategy.StrategyCatalogue;
import genesis.core.unit.Check;
import genesis.journal.record.JournalException;
import genesis.journal.record.JournalStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Proves that the recorded inputs give the recorded outputs: a fresh engine executes them all and is compared byte by
 * byte. Takes no lock and changes nothing; beside a running engine it proves what is there when it gets to it.
 * <p>Threading: the caller's thread, one run at a time. Allocation: none per input while nothing differs.
 */
public final class Replayer {
    private final Supplier<Venue> venues;
    private final Supplier<StrategyCatalogue> catalogues;

    /** {@code venues}: a fresh one for each run, of the kind the journal was made with. */
    public Replayer(final Supplier<Venue> venues) {
        this(venues, StrategyCatalogue::builtIn);
    }

    /**
     * With these strategies to choose from, a fresh catalogue for each run, too. A run throws
     * {@link genesis.core.strategy.UnknownStrategyException} where the journal was written with one that is not among them.
     */
    public Replayer(final Supplier<Venue> venues, final Supplier<StrategyCatalogue> catalogues) {
        this.venues = venues;
        this.catalogues = catalogues;
    }

    /** Replays the journal in a data directory. Throws {@link JournalException} DAMAGED where it contradicts itself. */
    public ReplayResult run(final Path data, final Progress progress) {
        final long startNs = System.nanoTime();
        try (ChainedReader inputs = new ChainedReader(data, JournalStream.INPUTS);
             ComparingJournal outputs = new ComparingJournal(data)) {
            final InputProcessor processor = new InputProcessor(venues.get(), outputs, catalogues.get());
            final ReplayResult.Divergence onTheWay = execute(inputs, processor, outputs, progress);
            final List<String> notes = new ArrayList<>();
            if (onTheWay == null) {
                final ChainScan tail = ChainScan.judge(data, JournalStream.INPUTS, inputs);
                if (tail.torn() != null) {
                    notes.add(tail.torn() + "; the next start cuts it off");
                }
            }
            return result(inputs, processor, outputs, onTheWay, System.nanoTime() - startNs, notes);
        }
    }

    private static ReplayResult.Divergence execute(final ChainedReader inputs, final InputProcessor processor,
                                                   final ComparingJournal outputs, final Progress progress) {
        while (inputs.next()) {
            try {
                final long link = processor.reexecute(inputs.buffer(), 0, inputs.length());
                Check.that(link == inputs.link(), "one stream has one digest at input " + inputs.sequence(), link);
            } catch (final IllegalStateException | ArithmeticException e) {
                // An engine or venue that gives up now did not give up then: that is a difference, too.
                return new ReplayResult.Divergence(inputs.sequence(), outputs.compared() + 1,
                    "an input that was executed: " + MessageText.line(inputs.buffer(), 0, inputs.length()),
                    e.toString());
            }
            if (outputs.divergence() != null) {
                return outputs.divergence();
            }
            if ((inputs.records() & Progress.EVERY - 1) == 0) {
                progress.at("replaying inputs", inputs.records());
            }
        }
        return null;
    }

    private static ReplayResult result(final ChainedReader inputs, final InputProcessor processor,
                                       final ComparingJournal outputs, final ReplayResult.Divergence onTheWay,
                                       final long elapsedNs, final List<String> notes) {
        ReplayResult.Divergence divergence = onTheWay;
        long withoutInput = 0;
        if (divergence == null) {
            divergence = gap(inputs, outputs);
        }
        if (divergence == null) {
            divergence = outputs.notGivenAgain();
            if (divergence != null && divergence.sequence() > inputs.sequence()) {
                divergence = null;
                withoutInput = 1;
                while (outputs.recorded().next()) {
                    withoutInput++;
                }
            }
        }
        final double seconds = elapsedNs / 1e9;
        return new ReplayResult(inputs.records(), processor.outputCount(), divergence == null, outputs.missing(),
            withoutInput,
            divergence, processor.inputsDigest(), processor.outputsDigest(), processor.engine().stateHash(), elapsedNs,
            seconds == 0 ? 0 : inputs.records() / seconds, List.copyOf(notes));
    }

    /** A kill leaves at most the last input's outputs unwritten; anything earlier that is missing was lost. */
    private static ReplayResult.Divergence gap(final ChainedReader inputs, final ComparingJournal outputs) {
        if (outputs.missing() == 0 || outputs.firstMissingSequence() == inputs.sequence()) {
            return null;
        }
        return new ReplayResult.Divergence(outputs.firstMissingSequence(), outputs.compared() + 1,
            ComparingJournal.NOTHING,
            outputs.missing() + " outputs behind the end of the record, which must reach input " + inputs.sequence());
    }
}
