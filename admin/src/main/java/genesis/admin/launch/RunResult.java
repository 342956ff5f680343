package genesis.admin.launch;

import genesis.admin.config.RunOptions;
import genesis.admin.metrics.Latency;
import genesis.admin.view.Status;
import java.util.List;

/**
 * What a run came to. Counters and digests are those of the whole journal, which may hold earlier sessions; latency and
 * allocation are this process's.
 *
 * @param inputs                 in the journal, which is also the last sequence
 * @param recoveredInputs        of them, how many were there before this run
 * @param counters               as the engine counts
 * @param account                as the engine holds it
 * @param latency                from publication in the ring to the end of processing
 * @param allocatedBytesPerInput of append, decide and hand over, after warm-up
 * @param layout                 as it was chosen
 * @param waiting                as it was chosen
 * @param elapsedNs              wall time from the first input to the stop
 * @param strategies             what each came to since the first session, by number
 */
public record RunResult(RunOptions options, String layout, String waiting, long inputs, long recoveredInputs, Status.Counters counters,
                        Status.Account account, Latency latency, double allocatedBytesPerInput, long lastSequence,
                        long inputsDigest, long outputsDigest, long stateHash, long elapsedNs, List<Status.Strategy> strategies) {
}
