package genesis.bench.setup;

import genesis.core.message.BookSnapshotEncoder;
import genesis.core.message.BookUpdateEncoder;
import genesis.core.message.CandleHistoryEncoder;
import genesis.core.message.Channel;
import genesis.core.message.ConnectionChangedEncoder;
import genesis.core.message.ConnectionState;
import genesis.core.message.DataSource;
import genesis.core.message.FeedChangedEncoder;
import genesis.core.message.FeedProblem;
import genesis.core.message.FeedState;
import genesis.core.message.Flag;
import genesis.core.message.InstrumentDefinedEncoder;
import genesis.core.message.Message;
import genesis.core.message.MessageHeaderEncoder;
import genesis.core.message.Mode;
import genesis.core.message.SessionStartedEncoder;
import genesis.core.message.SettingAppliedEncoder;
import genesis.core.message.StrategiesAppliedEncoder;
import genesis.core.message.StrategyConfiguredEncoder;
import genesis.core.message.StrategyParameterAppliedEncoder;
import genesis.core.message.Timeframe;
import genesis.core.message.TradeEncoder;
import genesis.core.message.TradeKind;
import genesis.core.unit.InstrumentRegistry;
import genesis.core.unit.Instrument;
import genesis.core.unit.E8;
import genesis.core.unit.Setting;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Encodes inputs of one instrument as a gateway would publish them. Every method writes one message at offset 0 of
 * a buffer and returns its length; the sequence is left to whoever takes it in.
 * <p>Threading: one thread. Allocation: none for market data.
 */
public final class Feed {
    /** The symbol of the only instrument; its number is 0. */
    public static final String SYMBOL = "tBTCUSD";

    private static final int CONNECTION = 1;

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final SessionStartedEncoder session = new SessionStartedEncoder();
    private final SettingAppliedEncoder setting = new SettingAppliedEncoder();
    private final ConnectionChangedEncoder connection = new ConnectionChangedEncoder();
    private final InstrumentDefinedEncoder instrument = new InstrumentDefinedEncoder();
    private final FeedChangedEncoder feed = new FeedChangedEncoder();
    private final BookSnapshotEncoder snapshot = new BookSnapshotEncoder();
    private final BookUpdateEncoder update = new BookUpdateEncoder();
    private final CandleHistoryEncoder candle = new CandleHistoryEncoder();
    private final TradeEncoder trade = new TradeEncoder();

    public int sessionStarted(final UnsafeBuffer into, final long timeNs, final Mode mode) {
        session.wrapAndApplyHeader(into, 0, header).sequence(0).timeNs(timeNs).seed(1).mode(mode)
            .programVersion("bench");
        return Message.HEADER_LENGTH + session.encodedLength();
    }

    public int setting(final UnsafeBuffer into, final long timeNs, final Setting which, final long value) {
        setting.wrapAndApplyHeader(into, 0, header).sequence(0).timeNs(timeNs).value(value).settingCode(which.code()).commandId(0);
        return Message.HEADER_LENGTH + setting.encodedLength();
    }

    /** Everywhere and in every regime. */
    public int strategy(final UnsafeBuffer into, final long timeNs, final int strategyId, final String name) {
        final StrategyConfiguredEncoder configured = new StrategyConfiguredEncoder();
        configured.wrapAndApplyHeader(into, 0, header).sequence(0).timeNs(timeNs).weightUnknownE8(E8.ONE)
            .weightTrendingUpE8(E8.ONE).weightTrendingDownE8(E8.ONE).weightRangingE8(E8.ONE).weightVolatileE8(E8.ONE)
            .strategyId(strategyId).enabled(Flag.YES).symbol("").name(name).jarHash("");
        return Message.HEADER_LENGTH + configured.encodedLength();
    }

    /** Of the strategy before it. */
    public int parameter(final UnsafeBuffer into, final long timeNs, final String name, final long value) {
        final StrategyParameterAppliedEncoder parameter = new StrategyParameterAppliedEncoder();
        parameter.wrapAndApplyHeader(into, 0, header).sequence(0).timeNs(timeNs).value(value).name(name);
        return Message.HEADER_LENGTH + parameter.encodedLength();
    }

    public int strategiesApplied(final UnsafeBuffer into, final long timeNs) {
        final StrategiesAppliedEncoder applied = new StrategiesAppliedEncoder();
        applied.wrapAndApplyHeader(into, 0, header).sequence(0).timeNs(timeNs);
        return Message.HEADER_LENGTH + applied.encodedLength();
    }

    public int connectionUp(final UnsafeBuffer into, final long timeNs) {
        connection.wrapAndApplyHeader(into, 0, header).sequence(0).timeNs(timeNs).connectionId(CONNECTION)
            .state(ConnectionState.UP).reason("");
        return Message.HEADER_LENGTH + connection.encodedLength();
    }

    public int instrumentDefined(final UnsafeBuffer into, final long timeNs) {
        final Instrument terms = new InstrumentRegistry().define(SYMBOL);
        instrument.wrapAndApplyHeader(into, 0, header).sequence(0).timeNs(timeNs).minQtyE8(terms.minQtyE8())
            .maxQtyE8(terms.maxQtyE8()).makerFeeE8(terms.makerFeeE8()).takerFeeE8(terms.takerFeeE8())
            .instrumentId(terms.id()).symbol(terms.symbol()).baseCurrency(terms.base()).quoteCurrency(terms.quote());
        return Message.HEADER_LENGTH + instrument.encodedLength();
    }

    public int subscribed(final UnsafeBuffer into, final long timeNs, final Channel channel) {
        feed.wrapAndApplyHeader(into, 0, header).sequence(0).timeNs(timeNs).instrumentId(0).connectionId(CONNECTION)
            .channel(channel).state(FeedState.SUBSCRIBED).problem(FeedProblem.NONE);
        return Message.HEADER_LENGTH + feed.encodedLength();
    }

    /** A piece of the snapshot: levels from the given one on, as many as fit; {@link Ladder} says what they are. */
    public int snapshotPiece(final UnsafeBuffer into, final long timeNs, final int from, final int levelCount) {
        final int count = Math.min(Message.SNAPSHOT_LEVELS_MAX, levelCount - from);
        final BookSnapshotEncoder.LevelsEncoder levels = snapshot.wrapAndApplyHeader(into, 0, header)
            .sequence(0).timeNs(timeNs).instrumentId(0).connectionId(CONNECTION)
            .first(from == 0 ? Flag.YES : Flag.NO).last(from + count == levelCount ? Flag.YES : Flag.NO).source(DataSource.WEBSOCKET)
            .levelsCount(count);
        for (int level = from; level < from + count; level++) {
            levels.next().priceE8(Ladder.priceE8(level)).amountE8(Ladder.amountE8(level)).orderCount(1);
        }
        return Message.HEADER_LENGTH + snapshot.encodedLength();
    }

    public int candle(final UnsafeBuffer into, final long timeNs, final long openTimeMs, final long closeE8) {
        candle.wrapAndApplyHeader(into, 0, header).sequence(0).timeNs(timeNs).openTimeMs(openTimeMs)
            .openE8(Ladder.MIDDLE_E8)
            .highE8(Math.max(Ladder.MIDDLE_E8, closeE8)).lowE8(Math.min(Ladder.MIDDLE_E8, closeE8)).closeE8(closeE8)
            .volumeE8(100_000_000L).instrumentId(0).connectionId(CONNECTION).timeframe(Timeframe.MINUTE_1)
            .source(DataSource.WEBSOCKET);
        return Message.HEADER_LENGTH + candle.encodedLength();
    }

    /** @param orderCount 0 removes the level */
    public int bookUpdate(final UnsafeBuffer into, final long timeNs, final long priceE8, final long amountE8,
                          final int orderCount) {
        update.wrapAndApplyHeader(into, 0, header).sequence(0).timeNs(timeNs).priceE8(priceE8).amountE8(amountE8)
            .orderCount(orderCount).instrumentId(0).connectionId(CONNECTION);
        return Message.HEADER_LENGTH + update.encodedLength();
    }

    public int trade(final UnsafeBuffer into, final long timeNs, final long exchangeTimeMs, final long tradeId,
                     final long priceE8) {
        trade.wrapAndApplyHeader(into, 0, header).sequence(0).timeNs(timeNs).tradeId(tradeId)
            .exchangeTimeMs(exchangeTimeMs)
            .priceE8(priceE8).amountE8(1_000_000L).instrumentId(0).connectionId(CONNECTION).kind(TradeKind.EXECUTED)
            .source(DataSource.WEBSOCKET);
        return Message.HEADER_LENGTH + trade.encodedLength();
    }
}
