package genesis.core.engine;

import static genesis.core.engine.EngineDriver.DAY_NS;
import static genesis.core.engine.EngineDriver.MINUTE_NS;
import static genesis.core.engine.EngineDriver.SECOND_NS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.exchange.SeededRandom;
import genesis.core.message.Cause;
import genesis.core.message.ChecksumResult;
import genesis.core.message.Flag;
import genesis.core.message.HaltRequestedEncoder;
import genesis.core.message.Message;
import genesis.core.message.MessageHeaderEncoder;
import genesis.core.message.Mode;
import genesis.core.message.OrderRequestedEncoder;
import genesis.core.message.OrderType;
import genesis.core.message.PlaceOrderDecoder;
import genesis.core.message.Side;
import genesis.core.message.TradingState;
import genesis.core.message.TradingStateChangedDecoder;
import genesis.core.unit.E8;
import genesis.core.unit.Setting;
import java.util.EnumSet;
import java.util.Set;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/**
 * The state of trading has one door: who reads the outputs knows it at any moment, and why it is so. What holds until a
 * resume is ended by nothing else: not by time, a new day, a new session, another limit.
 */
class OneDoorTest {
    private static final int LIVES = Integer.getInteger("genesis.door.lives", 600);
    private static final int INPUTS = 60;

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final Set<TradingState> states = EnumSet.noneOf(TradingState.class);
    private final Set<Cause> causes = EnumSet.noneOf(Cause.class);

    /** A state as it was told. */
    private record Told(TradingState state, Cause cause, long untilNs, String reason) {
    }

    @Test
    void shouldEveryChangeBeToldWithItsCauseAndLatchesEndByAResumeOnly() {
        for (int life = 0; life < LIVES; life++) {
            final long seed = 20_261_121L + life;
            try {
                live(seed);
            } catch (final AssertionError e) {
                throw new AssertionError("seed=" + seed + ": " + e.getMessage(), e);
            }
        }
        assertEquals(EnumSet.of(TradingState.TRADING, TradingState.PAUSED, TradingState.REDUCING_ONLY, TradingState.HALTED), states,
            "all were seen");
        assertTrue(causes.containsAll(EnumSet.of(Cause.OPERATOR, Cause.TIME, Cause.HALT, Cause.DAILY_LOSS, Cause.DRAWDOWN,
            Cause.UNKNOWN_ORDER, Cause.ORDER_REJECTIONS, Cause.BROKEN_BOOK, Cause.TRIPPED_TOO_OFTEN)), "causes: " + causes);
    }

    private void live(final long seed) {
        final SeededRandom random = new SeededRandom(seed);
        final EngineDriver driver = new EngineDriver().readyToTrade().setting(Setting.COOLDOWN, 0).setting(Setting.BREAKER_REJECTIONS, 2)
            .setting(Setting.DAILY_LOSS, 20_000 + random.nextInt(2) * 10_000_000).setting(Setting.DRAWDOWN, 50_000)
            .setting(Setting.BREAKER_PAUSE, 10 * SECOND_NS).quiet();
        // As the start of a session tells it.
        Told told = new Told(TradingState.TRADING, Cause.START, 0, "");
        // Any of them may be the last one, behind which nothing makes good what was not told.
        final int inputs = 1 + random.nextInt(INPUTS);
        for (int i = 0; i < inputs; i++) {
            final boolean isResume = random.nextInt(12) == 0;
            if (isResume) {
                driver.resume(i);
            } else {
                something(driver, random, i);
            }
            final Told before = told;
            told = last(driver, told);
            if (!isResume && isUntilAResume(before.state)) {
                assertTrue(told.state == before.state || told.state == TradingState.HALTED,
                    before + " became " + told + " without a resume, input " + i);
            }
            driver.quiet();
            states.add(told.state);
            causes.add(told.cause);
        }
        // A new session says where it stands: that must be what the reader knows already.
        driver.session(Mode.PAPER);
        final Told atStart = last(driver, null);
        assertEquals(atStart, told);
    }

    private static boolean isUntilAResume(final TradingState state) {
        return state == TradingState.HALTED || state == TradingState.REDUCING_ONLY;
    }

    private void something(final EngineDriver driver, final SeededRandom random, final int input) {
        switch (random.nextInt(14)) {
            case 0 -> driver.pause(input, random.nextInt(2) * 20 * SECOND_NS, "pause " + input);
            case 1 -> halt(driver, input, random.nextInt(6) == 0);
            case 2 -> driver.filled(99_000 + input, 100, 1, 0);
            case 3, 4 -> {
                final long id = buy(driver, input);
                if (id != 0) {
                    driver.rejected(id);
                }
            }
            case 5 -> driver.checksum(0, ChecksumResult.MISMATCHED).liveBook(0, 99.9, 100);
            case 6, 7 -> {
                final long id = buy(driver, input);
                if (id != 0) {
                    driver.accepted(id).filled(id, 100, E8.ONE, 0);
                }
            }
            case 8 -> driver.dropBid(0, 99.9).setBid(0, 99.9 - random.nextInt(3)).heartbeat(0).tick();
            case 9 -> driver.later(random.nextInt(30) * SECOND_NS).tick();
            case 10 -> driver.later(random.nextInt(10) == 0 ? DAY_NS : MINUTE_NS).tick();
            case 11 -> driver.setting(Setting.DAILY_LOSS, 20_000 + random.nextInt(2) * 10_000_000);
            case 12 -> driver.session(Mode.PAPER).liveBook(0, 99.9, 100);
            default -> driver.liveBook(0, 99.9, 100).tick();
        }
    }

    /** Zero where the policy refused. */
    private long buy(final EngineDriver driver, final int input) {
        final int before = driver.count(PlaceOrderDecoder.TEMPLATE_ID);
        driver.send(buffer -> new OrderRequestedEncoder().wrapAndApplyHeader(buffer, 0, header).timeNs(driver.nowNs)
            .commandId(input).requestId(0).qtyE8(E8.ONE).priceE8(99 * E8.ONE).auxPriceE8(0).trailingE8(0)
            .ocoStopPriceE8(0).stopPriceE8(0).targetPriceE8(0).untilNs(0).instrumentId(0).side(Side.BUY).orderType(OrderType.LIMIT)
            .reduceOnly(Flag.NO).postOnly(Flag.NO).hidden(Flag.NO).encodedLength());
        return driver.count(PlaceOrderDecoder.TEMPLATE_ID) == before ? 0 : driver.placed().clientOrderId();
    }

    private void halt(final EngineDriver driver, final int input, final boolean halts) {
        if (halts) {
            driver.send(buffer -> new HaltRequestedEncoder().wrapAndApplyHeader(buffer, 0, header).timeNs(driver.nowNs)
                .commandId(input).flatten(Flag.NO).reason("halt " + input).encodedLength());
        }
    }

    private static Told last(final EngineDriver driver, final Told before) {
        if (driver.count(TradingStateChangedDecoder.TEMPLATE_ID) == 0) {
            return before;
        }
        final UnsafeBuffer message = driver.latest(TradingStateChangedDecoder.TEMPLATE_ID);
        final TradingStateChangedDecoder said = new TradingStateChangedDecoder()
            .wrap(message, Message.HEADER_LENGTH, Message.blockLength(message, 0), 1);
        return new Told(said.state(), said.cause(), said.untilNs(), said.reason());
    }
}
