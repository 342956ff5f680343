package genesis.admin.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.admin.history.Incident.Severity;
import genesis.core.message.BreakerChangedEncoder;
import genesis.core.message.BreakerState;
import genesis.core.message.Cause;
import genesis.core.message.ConnectionAnnouncedEncoder;
import genesis.core.message.ConnectionState;
import genesis.core.message.Difference;
import genesis.core.message.DifferenceFoundEncoder;
import genesis.core.message.FeedHealthChangedEncoder;
import genesis.core.message.FeedProblem;
import genesis.core.message.FeedState;
import genesis.core.message.Flag;
import genesis.core.message.Message;
import genesis.core.message.MessageHeaderEncoder;
import genesis.core.message.Mode;
import genesis.core.message.SessionAnnouncedEncoder;
import genesis.core.message.Settlement;
import genesis.core.message.StrategyStoppedEncoder;
import genesis.core.message.TradingState;
import genesis.core.message.TradingStateChangedEncoder;
import genesis.core.unit.E8;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class IncidentRowsTest {
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[Message.LENGTH_MAX]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final List<Incident> incidents = new ArrayList<>();
    private final IncidentRows rows = new IncidentRows(Severity.INFO);
    private long sequence = 100;

    @Test
    void shouldHaltsAndLatchesBeCriticalAndAPersonsPauseForTheRecord() {
        trading(TradingState.HALTED, Cause.HALT, "lunch");
        trading(TradingState.REDUCING_ONLY, Cause.DAILY_LOSS, "");
        trading(TradingState.PAUSED, Cause.OPERATOR, "lunch");
        trading(TradingState.PAUSED, Cause.LOSING_TRADES, "");
        trading(TradingState.TRADING, Cause.OPERATOR, "");

        assertEquals(List.of(Severity.CRITICAL, Severity.CRITICAL, Severity.INFO, Severity.ERROR, Severity.INFO), severities());
        assertEquals("HALTED, halt: lunch", incidents.get(0).description());
        assertEquals(101, incidents.get(0).sequence());
    }

    @Test
    void shouldWhatASessionBeginsWithBeSaidAsHowThingsStand() {
        new SessionAnnouncedEncoder().wrapAndApplyHeader(buffer, 0, header).seed(1).sessionCount(2).mode(Mode.PAPER);
        feed();
        sequence--;
        trading(TradingState.HALTED, Cause.HALT, "lunch");

        assertEquals("session 2 began, mode PAPER", incidents.get(0).description());
        assertEquals("still so: HALTED, halt: lunch", incidents.get(1).description());
    }

    @Test
    void shouldAFeedBeCalledStaleOnlyAfterItWasFresh() {
        new SessionAnnouncedEncoder().wrapAndApplyHeader(buffer, 0, header).seed(1).sessionCount(2).mode(Mode.PAPER);
        feed();
        feedHealth(FeedState.SUBSCRIBED, true, FeedProblem.NONE);
        feedHealth(FeedState.LIVE, true, FeedProblem.NONE);
        feedHealth(FeedState.LIVE, false, FeedProblem.NONE);
        assertEquals(1, incidents.size(), "the session's beginning");
        feedHealth(FeedState.LIVE, true, FeedProblem.NONE);
        feedHealth(FeedState.BROKEN, true, FeedProblem.CHECKSUM_MISMATCH);

        assertEquals(List.of("market data is stale", "the book is broken: checksum mismatch"),
            incidents.stream().skip(1).map(Incident::description).toList());
        assertEquals("tBTCUSD", incidents.get(1).symbol());
    }

    @Test
    void shouldAnOrderlyStopBeNoWarning() {
        new ConnectionAnnouncedEncoder().wrapAndApplyHeader(buffer, 0, header).connectionId(0).state(ConnectionState.DOWN).reason("closed by us");
        feed();
        feedHealth(FeedState.BROKEN, false, FeedProblem.DISCONNECTED);
        new ConnectionAnnouncedEncoder().wrapAndApplyHeader(buffer, 0, header).connectionId(0).state(ConnectionState.DOWN).reason("reset by peer");
        feed();

        assertEquals(List.of(Severity.INFO, Severity.INFO, Severity.WARNING), severities());
    }

    @Test
    void shouldBreakersStrategiesAndDifferencesBeTold() {
        new BreakerChangedEncoder().wrapAndApplyHeader(buffer, 0, header).untilNs(5).tripsToday(1).state(BreakerState.OPEN).cause(Cause.LOSING_TRADES);
        feed();
        new StrategyStoppedEncoder().wrapAndApplyHeader(buffer, 0, header).strategyId(7).instrumentId(0).name("late").reason("bad luck");
        feed();
        new DifferenceFoundEncoder().wrapAndApplyHeader(buffer, 0, header).clientOrderId(0).exchangeOrderId(4).ours(0).theirs(2 * E8.ONE)
            .instrumentId(0).difference(Difference.POSITION).settlement(Settlement.FLAGGED);
        feed();

        assertEquals(List.of("OPEN, losing trades, trips of the day: 1", "late was stopped: bad luck", "position, ours 0, the exchange's 2: flagged"),
            incidents.stream().map(Incident::description).toList());
        assertTrue(incidents.stream().allMatch(one -> one.severity() == Severity.ERROR));
    }

    @Test
    void shouldLessThanTheSeverityBeLeftOut() {
        final List<Incident> worst = new ArrayList<>();
        new TradingStateChangedEncoder().wrapAndApplyHeader(buffer, 0, header).untilNs(0).state(TradingState.PAUSED).cause(Cause.OPERATOR).reason("");
        new IncidentRows(Severity.WARNING).take(TradingStateChangedEncoder.TEMPLATE_ID, buffer, sink(worst));

        assertTrue(worst.isEmpty());
    }

    private List<Severity> severities() {
        return incidents.stream().map(Incident::severity).toList();
    }

    private void trading(final TradingState state, final Cause cause, final String reason) {
        new TradingStateChangedEncoder().wrapAndApplyHeader(buffer, 0, header).untilNs(0).state(state).cause(cause).reason(reason);
        feed();
    }

    private void feedHealth(final FeedState state, final boolean stale, final FeedProblem problem) {
        new FeedHealthChangedEncoder().wrapAndApplyHeader(buffer, 0, header).instrumentId(0).state(state).stale(stale ? Flag.YES : Flag.NO).problem(problem);
        feed();
    }

    private void feed() {
        Message.sequence(buffer, 0, ++sequence);
        Message.timeNs(buffer, 0, sequence);
        rows.take(Message.templateId(buffer, 0), buffer, sink(incidents));
    }

    private static Rows.Sink<Incident> sink(final List<Incident> into) {
        return new Rows.Sink<>() {
            @Override
            public void put(final Object key, final long timeNs, final String symbol, final Incident row) {
                into.add(row);
            }

            @Override
            public String symbol(final int instrumentId) {
                return "tBTCUSD";
            }
        };
    }
}
