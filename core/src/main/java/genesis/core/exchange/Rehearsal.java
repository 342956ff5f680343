package genesis.core.exchange;

import genesis.core.message.BookSnapshotEncoder;
import genesis.core.message.BookUpdateEncoder;
import genesis.core.message.CandleHistoryEncoder;
import genesis.core.message.Channel;
import genesis.core.message.DataSource;
import genesis.core.message.FeedChangedEncoder;
import genesis.core.message.FeedProblem;
import genesis.core.message.FeedState;
import genesis.core.message.Flag;
import genesis.core.message.HeartbeatEncoder;
import genesis.core.message.InstrumentDefinedEncoder;
import genesis.core.message.Message;
import genesis.core.message.MessageHeaderEncoder;
import genesis.core.message.Mode;
import genesis.core.message.SessionStartedEncoder;
import genesis.core.message.SettingAppliedEncoder;
import genesis.core.message.TimeTickEncoder;
import genesis.core.message.Timeframe;
import genesis.core.message.TradeEncoder;
import genesis.core.message.TradeKind;
import genesis.core.pipeline.InputProcessor;
import genesis.core.pipeline.Journal;
import genesis.core.pipeline.Venue;
import genesis.core.unit.E8;
import genesis.core.unit.Setting;
import genesis.core.unit.StreamDigest;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Plays a market that never was through an engine that is thrown away, so that the first real order meets loaded classes
 * and compiled code: prices swing through all the engine does, from book updates to stops. Nothing is journaled, nothing
 * leaves. It runs on the thread that will run the engine.
 */
public final class Rehearsal implements Journal {
    private static final long START_NS = 1_000_000_000L * 1_500_000_000L;
    private static final long MIDDLE_E8 = 10_000 * E8.ONE;
    private static final long SWING_E8 = 200 * E8.ONE;
    private static final int SWING_SECONDS = 1_200;
    private static final int LEVELS = 25;

    private final InputProcessor processor = new InputProcessor(new PaperVenue(), this);
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[Message.LENGTH_MAX + CHAIN_LENGTH]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final BookUpdateEncoder bookUpdate = new BookUpdateEncoder();
    private final TradeEncoder trade = new TradeEncoder();
    private final HeartbeatEncoder heartbeat = new HeartbeatEncoder();
    private final TimeTickEncoder tick = new TimeTickEncoder();
    private long nowNs = START_NS;
    private long tradeId;

    private Rehearsal() {
    }

    /** Plays so many seconds of market, about a hundred inputs each; returns a number that depends on all of them. */
    public static long play(final int seconds) {
        final Rehearsal rehearsal = new Rehearsal();
        rehearsal.open();
        for (int second = 0; second < seconds; second++) {
            rehearsal.playSecond(second);
        }
        return new StreamDigest().add(rehearsal.processor.outputsDigest()).add(rehearsal.processor.engine().stateHash()).value();
    }

    @Override
    public void appendInput(final UnsafeBuffer record, final int offset, final int length) {
        // A rehearsal leaves no trace.
    }

    @Override
    public void appendOutputs(final UnsafeBuffer record, final int offset, final int length) {
        // A rehearsal leaves no trace.
    }

    private void open() {
        accept(new SessionStartedEncoder().wrapAndApplyHeader(buffer, 0, header).timeNs(nowNs).seed(1).mode(Mode.PAPER)
            .programVersion("rehearsal").encodedLength());
        // Losing or not, the way of an order is what is rehearsed.
        accept(new SettingAppliedEncoder().wrapAndApplyHeader(buffer, 0, header).timeNs(nowNs).value(0)
            .settingCode(Setting.BREAKER_LOSSES.code()).commandId(0).encodedLength());
        accept(new InstrumentDefinedEncoder().wrapAndApplyHeader(buffer, 0, header).timeNs(nowNs).minQtyE8(1_000)
            .maxQtyE8(1_000 * E8.ONE).makerFeeE8(100_000).takerFeeE8(200_000).instrumentId(0)
            .symbol("tBTCUSD").baseCurrency("BTC").quoteCurrency("USD").encodedLength());
        accept(new FeedChangedEncoder().wrapAndApplyHeader(buffer, 0, header).timeNs(nowNs).instrumentId(0).connectionId(0)
            .channel(Channel.BOOK).state(FeedState.SUBSCRIBED).problem(FeedProblem.NONE).encodedLength());
        final BookSnapshotEncoder snapshot = new BookSnapshotEncoder();
        snapshot.wrapAndApplyHeader(buffer, 0, header).timeNs(nowNs).instrumentId(0).connectionId(0)
            .first(Flag.YES).last(Flag.YES).source(DataSource.WEBSOCKET).levelsCount(0);
        accept(snapshot.encodedLength());
        final CandleHistoryEncoder candle = new CandleHistoryEncoder();
        for (int minute = 60; minute > 0; minute--) {
            final long priceE8 = MIDDLE_E8 + minute % 7 * E8.ONE;
            accept(candle.wrapAndApplyHeader(buffer, 0, header).timeNs(nowNs).openTimeMs(nowNs / 1_000_000 - minute * 60_000L)
                .openE8(priceE8).highE8(priceE8 + E8.ONE).lowE8(priceE8 - E8.ONE).closeE8(priceE8).volumeE8(E8.ONE)
                .instrumentId(0).connectionId(0).timeframe(Timeframe.MINUTE_1).source(DataSource.WEBSOCKET).encodedLength());
        }
    }

    /** The book moves to where the price is, some trades print there, and a second passes. */
    private void playSecond(final int second) {
        final long fromE8 = priceE8(second);
        final long toE8 = priceE8(second + 1);
        for (int level = 1; level <= LEVELS; level++) {
            update(fromE8 - level * E8.ONE, E8.ONE, 0);
            update(fromE8 + level * E8.ONE, -E8.ONE, 0);
        }
        for (int level = 1; level <= LEVELS; level++) {
            update(toE8 - level * E8.ONE, 5 * E8.ONE, 2);
        }
        for (int level = 1; level <= LEVELS; level++) {
            update(toE8 + level * E8.ONE, -5 * E8.ONE, 2);
        }
        accept(heartbeat.wrapAndApplyHeader(buffer, 0, header).timeNs(nowNs).channelId(1).connectionId(0).instrumentId(0)
            .encodedLength());
        nowNs += 500_000_000L;
        answerDue();
        for (int i = 0; i < 4; i++) {
            accept(trade.wrapAndApplyHeader(buffer, 0, header).timeNs(nowNs).tradeId(++tradeId).exchangeTimeMs(nowNs / 1_000_000)
                .priceE8(toE8 + (i % 2 == 0 ? E8.ONE : -E8.ONE)).amountE8(i % 2 == 0 ? E8.ONE : -E8.ONE)
                .instrumentId(0).connectionId(0).kind(i == 3 ? TradeKind.UPDATED : TradeKind.EXECUTED)
                .source(DataSource.WEBSOCKET).encodedLength());
        }
        nowNs += 500_000_000L;
        answerDue();
        accept(tick.wrapAndApplyHeader(buffer, 0, header).timeNs(nowNs).encodedLength());
    }

    private void update(final long priceE8, final long amountE8, final int orderCount) {
        accept(bookUpdate.wrapAndApplyHeader(buffer, 0, header).timeNs(nowNs).priceE8(priceE8).amountE8(amountE8)
            .orderCount(orderCount).instrumentId(0).connectionId(0).encodedLength());
    }

    private void answerDue() {
        while (processor.venue().nextDueNs() != Venue.NOTHING_DUE && processor.venue().nextDueNs() <= nowNs) {
            processor.accept(buffer, processor.venue().answer(buffer));
        }
    }

    private void accept(final int encodedLength) {
        processor.accept(buffer, Message.HEADER_LENGTH + encodedLength);
    }

    /** A triangle wave: a trend up, a trend down, and a turn at both ends. */
    private static long priceE8(final int second) {
        final int phase = second % SWING_SECONDS;
        final long way = Math.min(phase, SWING_SECONDS - phase);
        final long exactE8 = MIDDLE_E8 + SWING_E8 * way / (SWING_SECONDS / 2);
        return exactE8 - exactE8 % E8.ONE;
    }
}
