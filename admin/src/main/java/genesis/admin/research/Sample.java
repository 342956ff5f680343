package genesis.admin.research;

import genesis.core.message.Recommendation;
import genesis.core.signal.ModelInputs;

/**
 * One trade that could have been opened, and what became of it.
 *
 * @param timeMs  when it would have been opened
 * @param untilMs until then its outcome depends on the market: the end of the horizon
 * @param inputs  its direction is the side
 */
public record Sample(String symbol, long timeMs, long untilMs, Recommendation side, ModelInputs inputs, boolean reached) {
}
