package genesis.core.exchange;

import genesis.core.message.AmendOrderDecoder;
import genesis.core.message.BookSnapshotDecoder;
import genesis.core.message.BookUpdateDecoder;
import genesis.core.message.CancelOrderDecoder;
import genesis.core.message.Flag;
import genesis.core.message.InstrumentDefinedDecoder;
import genesis.core.message.Message;
import genesis.core.message.Mode;
import genesis.core.message.PlaceOrderDecoder;
import genesis.core.message.SessionStartedDecoder;
import genesis.core.message.SettingAppliedDecoder;
import genesis.core.message.TradeDecoder;
import genesis.core.message.TradeKind;
import genesis.core.pipeline.Venue;
import genesis.core.unit.StreamDigest;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The paper account: a {@link SimulatedExchange} behind the pinned thread that lives in message time.
 *
 * <pre>
 *   command at t ──way there──► arrives at a ──► matched ──way back──► answer due at d ──► next input
 *   market at m  ─────────────────────────────► matched ──way back──► answer due at d
 * </pre>
 *
 * One way takes {@code paper.latency} and an exponentially distributed rest with mean {@code paper.latency-jitter}.
 * Both ways are one connection: nothing overtakes anything. A command has arrived when an input with its arrival time
 * or a later one comes, and meets the book as it was before that input; time ticks see to it that none waits longer
 * than a second.
 * <p>All is a function of the inputs and commands seen: a replay makes the same answers in the same order. Every
 * session starts the chance over, with its seed and its place in the journal.
 * <p>Threading: the pinned thread. Allocation: none, except for the book of an instrument that is first defined.
 */
public final class PaperVenue implements Venue {
    private final PaperLatency latency = new PaperLatency();
    private final PendingAnswers answers = new PendingAnswers(latency);
    private final SimulatedExchange exchange = new SimulatedExchange(answers);
    private final PendingArrivals arrivals = new PendingArrivals();
    private final SessionStartedDecoder session = new SessionStartedDecoder();
    private final SettingAppliedDecoder setting = new SettingAppliedDecoder();
    private final InstrumentDefinedDecoder instrument = new InstrumentDefinedDecoder();
    private final BookUpdateDecoder update = new BookUpdateDecoder();
    private final BookSnapshotDecoder snapshot = new BookSnapshotDecoder();
    private final TradeDecoder trade = new TradeDecoder();
    private final PlaceOrderDecoder place = new PlaceOrderDecoder();
    private final CancelOrderDecoder cancel = new CancelOrderDecoder();
    private final AmendOrderDecoder amend = new AmendOrderDecoder();
    /** In a LIVE session the exchange fills orders, and a replay of it has the exchange's answers among its inputs. */
    private boolean isLive;

    @Override
    public void onInput(final UnsafeBuffer buffer, final int offset, final int length) {
        final long nowNs = Message.timeNs(buffer, offset);
        while (arrivals.nextNs() <= nowNs) {
            // The answer's way begins when the command arrived, not when an input happened to show it.
            answers.begin(arrivals.nextNs());
            arrivals.deliver(exchange);
        }
        answers.begin(nowNs);
        switch (Message.templateId(buffer, offset)) {
            case BookUpdateDecoder.TEMPLATE_ID -> onBookUpdate(buffer, offset);
            case TradeDecoder.TEMPLATE_ID -> onTrade(buffer, offset);
            case BookSnapshotDecoder.TEMPLATE_ID -> onSnapshot(buffer, offset);
            case InstrumentDefinedDecoder.TEMPLATE_ID -> onInstrument(buffer, offset);
            case SettingAppliedDecoder.TEMPLATE_ID -> onSetting(buffer, offset);
            case SessionStartedDecoder.TEMPLATE_ID -> onSession(buffer, offset);
            default -> { } // Time, which has done its work above, and what does not concern a venue.
        }
    }

    @Override
    public void onCommand(final UnsafeBuffer buffer, final int offset, final int length) {
        final int templateId = Message.templateId(buffer, offset);
        if (isLive || templateId != PlaceOrderDecoder.TEMPLATE_ID && templateId != CancelOrderDecoder.TEMPLATE_ID
            && templateId != AmendOrderDecoder.TEMPLATE_ID) {
            return;
        }
        final int block = Message.blockLength(buffer, offset);
        final int version = Message.version(buffer, offset);
        final long arrivalNs = Message.timeNs(buffer, offset) + latency.oneWayNs();
        if (templateId == PlaceOrderDecoder.TEMPLATE_ID) {
            place.wrap(buffer, offset + Message.HEADER_LENGTH, block, version);
            final OrderTicket ticket = arrivals.place(arrivalNs).of(place.clientOrderId(), place.instrumentId(), place.side(),
                place.orderType(), place.priceE8(), place.qtyE8());
            ticket.auxPriceE8 = place.auxPriceE8();
            ticket.trailingE8 = place.trailingE8();
            ticket.ocoStopPriceE8 = place.ocoStopPriceE8();
            ticket.ocoClientOrderId = place.ocoClientOrderId();
            ticket.postOnly = place.postOnly() == Flag.YES;
            ticket.hidden = place.hidden() == Flag.YES;
            ticket.closesPosition = place.closePosition() == Flag.YES;
            ticket.reduceOnly = place.reduceOnly() == Flag.YES;
        } else if (templateId == CancelOrderDecoder.TEMPLATE_ID) {
            cancel.wrap(buffer, offset + Message.HEADER_LENGTH, block, version);
            arrivals.cancel(arrivalNs, cancel.clientOrderId(), cancel.instrumentId());
        } else {
            amend.wrap(buffer, offset + Message.HEADER_LENGTH, block, version);
            final OrderTicket change = arrivals.amend(arrivalNs, amend.clientOrderId(), amend.instrumentId(), amend.priceE8(), amend.qtyE8());
            change.auxPriceE8 = amend.auxPriceE8();
            change.trailingE8 = amend.trailingE8();
        }
    }

    @Override
    public long nextDueNs() {
        return answers.nextDueNs();
    }

    /** Throws where nothing is pending. The sequence is left at zero for the processor to set. */
    @Override
    public int answer(final UnsafeBuffer into) {
        return answers.take(into);
    }

    /** Orders that rest at the exchange now; those on their way are not counted. */
    public int openOrderCount() {
        return exchange.openOrderCount();
    }

    /** Takes in everything that a later answer can depend on. */
    public void addTo(final StreamDigest digest) {
        latency.addTo(digest);
        digest.add(isLive ? 1 : 0);
        arrivals.addTo(digest);
        answers.addTo(digest);
        exchange.addTo(digest);
    }

    private void onBookUpdate(final UnsafeBuffer buffer, final int offset) {
        update.wrap(buffer, offset + Message.HEADER_LENGTH,
            Message.blockLength(buffer, offset), Message.version(buffer, offset));
        exchange.bookUpdated(update.instrumentId(), update.priceE8(), update.amountE8(), update.orderCount());
    }

    private void onTrade(final UnsafeBuffer buffer, final int offset) {
        trade.wrap(buffer, offset + Message.HEADER_LENGTH,
            Message.blockLength(buffer, offset), Message.version(buffer, offset));
        // The same trade comes again as tu, and after a reconnect as history: it filled us once.
        if (trade.kind() == TradeKind.EXECUTED) {
            exchange.traded(trade.instrumentId(), trade.priceE8(), trade.amountE8());
        }
    }

    private void onSnapshot(final UnsafeBuffer buffer, final int offset) {
        snapshot.wrap(buffer, offset + Message.HEADER_LENGTH,
            Message.blockLength(buffer, offset), Message.version(buffer, offset));
        final int instrumentId = snapshot.instrumentId();
        final boolean first = snapshot.first() == Flag.YES;
        final boolean last = snapshot.last() == Flag.YES;
        if (first) {
            exchange.snapshotStarted(instrumentId);
        }
        for (BookSnapshotDecoder.LevelsDecoder level = snapshot.levels(); level.hasNext();) {
            level.next();
            exchange.snapshotLevel(instrumentId, level.priceE8(), level.amountE8(), level.orderCount());
        }
        if (last) {
            exchange.snapshotCompleted(instrumentId);
        }
    }

    private void onInstrument(final UnsafeBuffer buffer, final int offset) {
        instrument.wrap(buffer, offset + Message.HEADER_LENGTH,
            Message.blockLength(buffer, offset), Message.version(buffer, offset));
        exchange.define(instrument.instrumentId(), instrument.minQtyE8(), instrument.maxQtyE8(),
            instrument.makerFeeE8(), instrument.takerFeeE8());
    }

    private void onSetting(final UnsafeBuffer buffer, final int offset) {
        setting.wrap(buffer, offset + Message.HEADER_LENGTH,
            Message.blockLength(buffer, offset), Message.version(buffer, offset));
        latency.setting(setting.settingCode(), setting.value());
    }

    private void onSession(final UnsafeBuffer buffer, final int offset) {
        session.wrap(buffer, offset + Message.HEADER_LENGTH,
            Message.blockLength(buffer, offset), Message.version(buffer, offset));
        isLive = session.mode() == Mode.LIVE;
        latency.session(session.seed(), Message.sequence(buffer, offset));
    }
}
