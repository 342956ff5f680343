package genesis.core.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.indicator.Features;
import genesis.core.indicator.IndicatorSet;
import genesis.core.message.Recommendation;
import genesis.core.message.SignalReason;
import genesis.core.unit.E8;
import genesis.core.unit.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BuiltInStrategiesTest {
    private static final long MINUTE_NS = 60_000_000_000L;
    private static final long HOUR_NS = 60 * MINUTE_NS;

    /** Plays candles to a strategy and keeps what it proposes. */
    private static final class Play {
        private final IndicatorSet indicators = new IndicatorSet(new Settings());
        private final Features features = new Features();
        private final StaticView view = new StaticView(features, indicators.gaps());
        private final Proposal proposal = new Proposal();
        private final Strategy strategy;

        Play(final String name, final Object... parameters) {
            final Installed installed = StrategyCatalogue.builtIn().named(name);
            Parameters values = Parameters.initial(installed.description());
            for (int i = 0; i < parameters.length; i += 2) {
                values = values.with((String) parameters[i], ((Number) parameters[i + 1]).longValue());
            }
            strategy = installed.factory().create(values);
        }

        String candle(final double high, final double low, final double close) {
            view.timeNs += MINUTE_NS;
            view.high = high;
            view.low = low;
            view.close = close;
            indicators.onCandle(view.timeNs / 1_000_000, high, low, close, 1);
            indicators.read(features);
            strategy.evaluate(view, proposal);
            return proposal.recommendation() + " " + proposal.reason();
        }

        String close(final double close) {
            return candle(close + 1, close - 1, close);
        }
    }

    static List<StrategyFactory> all() {
        return BuiltIn.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void shouldHoldWhileWarmingUp(final StrategyFactory factory) {
        final Play play = new Play(factory.description().name());
        for (int i = 0; i < 10; i++) {
            assertEquals("HOLD WARMING_UP", play.close(100));
        }
    }

    /** With fourteen candles of equal moves up and down Wilder's index is 50; then falls of 10 drive it below 30. */
    @Test
    void shouldRsiBuyOnceBelowItsThresholdAndLeaveInTheMiddle() {
        final Play play = new Play("rsi-reversion");
        for (int i = 0; i < 40; i++) {
            play.close(100 + i % 2);
        }
        final List<String> said = new ArrayList<>();
        double close = 100;
        for (int i = 0; i < 10; i++) {
            close -= 1;
            said.add(play.close(close));
        }
        assertEquals(1, said.stream().filter("BUY RSI_IS_LOW"::equals).count(), said.toString());
        assertEquals("LEAVE_SHORT RSI_IS_BACK", said.get(0), "from 51.9 to below 50");
        assertEquals(8, said.stream().filter("HOLD IN_THE_MIDDLE"::equals).count(), said.toString());
        said.clear();
        for (int i = 0; i < 30; i++) {
            close += 1;
            said.add(play.close(close));
        }
        assertEquals(1, said.stream().filter("LEAVE_LONG RSI_IS_BACK"::equals).count(), said.toString());
        assertEquals(1, said.stream().filter("SELL RSI_IS_HIGH"::equals).count(), said.toString());
        assertTrue(said.indexOf("LEAVE_LONG RSI_IS_BACK") < said.indexOf("SELL RSI_IS_HIGH"));
    }

    @Test
    void shouldRsiNotActOnWhatItSeesFirst() {
        final Play play = new Play("rsi-reversion");
        for (int i = 0; i < 60; i++) {
            assertTrue(play.close(1_000 - i).startsWith("HOLD"), "it has been falling from the start");
        }
    }

    /** Expected: the formula of the Javadoc, by hand. */
    @Test
    void shouldRsiBeConfidentAsWritten() {
        assertEquals(0.6, RsiReversion.confidence(0, 30), 1e-12);
        assertEquals(0.8, RsiReversion.confidence(15, 30), 1e-12);
        assertEquals(1.0, RsiReversion.confidence(30, 30), 1e-12);
    }

    /** Rising gap between 101 (high of the first) and 109 (low of the third); later the low touches 104 and the close is 112. */
    @Test
    void shouldGapBuyWhereThePriceComesBackIntoARisingGapAndTurns() {
        final Play play = new Play("fair-value-gap");
        flat(play, 30);
        play.candle(101, 99, 100);
        play.candle(112, 100, 111);
        assertEquals("HOLD NO_GAP_TOUCHED", play.candle(114, 109, 113), "made by this candle, not come back to");
        assertEquals("HOLD NO_GAP_TOUCHED", play.candle(115, 111, 112), "above it");
        assertEquals("BUY GAP_HELD", play.candle(113, 104, 112));
        assertEquals(0.55 + 0.25 * 3 / (3 + play.features.atr()) + 0.2 * (1 - 2 / 100.0), play.proposal.confidence(), 1e-12);
        assertEquals("HOLD NO_GAP_TOUCHED", play.candle(113, 104.5, 112), "above what is left of it");
    }

    @Test
    void shouldGapSellWhereThePriceComesBackIntoAFallingGapAndTurns() {
        final Play play = new Play("fair-value-gap");
        flat(play, 30);
        play.candle(101, 99, 100);
        play.candle(100, 88, 89);
        play.candle(91, 86, 87);
        assertEquals("SELL GAP_HELD", play.candle(96, 87, 88));
        assertEquals("HOLD NO_GAP_TOUCHED", play.candle(99.5, 95, 99), "filled");
    }

    @Test
    void shouldGapPassOverWhatIsOldOrNarrow() {
        for (final Object[] parameters : new Object[][] {{"age-max", 1}, {"height-min-atr", 5 * E8.ONE}}) {
            final Play play = new Play("fair-value-gap", parameters);
            flat(play, 30);
            play.candle(101, 99, 100);
            play.candle(112, 100, 111);
            play.candle(114, 109, 113);
            play.candle(115, 111, 112);
            assertEquals("HOLD NO_GAP_TOUCHED", play.candle(113, 104, 112), parameters[0].toString());
        }
    }

    @Test
    void shouldBuyOnceInEachIntervalThatBeginsAfterIt() {
        final Play play = new Play("dca", "interval", HOUR_NS, "amount", 40 * E8.ONE);
        int bought = 0;
        for (int minute = 1; minute <= 300; minute++) {
            if (play.close(100).equals("BUY DUE")) {
                assertEquals(0, minute % 60, "the first close of an hour");
                assertEquals(40 * E8.ONE, play.proposal.stakeE8());
                assertEquals(1, play.proposal.confidence());
                bought++;
            }
        }
        assertEquals(5, bought);
    }

    @Test
    void shouldWaitForAPriceBelowTheAverageButNotIntoTheNextInterval() {
        final Play play = new Play("dca", "interval", HOUR_NS, "only-below-average", 1);
        for (int minute = 1; minute < 60; minute++) {
            play.close(100 + minute);
        }
        assertEquals("HOLD ABOVE_AVERAGE", play.close(160));
        for (int minute = 61; minute < 130; minute++) {
            assertEquals("HOLD ABOVE_AVERAGE", play.close(100 + minute));
        }
        assertEquals("BUY DUE", play.close(50));
        assertEquals("HOLD NOT_DUE", play.close(49), "that of the hour before is not made up for");
    }

    /**
     * A history that starts 500 or 5,000 candles earlier: from 500 candles after the later start on both say the same. The
     * averages have forgotten by then: (1 − 1/14)^500 is below 1e-16.
     */
    @ParameterizedTest
    @MethodSource("all")
    void shouldNotDependOnHowFarHistoryReachesBack(final StrategyFactory factory) {
        final Play longer = new Play(factory.description().name());
        final Play shorter = new Play(factory.description().name());
        final double[] closes = walk(91, 6_500);
        int actions = 0;
        shorter.view.timeNs = 4_500 * MINUTE_NS;
        for (int i = 0; i < closes.length; i++) {
            final String said = candle(longer, closes, i);
            if (i >= 4_500) {
                final String other = candle(shorter, closes, i);
                if (i >= 5_000) {
                    assertEquals(said, other, factory.description().name() + ", candle " + i);
                    assertEquals(longer.proposal.confidence(), shorter.proposal.confidence(), 1e-9);
                    actions += said.startsWith("HOLD") ? 0 : 1;
                }
            }
        }
        assertTrue(actions > 0, factory.description().name() + " did nothing");
    }

    /** What comes later does not change what was said: the same beginning with another end. */
    @ParameterizedTest
    @MethodSource("all")
    void shouldNotLookAhead(final StrategyFactory factory) {
        final double[] closes = walk(92, 3_000);
        final double[] others = closes.clone();
        for (int i = 2_000; i < others.length; i++) {
            others[i] = 50 + i % 13;
        }
        final Play one = new Play(factory.description().name());
        final Play two = new Play(factory.description().name());
        for (int i = 0; i < 2_000; i++) {
            assertEquals(candle(one, closes, i), candle(two, others, i));
            assertEquals(Double.doubleToRawLongBits(one.proposal.confidence()), Double.doubleToRawLongBits(two.proposal.confidence()));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {93, 94})
    void shouldProposeWithAConfidenceThatIsAFraction(final long seed) {
        for (final StrategyFactory factory : all()) {
            final Play play = new Play(factory.description().name());
            final double[] closes = walk(seed, 20_000);
            for (int i = 0; i < closes.length; i++) {
                candle(play, closes, i);
                assertTrue(play.proposal.confidence() >= 0 && play.proposal.confidence() <= 1, "seed=" + seed + ", candle=" + i);
                assertEquals(play.proposal.isEntry(), play.proposal.confidence() > 0);
            }
        }
    }

    @Test
    void shouldRefuseValuesOutOfRangeAndNamesThatAreNotDeclared() {
        final Parameters parameters = Parameters.initial(StrategyCatalogue.builtIn().named("dca").description());
        assertThrows(IllegalStateException.class, () -> parameters.with("amount", 0));
        assertThrows(IllegalStateException.class, () -> parameters.with("amuont", E8.ONE));
    }

    @Test
    void shouldRefuseDeclarationsThatContradictThemselves() {
        assertThrows(IllegalArgumentException.class, () -> Parameter.count("n", 5, 6, 7, "Default below its range."));
        assertThrows(IllegalArgumentException.class, () -> Parameter.count("No Name", 5, 0, 7, "Not a name."));
        final Parameter n = Parameter.count("n", 1, 0, 2, "Twice.");
        assertThrows(IllegalArgumentException.class, () -> new StrategyDescription(1_000, "x", "m", "c", "s", false, false, List.of(n, n)));
        assertThrows(IllegalArgumentException.class, () -> new StrategyDescription(0, "x", "m", "c", "s", false, false, List.of()));
        assertThrows(IllegalArgumentException.class, () -> new StrategyDescription(1_000, "x", " ", "c", "s", false, false, List.of()));
    }

    @Test
    void shouldActOnlyInTheWaysThatAnEntryOrAnExitNeeds() {
        final Proposal proposal = new Proposal();
        proposal.recommend(Recommendation.SELL, SignalReason.RSI_IS_HIGH, 0.8);
        proposal.weigh(0.5);
        assertEquals(0.4, proposal.confidence());
        proposal.weigh(0);
        assertEquals(Recommendation.LEAVE_LONG, proposal.recommendation());
        proposal.leaveShort(SignalReason.RSI_IS_BACK);
        proposal.weigh(0);
        assertEquals(SignalReason.RSI_IS_BACK, proposal.reason(), "an exit is never weighed down");
    }

    private static void flat(final Play play, final int count) {
        for (int i = 0; i < count; i++) {
            play.candle(101, 99, 100);
        }
    }

    private static String candle(final Play play, final double[] closes, final int i) {
        final double open = i == 0 ? closes[0] : closes[i - 1];
        return play.candle(Math.max(open, closes[i]) + 0.25, Math.min(open, closes[i]) - 0.25, closes[i]);
    }

    private static double[] walk(final long seed, final int count) {
        final SplittableRandom random = new SplittableRandom(seed);
        final double[] closes = new double[count];
        double close = 1_000;
        for (int i = 0; i < count; i++) {
            close = Math.max(10, close + (random.nextDouble() - 0.5) * 10 + StrictMath.sin(i / 200.0));
            closes[i] = close;
        }
        return closes;
    }
}
