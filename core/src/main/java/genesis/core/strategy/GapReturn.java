package genesis.core.strategy;

import genesis.core.indicator.Features;
import genesis.core.indicator.OpenGaps;
import genesis.core.message.Recommendation;
import genesis.core.message.SignalReason;
import genesis.core.unit.StreamDigest;
import java.util.List;

/**
 * Trades the return into a fair value gap: the prices that a fast move left out are expected to hold when they are seen
 * again.
 * <pre>
 *            │ │  the candle that closed:            a rising gap is touched where the candle's low is the gap's new top:
 *      top ──┤ ├── its close is above the gap        it came in from above and did not fill the gap
 *            └┬┘
 *             │    its low is inside the gap         BUY: touched, and closed above it again
 *   bottom ──────                                    SELL: the mirror image at a falling gap
 * </pre>
 * The youngest gap that holds decides. A gap that the same candle completed is none that it came back to. Gaps older
 * than {@code age-max} candles and narrower than {@code height-min-atr} are passed over. It remembers nothing: what
 * it reads are the gaps of the last {@code age-max} candles, and an earlier beginning of the history changes nothing.
 *
 * <h2>Confidence</h2>
 * <pre>
 *     0.55  +  0.25 × height ÷ (height + ATR)  +  0.2 × (1 − age ÷ age-max)
 * </pre>
 * It rises with the height that this candle's touch left of the gap, and falls with the gap's age. Chosen, not fitted.
 * <p>Threading: engine thread. Allocation: none after construction.
 */
public final class GapReturn implements Strategy {
    /** Stands in journals. */
    public static final int ID = 3;

    private static final double CONFIDENCE_START = 0.55;
    private static final double HEIGHT_WEIGHT = 0.25;
    private static final double YOUTH_WEIGHT = 0.2;

    private static final StrategyDescription DESCRIPTION = new StrategyDescription(ID, "fair-value-gap",
        "Buys when a candle came down into a rising fair value gap and closed above it again, sells in the mirror image at a"
            + " falling gap.",
        "0.55 + 0.25 height / (height + ATR) + 0.2 (1 - age / age-max)",
        "The three-candle gap of M. Huddleston (Inner Circle Trader); there is no paper of reference",
        false, false, List.of(
            Parameter.count("age-max", 100, 1, 400, "Candles after which a gap counts no more."),
            Parameter.e8("height-min-atr", 10_000_000, 0, 1_000_000_000L,
                "Least height that is left of a gap, in ATR.")));

    private final int ageMax;
    private final double heightMin;

    GapReturn(final Parameters parameters) {
        ageMax = (int) parameters.value("age-max");
        heightMin = parameters.fraction("height-min-atr");
    }

    /** Describes and makes it. */
    public static StrategyFactory factory() {
        return BuiltIn.of(DESCRIPTION, GapReturn::new);
    }

    @Override
    public boolean isReady(final Features seen) {
        return !Double.isNaN(seen.atr());
    }

    @Override
    public void evaluate(final MarketView market, final Proposal into) {
        final OpenGaps gaps = market.gaps();
        if (!isReady(market.now()) || !gaps.isReady()) {
            into.hold(SignalReason.WARMING_UP);
            return;
        }
        final double atr = market.now().atr();
        for (int i = gaps.count() - 1; i >= 0; i--) {
            final double height = gaps.top(i) - gaps.bottom(i);
            if (gaps.age(i) > 0 && gaps.age(i) <= ageMax && height >= heightMin * atr) {
                if (gaps.isRising(i) && gaps.top(i) == market.low() && market.close() > gaps.top(i)) {
                    into.recommend(Recommendation.BUY, SignalReason.GAP_HELD, confidence(height, atr, gaps.age(i)));
                    return;
                }
                if (!gaps.isRising(i) && gaps.bottom(i) == market.high() && market.close() < gaps.bottom(i)) {
                    into.recommend(Recommendation.SELL, SignalReason.GAP_HELD, confidence(height, atr, gaps.age(i)));
                    return;
                }
            }
        }
        into.hold(SignalReason.NO_GAP_TOUCHED);
    }

    @Override
    public void addTo(final StreamDigest digest) {
        // It remembers nothing.
    }

    private double confidence(final double height, final double atr, final int age) {
        return CONFIDENCE_START + HEIGHT_WEIGHT * height / (height + atr) + YOUTH_WEIGHT * (1 - (double) age / ageMax);
    }
}
