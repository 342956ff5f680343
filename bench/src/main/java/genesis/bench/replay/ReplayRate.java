package genesis.bench.replay;

import genesis.bench.report.Result;
import genesis.bench.report.Target;
import genesis.bench.setup.CaptureFile;
import genesis.bench.setup.Plan;
import genesis.bench.setup.Scratch;
import genesis.core.exchange.PaperVenue;
import genesis.journal.replay.Progress;
import genesis.journal.replay.ReplayResult;
import genesis.journal.replay.Replayer;
import java.util.Arrays;

/**
 * Inputs a second when a journal is proved: read, checked against its digests, executed, every output compared byte by
 * byte. The figure is the median of several replays in this process, as the first of them runs in an interpreter.
 */
public final class ReplayRate {
    private static final String NAME = "replay";
    private static final int GENERATED_INPUTS = 1_000_000;

    private ReplayRate() {
    }

    public static Result run(final Plan plan) {
        try (Scratch scratch = new Scratch(true)) {
            final RecordedDay day = new RecordedDay(scratch);
            final boolean recorded = plan.capture() != null && plan.effort() != Plan.Effort.GLANCE;
            final long updates = recorded ? day.play(plan.capture())
                : day.generate(plan.choose(GENERATED_INPUTS, GENERATED_INPUTS, 20_000));
            scratch.closeJournal();
            final boolean countIsWrong = recorded && CaptureFile.isTheLargeOne(plan.capture())
                && updates != CaptureFile.BOOK_UPDATES;
            if (countIsWrong || day.processor().engine().counters().bookUpdates() != updates) {
                return Result.wrong(NAME, "the engine saw " + day.processor().engine().counters().bookUpdates()
                    + " of " + updates
                    + " book updates");
            }
            return replay(plan, scratch, day, recorded ? plan.capture().getFileName().toString()
                : "generated market, no capture found");
        }
    }

    private static Result replay(final Plan plan, final Scratch scratch, final RecordedDay day, final String source) {
        final double[] rates = new double[plan.choose(5, 3, 1)];
        for (int i = 0; i < rates.length; i++) {
            final ReplayResult replay = new Replayer(PaperVenue::new).run(scratch.path(), Progress.NONE);
            final boolean isSame = replay.identical() && replay.inputs() == day.processor().lastSequence()
                && replay.inputsDigest() == day.processor().inputsDigest()
                && replay.outputsDigest() == day.processor().outputsDigest()
                && replay.stateHash() == day.processor().engine().stateHash();
            if (!isSame) {
                return Result.wrong(NAME, "a replay differs from what was journaled: " + replay);
            }
            rates[i] = replay.inputsPerSecond();
        }
        Arrays.sort(rates);
        return Result.of(NAME, rates[rates.length / 2], "inputs/s", Target.atLeast(2_000_000), source)
            .with("slowest", rates[0]).with("fastest", rates[rates.length - 1])
            .with("inputs", day.processor().lastSequence()).with("outputs", day.processor().outputCount());
    }
}
