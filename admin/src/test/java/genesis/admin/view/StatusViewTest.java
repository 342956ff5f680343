package genesis.admin.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.message.BreakerState;
import genesis.core.message.Cause;
import genesis.core.message.CommandResult;
import genesis.core.message.ConnectionState;
import genesis.core.message.DenialReason;
import genesis.core.message.FeedProblem;
import genesis.core.message.FeedState;
import genesis.core.message.Mode;
import genesis.core.message.OrderStatus;
import genesis.core.message.Recommendation;
import genesis.core.message.Regime;
import genesis.core.message.Timeframe;
import genesis.core.message.TradingState;
import genesis.core.unit.E8;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class StatusViewTest {
    private final StatusView view = new StatusView();
    private final Outputs outputs = new Outputs(view);

    @Test
    void shouldNothingBeVisibleBeforeItIsPublished() {
        outputs.session(1, 1);

        assertNull(view.status().session());

        outputs.publish();
        assertEquals(new Status.Session(Mode.PAPER, 7, 1, 1_000_000_000L), view.status().session());
        assertEquals(1, view.status().lastSequence());
    }

    @Test
    void shouldPauseShowWhyAndUntilWhen() {
        outputs.session(1, 1).trading(2, TradingState.PAUSED, "lunch", 99).publish();

        assertTrue(view.status().trading().isPaused());
        assertEquals("lunch", view.status().trading().reason());
        assertEquals(99, view.status().trading().untilNs());
    }

    @Test
    void shouldFeedBeHealthyOnlyWhileLiveAndFresh() {
        outputs.session(1, 1).instrument(2, 0, "tBTCUSD").instrument(3, 1, "tETHUSD").instrument(4, 2, "tLTCUSD")
            .feedHealth(5, 0, FeedState.LIVE, false).feedHealth(6, 1, FeedState.LIVE, true).publish();

        assertEquals(List.of(true, false, false), view.status().instruments().stream().map(Status.Market::isHealthy).toList());
        assertEquals("tETHUSD", view.status().instruments().get(1).symbol());
        assertNull(view.status().instruments().get(2).feed());
    }

    @Test
    void shouldSignalStayWithItsInstrumentWhenTheFeedChanges() {
        outputs.session(1, 1).instrument(2, 0, "tBTCUSD").signal(3, 0, Recommendation.BUY, 61).feedHealth(4, 0, FeedState.BROKEN, false).publish();

        final Status.Market market = view.status().instruments().get(0);
        assertEquals(Recommendation.BUY, market.signal().recommendation());
        assertEquals(61, market.signal().rsi());
        assertEquals(FeedState.BROKEN, market.feed());
    }

    @Test
    void shouldEveryTimeframeHaveItsOwnRegimeUntilTheNextSession() {
        outputs.session(1, 1).instrument(2, 0, "tBTCUSD").regime(3, 0, Timeframe.HOUR_1, Regime.RANGING)
            .regime(4, 0, Timeframe.MINUTE_1, Regime.VOLATILE).regime(5, 0, Timeframe.MINUTE_1, Regime.TRENDING_UP)
            .feedHealth(6, 0, FeedState.LIVE, false).publish();
        final Map<Timeframe, Regime> regimes = view.status().instruments().get(0).regimes();
        assertEquals("{MINUTE_1=TRENDING_UP, HOUR_1=RANGING}", regimes.toString());

        outputs.session(7, 2).instrument(8, 0, "tBTCUSD").publish();
        assertEquals(Map.of(), view.status().instruments().get(0).regimes());
    }

    @Test
    void shouldLastCandleBeTheOneMinuteOne() {
        outputs.session(1, 1).instrument(2, 0, "tBTCUSD").candle(3, 0, Timeframe.MINUTE_1, 100)
            .candle(4, 0, Timeframe.MINUTE_5, 200).publish();
        assertEquals(100, view.status().instruments().get(0).candle().closeE8());
    }

    @Test
    void shouldFlatPositionDisappear() {
        outputs.session(1, 1).instrument(2, 0, "tBTCUSD").position(3, 0, -E8.ONE).publish();
        assertEquals(-E8.ONE, view.status().positions().get(0).qtyE8());
        assertEquals("tBTCUSD", view.status().positions().get(0).symbol());

        outputs.position(4, 0, 0).publish();
        assertEquals(List.of(), view.status().positions());
    }

    @Test
    void shouldOrderMoveToTheClosedOnesWhenItEnds() {
        outputs.session(1, 1).instrument(2, 0, "tBTCUSD").order(3, 77, OrderStatus.PENDING_NEW, 0).order(4, 78, OrderStatus.PENDING_NEW, 0)
            .order(5, 77, OrderStatus.WORKING, 0).publish();
        assertEquals(List.of(77L, 78L), view.status().openOrders().stream().map(Status.Order::clientOrderId).toList());

        outputs.order(6, 77, OrderStatus.FILLED, E8.ONE).publish();
        assertEquals(List.of(78L), view.status().openOrders().stream().map(Status.Order::clientOrderId).toList());
        assertEquals(77, view.status().closedOrders().get(0).clientOrderId());

        outputs.order(7, 77, OrderStatus.FILLED, E8.ONE).publish();
        assertEquals(List.of(77L), view.status().closedOrders().stream().map(Status.Order::clientOrderId).toList(), "its fee was told late");
    }

    @Test
    void shouldOnlyTheLatestTwentyVerdictsBeKeptNewestFirst() {
        outputs.session(1, 1).instrument(2, 0, "tBTCUSD");
        for (int i = 0; i < 25; i++) {
            outputs.verdict(10 + i, 0, DenialReason.COOLDOWN, i, 60);
        }
        outputs.publish();

        assertEquals(LongStream.rangeClosed(15, 34).map(i -> 49 - i).boxed().toList(),
            view.status().verdicts().stream().map(Status.Verdict::sequence).toList());
    }

    @Test
    void shouldAccountTellWhatTheDayBrought() {
        outputs.session(1, 1).account(2).publish();

        assertEquals(12 * E8.ONE + 50_000_000, view.status().account().pnlTodayE8());
    }

    @Test
    void shouldCountersBeTheEngines() {
        outputs.session(1, 1).status(2, 904_852).publish();

        assertEquals(new Status.Counters(904_852, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14), view.status().counters());
    }

    @Test
    void shouldNewSessionForgetWhatIsNotAnnouncedAgain() {
        outputs.session(1, 1).instrument(2, 0, "tBTCUSD").connection(3, 0, ConnectionState.UP).position(4, 0, E8.ONE)
            .order(5, 77, OrderStatus.WORKING, 0).publish();

        outputs.session(6, 2).instrument(6, 0, "tBTCUSD").publish();

        assertEquals(List.of(), view.status().connections());
        assertEquals(List.of(), view.status().positions());
        assertEquals(List.of(), view.status().openOrders());
        assertEquals(1, view.status().instruments().size());
        assertEquals(2, view.status().session().count());
    }

    @Test
    void shouldWaiterGetItsAnswerOnceItsEffectIsVisible() throws Exception {
        outputs.session(1, 1).publish();
        final CompletableFuture<Optional<StatusView.Answer>> waiting = CompletableFuture.supplyAsync(() -> await(42, 30_000));

        outputs.answer(5, 41, CommandResult.NOTHING_TO_DO).answer(6, 42, CommandResult.DONE).trading(6, TradingState.PAUSED, "lunch", 0).publish();

        assertEquals(Optional.of(new StatusView.Answer(6, CommandResult.DONE, 0, DenialReason.NONE, 0, 0)), waiting.get(30, TimeUnit.SECONDS));
        assertTrue(view.status().trading().isPaused());
    }

    @Test
    void shouldWaitingEndWithItsTime() {
        outputs.session(1, 1).publish();

        assertEquals(Optional.empty(), await(42, 1));
    }

    @Test
    void shouldSequenceBeAwaited() throws InterruptedException {
        outputs.session(4, 1).publish();

        assertTrue(view.awaitSequence(4, 0));
        assertFalse(view.awaitSequence(5, 1_000));
    }

    @Test
    void shouldDenialNameBothNumbersInTheirUnit() {
        assertEquals("market data is stale: 6s, bound 5s", DenialText.of(DenialReason.MARKET_DATA_IS_STALE, 6_000_000_123L, 5_000_000_000L));
        assertEquals("cooldown: 12.1s, bound 1m", DenialText.of(DenialReason.COOLDOWN, 12_100_000_000L, 60_000_000_000L));
        assertEquals("too many open positions: 5, bound 5", DenialText.of(DenialReason.TOO_MANY_OPEN_POSITIONS, 5, 5));
        assertEquals("probability is too low: 0.5, bound 0.55", DenialText.of(DenialReason.PROBABILITY_IS_TOO_LOW, 50_000_000, 55_000_000));
        assertEquals("feed is not live", DenialText.of(DenialReason.FEED_IS_NOT_LIVE, 0, 0));
        assertEquals("feed is not live: sequence gap", DenialText.of(DenialReason.FEED_IS_NOT_LIVE, FeedProblem.SEQUENCE_GAP.value(), 0));
        assertEquals("only reducing is allowed: daily loss, until a resume",
            DenialText.of(DenialReason.ONLY_REDUCING_IS_ALLOWED, Cause.DAILY_LOSS.value(), 0));
        assertEquals("trading is paused: order rejections, until 2026-11-21T05:15:00Z",
            DenialText.of(DenialReason.TRADING_IS_PAUSED, Cause.ORDER_REJECTIONS.value(), 1_795_238_100_000_000_000L));
        assertEquals("book is crossed or empty: bid none, ask 100", DenialText.of(DenialReason.BOOK_IS_CROSSED_OR_EMPTY, Long.MIN_VALUE, 10_000_000_000L));
        assertEquals("approved", DenialText.of(DenialReason.NONE, 0, 0));
    }

    private Optional<StatusView.Answer> await(final long commandId, final long timeoutMs) {
        try {
            return view.awaitCommand(commandId, timeoutMs, TimeUnit.MILLISECONDS);
        } catch (final InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void shouldShowTheEndpointsThatAreLeftAlone() {
        outputs.session(1, 1).breaker(2, "CANDLES", BreakerState.OPEN, 17).breaker(3, "BOOK", BreakerState.OPEN, 18).publish();
        assertEquals(List.of("BOOK OPEN HTTP 429 18", "CANDLES OPEN HTTP 429 17"), breakers());

        outputs.breaker(4, "CANDLES", BreakerState.HALF_OPEN, 0).breaker(5, "BOOK", BreakerState.CLOSED, 0).publish();
        assertEquals(List.of("CANDLES HALF_OPEN HTTP 429 0"), breakers());

        outputs.session(6, 2).publish();
        assertEquals(List.of(), breakers());
    }

    private List<String> breakers() {
        return view.status().breakers().stream()
            .map(one -> one.endpoint() + " " + one.state() + " " + one.reason() + " " + one.untilNs()).toList();
    }
}
