package genesis.gateway.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.message.DenialReason;
import genesis.core.message.Purpose;
import genesis.core.message.Recommendation;
import genesis.core.message.SignalEvaluatedDecoder;
import genesis.core.unit.E8;
import genesis.core.unit.Setting;
import genesis.gateway.Wrap;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** RSK-15 for a strategy, whose stop is so many ATR away: computed again here from what its signal says. */
class StrategySizeTest extends RiskScenario {
    private static final BigDecimal EQUITY = new BigDecimal("100000");

    @Test
    @DisplayName("RSK-15 a strategy's entry loses half a percent at its stop, two ATR away")
    void shouldAStrategyStakeHalfAPercent() {
        given.setting(Setting.PROBABILITY_MIN, "0");
        when.strategySays(Recommendation.BUY, 0.9);
        then.lastOrderSentIs(Purpose.ENTRY);
        assertEquals(quantity(new BigDecimal("0.005"), signal().atr()), sent());
        then.booksAgree();
    }

    /** J. L. Kelly, 1956: f = p − (1 − p) ÷ odds, with odds of three ATR to two; a tenth of it is staked. */
    @Test
    @DisplayName("RSK-15 a tenth of Kelly's fraction is staked, by the probability that the signal says")
    void shouldAPartOfKellyBeStaked() {
        given.setting(Setting.PROBABILITY_MIN, "0").setting(Setting.KELLY_FRACTION, "0.1");
        given.setting(Setting.KELLY_CEILING, "0.1");
        when.strategySays(Recommendation.BUY, 0.9);
        then.lastOrderSentIs(Purpose.ENTRY);
        final double probability = signal().probability();
        final double stake = 0.1 * (probability - (1 - probability) * 2 / 3);
        assertTrue(stake > 0 && stake < 0.1, "below the ceiling, and worth a bet: " + stake);
        assertEquals(quantity(BigDecimal.valueOf(stake).setScale(8, RoundingMode.DOWN), signal().atr()), sent());
    }

    @Test
    @DisplayName("RSK-01 a strategy that is not sure enough is refused, with its confidence")
    void shouldConfidenceBeAskedFor() {
        when.strategySays(Recommendation.BUY, 0.59);
        then.entryIsRefusedWith(DenialReason.CONFIDENCE_IS_TOO_LOW, "0.6", "0.59");
        then.exchangeEverSaw(0);
    }

    @Test
    @DisplayName("RSK-01 a target that is not likely enough is refused, with its probability")
    void shouldProbabilityBeAskedFor() {
        given.setting(Setting.PROBABILITY_MIN, "0.99");
        when.strategySays(Recommendation.BUY, 0.9);
        then.entryIsRefusedWith(DenialReason.PROBABILITY_IS_TOO_LOW).limit("0.99")
            .seenCount((long) (signal().probability() * E8.ONE));
        then.exchangeEverSaw(0);
    }

    /** Money at stake ÷ distance of the stop, rounded down. */
    private static String quantity(final BigDecimal part, final double atr) {
        final BigDecimal distance = BigDecimal.valueOf(2 * atr).setScale(8, RoundingMode.HALF_UP);
        return EQUITY.multiply(part).divide(distance, 8, RoundingMode.DOWN).stripTrailingZeros().toPlainString();
    }

    /** What the strategy said when it wanted to buy. */
    private SignalEvaluatedDecoder signal() {
        final List<UnsafeBuffer> said = then.heard().said(SignalEvaluatedDecoder.TEMPLATE_ID);
        final SignalEvaluatedDecoder signal = new SignalEvaluatedDecoder();
        for (final UnsafeBuffer each : said) {
            Wrap.at(signal::wrap, each);
            if (signal.recommendation() == Recommendation.BUY) {
                return signal;
            }
        }
        throw new AssertionError("nobody wanted to buy");
    }

    private String sent() {
        return E8.text(then.heard().placed.get(0).qtyE8());
    }
}
