package genesis.core.exchange;

import genesis.core.message.BookSnapshotEncoder;
import genesis.core.message.BookUpdateEncoder;
import genesis.core.message.CancelOrderEncoder;
import genesis.core.message.DataSource;
import genesis.core.message.Flag;
import genesis.core.message.InstrumentDefinedEncoder;
import genesis.core.message.Message;
import genesis.core.message.MessageHeaderEncoder;
import genesis.core.message.OrderType;
import genesis.core.message.PlaceOrderEncoder;
import genesis.core.message.SessionStartedEncoder;
import genesis.core.message.SettingAppliedEncoder;
import genesis.core.message.Side;
import genesis.core.message.TimeTickEncoder;
import genesis.core.message.TradeEncoder;
import genesis.core.message.TradeKind;
import genesis.core.pipeline.Venue;
import genesis.core.unit.Setting;
import org.agrona.concurrent.UnsafeBuffer;

/** Speaks to a venue in messages about one instrument. */
final class VenueMessages {
    private static final int INSTRUMENT = 0;
    private static final long ONE = 100_000_000L;

    private final Venue venue;
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[Message.LENGTH_MAX]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final BookUpdateEncoder update = new BookUpdateEncoder();
    private final TradeEncoder trade = new TradeEncoder();
    private final PlaceOrderEncoder place = new PlaceOrderEncoder();
    private final CancelOrderEncoder cancel = new CancelOrderEncoder();
    private final TimeTickEncoder tick = new TimeTickEncoder();
    private long sequence;

    VenueMessages(final Venue venue) {
        this.venue = venue;
    }

    void session(final long timeNs, final long seed) {
        final SessionStartedEncoder session = new SessionStartedEncoder();
        session.wrapAndApplyHeader(buffer, 0, header).sequence(++sequence).timeNs(timeNs).seed(seed);
        input(session.encodedLength());
    }

    void setting(final long timeNs, final Setting setting, final long value) {
        final SettingAppliedEncoder applied = new SettingAppliedEncoder();
        applied.wrapAndApplyHeader(buffer, 0, header).sequence(++sequence).timeNs(timeNs).value(value)
            .settingCode(setting.code()).commandId(0);
        input(applied.encodedLength());
    }

    void define(final long timeNs) {
        final InstrumentDefinedEncoder defined = new InstrumentDefinedEncoder();
        defined.wrapAndApplyHeader(buffer, 0, header).sequence(++sequence).timeNs(timeNs).minQtyE8(1)
            .maxQtyE8(1_000 * ONE)
            .makerFeeE8(ONE / 1_000).takerFeeE8(ONE / 500).instrumentId(INSTRUMENT);
        input(defined.encodedLength());
    }

    void snapshot(final long timeNs, final long bidE8, final long askE8, final long qtyE8) {
        final BookSnapshotEncoder snapshot = new BookSnapshotEncoder();
        snapshot.wrapAndApplyHeader(buffer, 0, header).sequence(++sequence).timeNs(timeNs).instrumentId(INSTRUMENT)
            .first(Flag.YES).last(Flag.YES).source(DataSource.WEBSOCKET).levelsCount(2)
            .next().priceE8(bidE8).amountE8(qtyE8).orderCount(1)
            .next().priceE8(askE8).amountE8(-qtyE8).orderCount(1);
        input(snapshot.encodedLength());
    }

    void update(final long timeNs, final long priceE8, final long amountE8, final int count) {
        update.wrapAndApplyHeader(buffer, 0, header).sequence(++sequence).timeNs(timeNs).priceE8(priceE8)
            .amountE8(amountE8)
            .orderCount(count).instrumentId(INSTRUMENT);
        input(update.encodedLength());
    }

    void trade(final long timeNs, final long priceE8, final long amountE8, final TradeKind kind) {
        trade.wrapAndApplyHeader(buffer, 0, header).sequence(++sequence).timeNs(timeNs).priceE8(priceE8)
            .amountE8(amountE8)
            .instrumentId(INSTRUMENT).kind(kind).source(DataSource.WEBSOCKET);
        input(trade.encodedLength());
    }

    void tick(final long timeNs) {
        tick.wrapAndApplyHeader(buffer, 0, header).sequence(++sequence).timeNs(timeNs);
        input(tick.encodedLength());
    }

    void place(final long timeNs, final long clientOrderId, final Side side, final OrderType type,
               final long priceE8, final long qtyE8) {
        place.wrapAndApplyHeader(buffer, 0, header).sequence(sequence).timeNs(timeNs).clientOrderId(clientOrderId)
            .priceE8(priceE8).qtyE8(qtyE8).instrumentId(INSTRUMENT).side(side).orderType(type)
            .reduceOnly(Flag.NO).postOnly(Flag.NO).hidden(Flag.NO).closePosition(Flag.NO).groupId(0).auxPriceE8(0).trailingE8(0)
            .ocoStopPriceE8(0).ocoClientOrderId(0).expiresNs(0);
        venue.onCommand(buffer, 0, Message.HEADER_LENGTH + place.encodedLength());
    }

    void cancel(final long timeNs, final long clientOrderId) {
        cancel.wrapAndApplyHeader(buffer, 0, header).sequence(sequence).timeNs(timeNs).clientOrderId(clientOrderId)
            .instrumentId(INSTRUMENT);
        venue.onCommand(buffer, 0, Message.HEADER_LENGTH + cancel.encodedLength());
    }

    private void input(final int encodedLength) {
        venue.onInput(buffer, 0, Message.HEADER_LENGTH + encodedLength);
    }
}
