package genesis.gateway.live;

import genesis.core.engine.OutputSink;
import genesis.core.message.AmendOrderDecoder;
import genesis.core.message.CancelOrdersDecoder;
import genesis.core.message.CancelScope;
import genesis.core.message.Flag;
import genesis.core.message.HaltRequestedDecoder;
import genesis.core.message.Message;
import genesis.core.message.PlaceOrderDecoder;
import genesis.core.message.Purpose;
import genesis.core.message.ResumeRequestedDecoder;
import genesis.core.message.Side;
import genesis.core.message.TradeDecoder;
import genesis.core.unit.E8;
import genesis.gateway.live.EngineView.Ours;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What must hold of each command at the moment it is decided, by what stands in the journal: nothing after a halt but a
 * flatten's exits, a halt takes everything back in the same breath, no entry beyond the exposure that is allowed, no exit
 * for more than there is. The first violation is kept.
 */
final class Rules implements OutputSink {
    /** Prices here are those of the last trades; the engine counts with the middle of the book. */
    private static final long TOLERANCE_E8 = 103_000_000;

    private final EngineView view;
    private final long instrumentMaxE8;
    private final long totalMaxE8;
    private final Map<Integer, Long> pricesE8 = new TreeMap<>();
    private final HaltRequestedDecoder halt = new HaltRequestedDecoder();
    private final TradeDecoder trade = new TradeDecoder();
    private final PlaceOrderDecoder place = new PlaceOrderDecoder();
    private final AmendOrderDecoder amend = new AmendOrderDecoder();
    private final CancelOrdersDecoder cancelMany = new CancelOrdersDecoder();
    private boolean halted;
    private boolean flattening;
    private boolean owesCancelAll;
    private long haltedNs;
    private int halts;
    private String violation;

    /** Limits in money: of one instrument, and of all. */
    Rules(final EngineView view, final long instrumentMaxE8, final long totalMaxE8) {
        this.view = view;
        this.instrumentMaxE8 = E8.multiplyFloor(instrumentMaxE8, TOLERANCE_E8);
        this.totalMaxE8 = E8.multiplyFloor(totalMaxE8, TOLERANCE_E8);
    }

    /** An input, before the engine decides. */
    void onInput(final UnsafeBuffer buffer, final int offset) {
        that(!owesCancelAll, "a halt did not take back what was open");
        owesCancelAll = false;
        switch (Message.templateId(buffer, offset)) {
            case HaltRequestedDecoder.TEMPLATE_ID -> {
                EngineView.wrap(halt::wrap, buffer, offset);
                if (!halted) {
                    haltedNs = halt.timeNs();
                    halts++;
                }
                halted = true;
                flattening |= halt.flatten() == Flag.YES;
                owesCancelAll = true;
            }
            case ResumeRequestedDecoder.TEMPLATE_ID -> halted = flattening = false;
            case TradeDecoder.TEMPLATE_ID -> {
                EngineView.wrap(trade::wrap, buffer, offset);
                pricesE8.put(trade.instrumentId(), trade.priceE8());
            }
            default -> { } // No rule begins or ends with it.
        }
    }

    /** What was decided; the view has it already. */
    @Override
    public void onOutput(final UnsafeBuffer buffer, final int offset, final int length) {
        switch (Message.templateId(buffer, offset)) {
            case PlaceOrderDecoder.TEMPLATE_ID -> {
                EngineView.wrap(place::wrap, buffer, offset);
                onPlace();
            }
            case AmendOrderDecoder.TEMPLATE_ID -> {
                EngineView.wrap(amend::wrap, buffer, offset);
                that(!halted, "a change after a halt of order " + amend.clientOrderId());
                final Ours order = view.orders.get(amend.clientOrderId());
                if (amend.priceE8() != 0 || amend.auxPriceE8() != 0 || amend.qtyE8() > order.leftE8()) {
                    checkSizes(order, amend.priceE8(), amend.qtyE8());
                }
            }
            case CancelOrdersDecoder.TEMPLATE_ID -> {
                EngineView.wrap(cancelMany::wrap, buffer, offset);
                owesCancelAll &= cancelMany.scope() != CancelScope.ALL;
            }
            default -> { } // No command that makes anything larger.
        }
    }

    private void onPlace() {
        that(!halted || flattening && place.purpose() == Purpose.EXIT_FLATTEN,
            "order " + place.clientOrderId() + ", " + place.purpose() + ", after a halt");
        that(place.reduceOnly() == (place.purpose() == Purpose.ENTRY ? Flag.NO : Flag.YES),
            "order " + place.clientOrderId() + " is " + place.purpose() + " and reduceOnly=" + place.reduceOnly());
        checkSizes(view.orders.get(place.clientOrderId()), 0, 0);
    }

    private void checkSizes(final Ours order, final long newPriceE8, final long newLeftE8) {
        if (order.purpose() == Purpose.ENTRY) {
            checkExposure(order, newPriceE8, newLeftE8);
        } else {
            checkExit(order, newLeftE8);
        }
    }

    private void checkExposure(final Ours sent, final long newPriceE8, final long newLeftE8) {
        long ownE8 = 0;
        long allE8 = 0;
        for (final Map.Entry<Integer, Long> position : view.positionsE8.entrySet()) {
            final long worthE8 = E8.multiplyFloor(pricesE8.getOrDefault(position.getKey(), 0L), Math.abs(position.getValue()));
            allE8 += worthE8;
            ownE8 += position.getKey() == sent.instrumentId() ? worthE8 : 0;
        }
        for (final Ours order : view.open.values()) {
            if (order.purpose() == Purpose.ENTRY && !order.isStopBeside()) {
                final boolean isSent = order.clientId() == sent.clientId();
                final long worthE8 = E8.multiplyFloor(priceE8(order, isSent ? newPriceE8 : 0),
                    isSent && newLeftE8 != 0 ? newLeftE8 : order.leftE8());
                allE8 += worthE8;
                ownE8 += order.instrumentId() == sent.instrumentId() ? worthE8 : 0;
            }
        }
        that(ownE8 <= instrumentMaxE8, "exposure of " + E8.text(ownE8) + " in one instrument, of " + E8.text(instrumentMaxE8)
            + ", with " + sent);
        that(allE8 <= totalMaxE8, "exposure of " + E8.text(allE8) + " in all, of " + E8.text(totalMaxE8) + ", with " + sent);
    }

    private long priceE8(final Ours order, final long newPriceE8) {
        final long ownE8 = newPriceE8 != 0 ? newPriceE8 : order.priceE8();
        return ownE8 != 0 ? ownE8 : pricesE8.getOrDefault(order.instrumentId(), 0L);
    }

    private void checkExit(final Ours sent, final long newLeftE8) {
        final long heldE8 = view.positionsE8.getOrDefault(sent.instrumentId(), 0L);
        long exitE8 = 0;
        for (final Ours order : view.open.values()) {
            if (order.purpose() != Purpose.ENTRY && order.instrumentId() == sent.instrumentId() && !order.isStopBeside()) {
                exitE8 += order.clientId() == sent.clientId() && newLeftE8 != 0 ? newLeftE8 : order.leftE8();
            }
        }
        that(heldE8 > 0 == (sent.side() == Side.SELL) && exitE8 <= Math.abs(heldE8),
            "exits for " + E8.text(exitE8) + " of " + E8.text(heldE8) + ", with " + sent);
    }

    private void that(final boolean holds, final String otherwise) {
        if (!holds && violation == null) {
            violation = otherwise;
        }
    }

    /** After a halt nothing of ours stays in the book but what a flatten sent; null where nothing does. */
    Ours openInSpiteOfHalt() {
        for (final Ours order : view.open.values()) {
            if (halted && order.purpose() != Purpose.EXIT_FLATTEN && !order.isAdopted()) {
                return order;
            }
        }
        return null;
    }

    /** The first one; null where there is none. */
    String violation() {
        return violation;
    }

    boolean isHalted() {
        return halted;
    }

    /** Message time of the halt that lasts. */
    long haltedNs() {
        return haltedNs;
    }

    /** So far. */
    int halts() {
        return halts;
    }

    /** Of the last trade; 0 before the first. */
    long lastPriceE8(final int instrument) {
        return pricesE8.getOrDefault(instrument, 0L);
    }
}
