package genesis.journal.recovery;

import genesis.core.pipeline.InputProcessor;
import genesis.journal.record.JournalWriter;
import java.util.List;

/**
 * An engine that stands where its journal ends.
 *
 * @param processor ready for the next input; its records go to {@code writer}
 * @param writer    no thread has appended since: the first thread that does owns it; the caller closes it
 * @param notes     what had to be put right, as sentences for a person; empty after an orderly stop
 * @param inputs    re-executed
 * @param outputs   found recorded and equal
 * @param outputsAdded outputs that were not recorded and are now
 * @param elapsedNs wall time of all of it
 */
public record Recovered(InputProcessor processor, JournalWriter writer, List<String> notes, long inputs, long outputs,
                        long outputsAdded, long elapsedNs) {
}
