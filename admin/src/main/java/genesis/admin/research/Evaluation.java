package genesis.admin.research;

import genesis.core.message.Recommendation;
import genesis.core.message.Trigger;
import genesis.core.signal.ModelInputs;

/**
 * What the indicators said at one moment.
 *
 * @param timeMs         when it could be known: the end of the candle that closed, or in a journal the time of the input
 * @param barIndex       the last closed bar of its market at that time
 * @param strategyId     of the strategy that was asked; 0 where none was
 * @param recommendation what that strategy said; HOLD where none was asked
 * @param probability    that of its score; NaN where no strategy was asked
 * @param inputs         never written to; its direction is that of the recommendation
 */
public record Evaluation(long timeMs, int barIndex, Trigger trigger, int strategyId, Recommendation recommendation,
                         double confidence, double probability, ModelInputs inputs) {
    /** The same, its bar standing elsewhere. */
    Evaluation at(final int otherIndex) {
        return new Evaluation(timeMs, otherIndex, trigger, strategyId, recommendation, confidence, probability, inputs);
    }
}
