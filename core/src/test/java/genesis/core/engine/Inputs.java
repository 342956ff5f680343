package genesis.core.engine;

import genesis.core.message.ArmRequestedEncoder;
import genesis.core.message.BookChecksumEncoder;
import genesis.core.message.BookSnapshotEncoder;
import genesis.core.message.BookUpdateEncoder;
import genesis.core.message.BreakerState;
import genesis.core.message.CancelReason;
import genesis.core.message.CandleClosedDecoder;
import genesis.core.message.CandleHistoryEncoder;
import genesis.core.message.CandleReportedEncoder;
import genesis.core.message.ChangeRejectedEncoder;
import genesis.core.message.Channel;
import genesis.core.message.ChecksumResult;
import genesis.core.message.ConnectionChangedEncoder;
import genesis.core.message.ConnectionState;
import genesis.core.message.DataSource;
import genesis.core.message.DerivativeStatusEncoder;
import genesis.core.message.FeeCurrency;
import genesis.core.message.FeedChangedEncoder;
import genesis.core.message.FeedProblem;
import genesis.core.message.FeedState;
import genesis.core.message.Flag;
import genesis.core.message.HeartbeatEncoder;
import genesis.core.message.InstrumentDefinedEncoder;
import genesis.core.message.Liquidity;
import genesis.core.message.Message;
import genesis.core.message.MessageHeaderEncoder;
import genesis.core.message.Mode;
import genesis.core.message.OrderAcceptedEncoder;
import genesis.core.message.OrderAmendedEncoder;
import genesis.core.message.OrderCanceledEncoder;
import genesis.core.message.OrderFilledEncoder;
import genesis.core.message.OrderRejectedEncoder;
import genesis.core.message.OrderUnknownEncoder;
import genesis.core.message.PauseRequestedEncoder;
import genesis.core.message.RejectReason;
import genesis.core.message.ResumeRequestedEncoder;
import genesis.core.message.SessionStartedEncoder;
import genesis.core.message.SettingAppliedEncoder;
import genesis.core.message.Side;
import genesis.core.message.StrategiesAppliedEncoder;
import genesis.core.message.StrategyConfiguredEncoder;
import genesis.core.message.StrategyParameterAppliedEncoder;
import genesis.core.message.TickerEncoder;
import genesis.core.message.TimeTickEncoder;
import genesis.core.message.Timeframe;
import genesis.core.message.TradeEncoder;
import genesis.core.message.TradeKind;
import genesis.core.message.TransportBreakerChangedEncoder;
import genesis.core.unit.E8;
import genesis.core.unit.Setting;
import org.agrona.concurrent.UnsafeBuffer;

/** Writes inputs at the start of a buffer; each method returns the length. Allocates nothing: the allocation test uses it. */
public final class Inputs {
    private static final int CONNECTION = 1;

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final BookUpdateEncoder bookUpdate = new BookUpdateEncoder();
    private final BookSnapshotEncoder bookSnapshot = new BookSnapshotEncoder();
    private final TradeEncoder trade = new TradeEncoder();
    private final TickerEncoder ticker = new TickerEncoder();
    private final HeartbeatEncoder heartbeat = new HeartbeatEncoder();
    private final OrderAcceptedEncoder accepted = new OrderAcceptedEncoder();
    private final OrderFilledEncoder filled = new OrderFilledEncoder();
    private final OrderCanceledEncoder canceled = new OrderCanceledEncoder();

    public int session(final UnsafeBuffer to, final long timeNs, final Mode mode) {
        final SessionStartedEncoder encoder = new SessionStartedEncoder();
        encoder.wrapAndApplyHeader(to, 0, header).timeNs(timeNs).seed(42).mode(mode).programVersion("test");
        return Message.HEADER_LENGTH + encoder.encodedLength();
    }

    public int setting(final UnsafeBuffer to, final long timeNs, final Setting setting, final long value) {
        final SettingAppliedEncoder encoder = new SettingAppliedEncoder();
        encoder.wrapAndApplyHeader(to, 0, header).timeNs(timeNs).value(value).settingCode(setting.code()).commandId(0);
        return Message.HEADER_LENGTH + encoder.encodedLength();
    }

    public int instrument(final UnsafeBuffer to, final long timeNs, final int id, final String base, final String quote) {
        final InstrumentDefinedEncoder encoder = new InstrumentDefinedEncoder();
        encoder.wrapAndApplyHeader(to, 0, header).timeNs(timeNs).minQtyE8(1_000).maxQtyE8(100_000_000_000_000L)
            .makerFeeE8(100_000).takerFeeE8(200_000).instrumentId(id).symbol("t" + base + quote).baseCurrency(base).quoteCurrency(quote);
        return Message.HEADER_LENGTH + encoder.encodedLength();
    }

    /** On all instruments and in every regime, with the declared parameters. */
    public int strategy(final UnsafeBuffer to, final long timeNs, final int strategyId, final String name) {
        return strategy(to, timeNs, strategyId, name, "", true, 1, "");
    }

    /** The weight is that of every regime. */
    public int strategy(final UnsafeBuffer to, final long timeNs, final int strategyId, final String name,
                        final String symbol, final boolean enabled, final double weight, final String jarHash) {
        final long weightE8 = E8.fromDouble(weight);
        final StrategyConfiguredEncoder encoder = new StrategyConfiguredEncoder();
        encoder.wrapAndApplyHeader(to, 0, header).timeNs(timeNs).weightUnknownE8(weightE8).weightTrendingUpE8(weightE8)
            .weightTrendingDownE8(weightE8).weightRangingE8(weightE8).weightVolatileE8(weightE8).strategyId(strategyId)
            .enabled(enabled ? Flag.YES : Flag.NO).symbol(symbol).name(name).jarHash(jarHash);
        return Message.HEADER_LENGTH + encoder.encodedLength();
    }

    public int parameter(final UnsafeBuffer to, final long timeNs, final String name, final long value) {
        final StrategyParameterAppliedEncoder encoder = new StrategyParameterAppliedEncoder();
        encoder.wrapAndApplyHeader(to, 0, header).timeNs(timeNs).value(value).name(name);
        return Message.HEADER_LENGTH + encoder.encodedLength();
    }

    public int strategiesApplied(final UnsafeBuffer to, final long timeNs) {
        final StrategiesAppliedEncoder encoder = new StrategiesAppliedEncoder();
        encoder.wrapAndApplyHeader(to, 0, header).timeNs(timeNs);
        return Message.HEADER_LENGTH + encoder.encodedLength();
    }

    public int tick(final UnsafeBuffer to, final long timeNs) {
        final TimeTickEncoder encoder = new TimeTickEncoder();
        encoder.wrapAndApplyHeader(to, 0, header).timeNs(timeNs);
        return Message.HEADER_LENGTH + encoder.encodedLength();
    }

    public int connection(final UnsafeBuffer to, final long timeNs, final int connectionId, final ConnectionState state) {
        final ConnectionChangedEncoder encoder = new ConnectionChangedEncoder();
        encoder.wrapAndApplyHeader(to, 0, header).timeNs(timeNs).connectionId(connectionId).state(state).reason("test");
        return Message.HEADER_LENGTH + encoder.encodedLength();
    }

    public int breaker(final UnsafeBuffer to, final long timeNs, final String endpoint, final BreakerState state, final long untilNs) {
        final TransportBreakerChangedEncoder encoder = new TransportBreakerChangedEncoder();
        encoder.wrapAndApplyHeader(to, 0, header).timeNs(timeNs).untilNs(untilNs).state(state)
            .ofOrders(endpoint.startsWith("ORDER") ? Flag.YES : Flag.NO).endpoint(endpoint).reason("HTTP 429");
        return Message.HEADER_LENGTH + encoder.encodedLength();
    }

    public int feed(final UnsafeBuffer to, final long timeNs, final int instrumentId, final Channel channel, final FeedState state) {
        final FeedChangedEncoder encoder = new FeedChangedEncoder();
        encoder.wrapAndApplyHeader(to, 0, header).timeNs(timeNs).instrumentId(instrumentId).connectionId(CONNECTION)
            .channel(channel).state(state).problem(state == FeedState.BROKEN ? FeedProblem.DISCONNECTED : FeedProblem.NONE);
        return Message.HEADER_LENGTH + encoder.encodedLength();
    }

    public int broken(final UnsafeBuffer to, final long timeNs, final int instrumentId, final FeedProblem problem) {
        final FeedChangedEncoder encoder = new FeedChangedEncoder();
        encoder.wrapAndApplyHeader(to, 0, header).timeNs(timeNs).instrumentId(instrumentId).connectionId(CONNECTION)
            .channel(Channel.BOOK).state(FeedState.BROKEN).problem(problem);
        return Message.HEADER_LENGTH + encoder.encodedLength();
    }

    public int checksum(final UnsafeBuffer to, final long timeNs, final int instrumentId, final ChecksumResult result) {
        final BookChecksumEncoder encoder = new BookChecksumEncoder();
        encoder.wrapAndApplyHeader(to, 0, header).timeNs(timeNs).checksum(1).instrumentId(instrumentId)
            .connectionId(CONNECTION).result(result);
        return Message.HEADER_LENGTH + encoder.encodedLength();
    }

    public int derivative(final UnsafeBuffer to, final long timeNs, final int instrumentId, final long markE8) {
        final DerivativeStatusEncoder encoder = new DerivativeStatusEncoder();
        encoder.wrapAndApplyHeader(to, 0, header).timeNs(timeNs).exchangeTimeMs(1).derivativePriceE8(2).spotPriceE8(3)
            .insuranceFundE8(4).nextFundingTimeMs(5).nextFundingE8(6).nextFundingStep(7).currentFundingE8(8)
            .markPriceE8(markE8).openInterestE8(9).clampMinE8(10).clampMaxE8(11).instrumentId(instrumentId)
            .connectionId(CONNECTION);
        return Message.HEADER_LENGTH + encoder.encodedLength();
    }

    public int candleReported(final UnsafeBuffer to, final long timeNs, final int instrumentId) {
        final CandleReportedEncoder encoder = new CandleReportedEncoder();
        encoder.wrapAndApplyHeader(to, 0, header).timeNs(timeNs).openTimeMs(0).openE8(1).highE8(1).lowE8(1).closeE8(1)
            .volumeE8(1).instrumentId(instrumentId).connectionId(CONNECTION).timeframe(Timeframe.MINUTE_1);
        return Message.HEADER_LENGTH + encoder.encodedLength();
    }

    public int heartbeat(final UnsafeBuffer to, final long timeNs, final int instrumentId) {
        heartbeat.wrapAndApplyHeader(to, 0, header).timeNs(timeNs).channelId(17).connectionId(CONNECTION).instrumentId(instrumentId);
        return Message.HEADER_LENGTH + heartbeat.encodedLength();
    }

    public int bookUpdate(final UnsafeBuffer to, final long timeNs, final int instrumentId, final long priceE8,
                          final long amountE8, final int orderCount) {
        bookUpdate.wrapAndApplyHeader(to, 0, header).timeNs(timeNs).priceE8(priceE8).amountE8(amountE8).orderCount(orderCount)
            .instrumentId(instrumentId).connectionId(CONNECTION);
        return Message.HEADER_LENGTH + bookUpdate.encodedLength();
    }

    /** A book of one level on each side, ten units on each. */
    public int snapshot(final UnsafeBuffer to, final long timeNs, final int instrumentId, final long bidE8, final long askE8) {
        bookSnapshot.wrapAndApplyHeader(to, 0, header).timeNs(timeNs).instrumentId(instrumentId).connectionId(CONNECTION)
            .first(Flag.YES).last(Flag.YES).source(DataSource.WEBSOCKET).levelsCount(2)
            .next().priceE8(bidE8).amountE8(1_000_000_000L).orderCount(1)
            .next().priceE8(askE8).amountE8(-1_000_000_000L).orderCount(1);
        return Message.HEADER_LENGTH + bookSnapshot.encodedLength();
    }

    public int trade(final UnsafeBuffer to, final long timeNs, final int instrumentId, final long tradeId, final TradeKind kind,
                     final long priceE8) {
        trade.wrapAndApplyHeader(to, 0, header).timeNs(timeNs).tradeId(tradeId).exchangeTimeMs(timeNs / 1_000_000)
            .priceE8(priceE8).amountE8(100_000_000L).instrumentId(instrumentId).connectionId(CONNECTION).kind(kind)
            .source(DataSource.WEBSOCKET);
        return Message.HEADER_LENGTH + trade.encodedLength();
    }

    public int ticker(final UnsafeBuffer to, final long timeNs, final int instrumentId, final long lastE8) {
        ticker.wrapAndApplyHeader(to, 0, header).timeNs(timeNs).bidE8(0).bidSizeE8(0).askE8(0).askSizeE8(0).lastE8(lastE8)
            .dailyChangeE8(0).dailyChangeRelativeE8(0).volumeE8(0).highE8(0).lowE8(0).instrumentId(instrumentId).connectionId(CONNECTION)
            .source(DataSource.WEBSOCKET);
        return Message.HEADER_LENGTH + ticker.encodedLength();
    }

    public int candle(final UnsafeBuffer to, final long timeNs, final int instrumentId, final long openTimeMs,
                      final long highE8, final long lowE8, final long closeE8) {
        final CandleHistoryEncoder encoder = new CandleHistoryEncoder();
        encoder.wrapAndApplyHeader(to, 0, header).timeNs(timeNs).openTimeMs(openTimeMs).openE8(closeE8).highE8(highE8)
            .lowE8(lowE8).closeE8(closeE8).volumeE8(1).instrumentId(instrumentId).connectionId(CONNECTION)
            .timeframe(Timeframe.MINUTE_1).source(DataSource.WEBSOCKET);
        return Message.HEADER_LENGTH + encoder.encodedLength();
    }

    /** The exchange's word on a candle that is closed. */
    public int candle(final UnsafeBuffer to, final long timeNs, final int instrumentId, final CandleClosedDecoder candle) {
        return Message.HEADER_LENGTH + new CandleHistoryEncoder().wrapAndApplyHeader(to, 0, header).timeNs(timeNs)
            .openTimeMs(candle.openTimeMs()).openE8(candle.openE8()).highE8(candle.highE8()).lowE8(candle.lowE8())
            .closeE8(candle.closeE8()).volumeE8(candle.volumeE8()).instrumentId(instrumentId).connectionId(CONNECTION)
            .timeframe(candle.timeframe()).encodedLength();
    }

    /** The exchange's word on a candle that may still grow. */
    public int reported(final UnsafeBuffer to, final long timeNs, final int instrumentId, final CandleClosedDecoder candle) {
        return Message.HEADER_LENGTH + new CandleReportedEncoder().wrapAndApplyHeader(to, 0, header).timeNs(timeNs)
            .openTimeMs(candle.openTimeMs()).openE8(candle.openE8()).highE8(candle.highE8()).lowE8(candle.lowE8())
            .closeE8(candle.closeE8()).volumeE8(candle.volumeE8()).instrumentId(instrumentId).connectionId(CONNECTION)
            .timeframe(candle.timeframe()).source(DataSource.WEBSOCKET).encodedLength();
    }

    public int pause(final UnsafeBuffer to, final long timeNs, final long commandId, final long ttlNs, final String reason) {
        final PauseRequestedEncoder encoder = new PauseRequestedEncoder();
        encoder.wrapAndApplyHeader(to, 0, header).timeNs(timeNs).commandId(commandId).ttlNs(ttlNs).reason(reason);
        return Message.HEADER_LENGTH + encoder.encodedLength();
    }

    public int resume(final UnsafeBuffer to, final long timeNs, final long commandId) {
        final ResumeRequestedEncoder encoder = new ResumeRequestedEncoder();
        encoder.wrapAndApplyHeader(to, 0, header).timeNs(timeNs).commandId(commandId);
        return Message.HEADER_LENGTH + encoder.encodedLength();
    }

    public int accepted(final UnsafeBuffer to, final long timeNs, final long clientOrderId) {
        accepted.wrapAndApplyHeader(to, 0, header).timeNs(timeNs).clientOrderId(clientOrderId).exchangeOrderId(clientOrderId + 5_000);
        return Message.HEADER_LENGTH + accepted.encodedLength();
    }

    public int filled(final UnsafeBuffer to, final long timeNs, final long clientOrderId, final long tradeId,
                      final long priceE8, final long qtyE8, final long feeE8) {
        return filled(to, timeNs, clientOrderId, tradeId, priceE8, qtyE8, feeE8, FeeCurrency.QUOTE);
    }

    public int filled(final UnsafeBuffer to, final long timeNs, final long clientOrderId, final long tradeId,
                      final long priceE8, final long qtyE8, final long feeE8, final FeeCurrency feeCurrency) {
        filled.wrapAndApplyHeader(to, 0, header).timeNs(timeNs).clientOrderId(clientOrderId).exchangeOrderId(clientOrderId + 5_000)
            .tradeId(tradeId).priceE8(priceE8).qtyE8(qtyE8).feeE8(feeE8).liquidity(Liquidity.TAKER)
            .exchangeTimeMs(0).feeCurrency(feeCurrency).side(Side.NULL_VAL).instrumentId(0);
        return Message.HEADER_LENGTH + filled.encodedLength();
    }

    /** The account's events are coming, or no more. */
    public int account(final UnsafeBuffer to, final long timeNs, final boolean isUp) {
        final FeedChangedEncoder feed = new FeedChangedEncoder();
        feed.wrapAndApplyHeader(to, 0, header).timeNs(timeNs).instrumentId(Message.UNKNOWN_INSTRUMENT).connectionId(9)
            .channel(Channel.ACCOUNT).state(isUp ? FeedState.LIVE : FeedState.BROKEN).problem(FeedProblem.NONE);
        return Message.HEADER_LENGTH + feed.encodedLength();
    }

    public int arm(final UnsafeBuffer to, final long timeNs, final String words) {
        final ArmRequestedEncoder arm = new ArmRequestedEncoder();
        arm.wrapAndApplyHeader(to, 0, header).timeNs(timeNs).commandId(77).armed(Flag.YES).confirmation(words);
        return Message.HEADER_LENGTH + arm.encodedLength();
    }

    public int disarm(final UnsafeBuffer to, final long timeNs) {
        final ArmRequestedEncoder arm = new ArmRequestedEncoder();
        arm.wrapAndApplyHeader(to, 0, header).timeNs(timeNs).commandId(78).armed(Flag.NO).confirmation("");
        return Message.HEADER_LENGTH + arm.encodedLength();
    }

    /** Of an order that neither trails nor has a limit behind a trigger. */
    public int amended(final UnsafeBuffer to, final long timeNs, final long clientOrderId, final long priceE8, final long qtyE8) {
        final OrderAmendedEncoder amended = new OrderAmendedEncoder();
        amended.wrapAndApplyHeader(to, 0, header).timeNs(timeNs).clientOrderId(clientOrderId).exchangeOrderId(0)
            .priceE8(priceE8).qtyE8(qtyE8).auxPriceE8(0).trailingE8(0);
        return Message.HEADER_LENGTH + amended.encodedLength();
    }

    public int changeRejected(final UnsafeBuffer to, final long timeNs, final long clientOrderId) {
        final ChangeRejectedEncoder rejected = new ChangeRejectedEncoder();
        rejected.wrapAndApplyHeader(to, 0, header).timeNs(timeNs).clientOrderId(clientOrderId).exchangeOrderId(0)
            .isCancel(Flag.YES).reason(RejectReason.NOT_FOUND);
        return Message.HEADER_LENGTH + rejected.encodedLength();
    }

    public int canceled(final UnsafeBuffer to, final long timeNs, final long clientOrderId) {
        canceled.wrapAndApplyHeader(to, 0, header).timeNs(timeNs).clientOrderId(clientOrderId)
            .exchangeOrderId(clientOrderId + 5_000).reason(CancelReason.REQUESTED).filledQtyE8(-1);
        return Message.HEADER_LENGTH + canceled.encodedLength();
    }

    public int rejected(final UnsafeBuffer to, final long timeNs, final long clientOrderId) {
        final OrderRejectedEncoder encoder = new OrderRejectedEncoder();
        encoder.wrapAndApplyHeader(to, 0, header).timeNs(timeNs).clientOrderId(clientOrderId).reason(RejectReason.OTHER);
        return Message.HEADER_LENGTH + encoder.encodedLength();
    }

    public int unknown(final UnsafeBuffer to, final long timeNs, final long clientOrderId) {
        final OrderUnknownEncoder encoder = new OrderUnknownEncoder();
        encoder.wrapAndApplyHeader(to, 0, header).timeNs(timeNs).clientOrderId(clientOrderId);
        return Message.HEADER_LENGTH + encoder.encodedLength();
    }
}
