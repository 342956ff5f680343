package genesis.gateway.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.message.BreakerChangedDecoder;
import genesis.core.message.BreakerState;
import genesis.core.message.Cause;
import genesis.core.message.DenialReason;
import genesis.core.message.Message;
import genesis.core.message.OrderStatus;
import genesis.core.message.RiskUsedDecoder;
import genesis.core.message.TradesCountedDecoder;
import genesis.core.message.TradingStateChangedDecoder;
import genesis.core.unit.E8;
import genesis.gateway.Wrap;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What stories of limits say besides. The account has 100,000 USD, so one percent is 1,000; the taker pays 0.2 %;
 * tBTCUSD is at 9,999 to 10,001, its middle at 10,000.
 */
abstract class RiskScenario extends TraderScenario {
    static final String BTC = "tBTCUSD";
    static final String ETH = "tETHUSD";

    /** The last request was refused, and these are the times that were compared. */
    void refusedAfter(final DenialReason reason, final Duration seen, final Duration limit) {
        then.requestIsRefusedWith(reason).seenCount(seen.toNanos()).limit(limit);
    }

    /** The last request was refused, and these are the amounts, prices or quantities that were compared. */
    void refused(final DenialReason reason, final String seen, final String limit) {
        then.requestIsRefusedWith(reason).seen(seen).limit(limit);
    }

    void refused(final DenialReason reason, final long seen, final long limit) {
        then.requestIsRefusedWith(reason).seenCount(seen).limitCount(limit);
    }

    /** The last request was refused by what holds trading, which only a resume ends. */
    void refused(final DenialReason reason, final Cause cause) {
        refused(reason, cause.value(), 0);
    }

    /** The last order that was asked for went into the book. */
    void working() {
        then.orderIs(OrderStatus.WORKING);
    }

    /** The last order that was asked for was executed. */
    void filled() {
        then.orderIs(OrderStatus.FILLED);
    }

    /** Nobody is left in the way of a story's next sentence: the trader closes what he has, and flat he is. */
    void exitsStillLeave(final String symbol) {
        when.traderCloses(symbol);
        then.positionIs(symbol, "0");
    }

    /** What the engine said last of losses and their limits. */
    void lossTodayIs(final String loss, final String limit) {
        final RiskUsedDecoder used = new RiskUsedDecoder();
        last(RiskUsedDecoder.TEMPLATE_ID, used::wrap);
        assertEquals(loss, E8.text(used.lossTodayE8()), "loss of the day");
        assertEquals(limit, E8.text(used.lossLimitE8()), "its limit");
    }

    void drawdownIs(final String fall, final String limit) {
        final RiskUsedDecoder used = new RiskUsedDecoder();
        last(RiskUsedDecoder.TEMPLATE_ID, used::wrap);
        assertEquals(fall, E8.text(used.drawdownE8()), "fall from the peak");
        assertEquals(limit, E8.text(used.drawdownLimitE8()), "its limit");
    }

    /** What the engine said last of entries: of one instrument, and in all. */
    void tradesAre(final String symbol, final int ofIt, final int inAll) {
        final TradesCountedDecoder counted = new TradesCountedDecoder();
        last(TradesCountedDecoder.TEMPLATE_ID, counted::wrap);
        assertEquals(symbol.equals(BTC) ? 0 : 1, counted.instrumentId(), "instrument that was counted last");
        assertEquals(ofIt, counted.trades(), "trades of the day in " + symbol);
        assertEquals(inAll, counted.tradesInAll(), "trades of the day");
    }

    void breakerIs(final BreakerState state, final Cause cause) {
        final BreakerChangedDecoder breaker = new BreakerChangedDecoder();
        last(BreakerChangedDecoder.TEMPLATE_ID, breaker::wrap);
        assertEquals(state, breaker.state(), "circuit breaker");
        assertEquals(cause, breaker.cause(), "what tripped it last");
    }

    /** When it lets a probe pass. */
    void breakerIsOpenUntil(final String time) {
        final BreakerChangedDecoder breaker = new BreakerChangedDecoder();
        last(BreakerChangedDecoder.TEMPLATE_ID, breaker::wrap);
        assertEquals(BreakerState.OPEN, breaker.state(), "circuit breaker");
        assertEquals(Instant.parse(time), Instant.ofEpochSecond(0, breaker.untilNs()), "its end");
    }

    /** Every change of what trading may do, with its cause: the record of incidents. */
    List<String> incidents() {
        final List<String> told = new ArrayList<>();
        final TradingStateChangedDecoder changed = new TradingStateChangedDecoder();
        for (final UnsafeBuffer each : then.heard().said(TradingStateChangedDecoder.TEMPLATE_ID)) {
            Wrap.at(changed::wrap, each);
            told.add(changed.state() + " " + changed.cause());
        }
        return told;
    }

    private void last(final int templateId, final Wrap decoder) {
        final List<UnsafeBuffer> said = then.heard().said(templateId);
        assertTrue(!said.isEmpty(), "the engine said nothing of the kind");
        final UnsafeBuffer message = said.get(said.size() - 1);
        decoder.wrap(message, Message.HEADER_LENGTH, Message.blockLength(message, 0), Message.version(message, 0));
    }
}
