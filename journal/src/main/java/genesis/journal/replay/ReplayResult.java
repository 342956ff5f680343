package genesis.journal.replay;

import java.util.List;

/**
 * What a replay found.
 *
 * @param inputs                 re-executed inputs
 * @param outputs                outputs that the fresh engine gave
 * @param identical              every recorded output was given again, byte by byte, and none between is missing
 * @param outputsNotYetWritten   outputs of the last input that are not recorded: its process was killed between the two
 *                               appends, or is about to write them. Not counted against {@code identical}; the next
 *                               start writes them
 * @param outputsWithoutInput    recorded outputs of inputs that are not recorded: a power cut took the inputs. Not
 *                               compared; the next start cuts them off
 * @param firstDivergence        null where identical
 * @param inputsDigest           of the re-executed inputs
 * @param outputsDigest          of the outputs given
 * @param stateHash              of the engine at the end
 * @param elapsedNs              wall time of the replay
 * @param inputsPerSecond        inputs over that time
 * @param notes                  what a person should know, such as an unreadable last record that was left out
 */
public record ReplayResult(long inputs, long outputs, boolean identical, long outputsNotYetWritten,
                           long outputsWithoutInput, Divergence firstDivergence, long inputsDigest, long outputsDigest,
                           long stateHash, long elapsedNs, double inputsPerSecond, List<String> notes) {
    /**
     * The first place where what was recorded and what was given again differ.
     *
     * @param sequence      of the input that was being executed
     * @param outputOrdinal number of the output in its stream, from 1
     * @param expected      the recorded message in words, or what is recorded instead
     * @param actual        the message given now in words, or what happened instead
     */
    public record Divergence(long sequence, long outputOrdinal, String expected, String actual) {
        /** One sentence for a person. */
        public String text() {
            return "input " + sequence + ", output " + outputOrdinal + ": recorded " + expected + ", given now "
                + actual;
        }
    }
}
