package genesis.core.engine;

import genesis.core.execution.Exits;
import genesis.core.execution.ManualTrader;
import genesis.core.execution.OrderManager;
import genesis.core.message.AmendRequestedDecoder;
import genesis.core.message.CancelRequestedDecoder;
import genesis.core.message.CommandResult;
import genesis.core.message.DenialReason;
import genesis.core.message.Mode;
import genesis.core.message.OrderRequestedDecoder;
import genesis.core.message.OrderStatus;
import genesis.core.message.PositionCloseRequestedDecoder;
import genesis.core.order.Order;
import genesis.core.order.Orders;
import genesis.core.order.RequestIds;
import genesis.core.portfolio.Portfolio;
import genesis.core.risk.RiskPolicyEngine;
import genesis.core.risk.TradingGate;
import genesis.core.unit.StreamDigest;
import org.agrona.concurrent.UnsafeBuffer;

/** A person's orders, cancels, changes and closes. Every one is answered. Threading: engine thread. Allocation: none. */
final class ManualDesk {
    private final Portfolio portfolio;
    private final Orders orders;
    private final TradingGate gate;
    private final RiskPolicyEngine risk;
    private final OrderManager orderManager;
    private final ManualTrader trader;
    private final Exits exits;
    private final OutputEncoder outputs;
    private final RequestIds requests = new RequestIds();
    private final OrderRequestedDecoder orderRequested = new OrderRequestedDecoder();
    private final CancelRequestedDecoder cancelRequested = new CancelRequestedDecoder();
    private final PositionCloseRequestedDecoder closeRequested = new PositionCloseRequestedDecoder();
    private final AmendRequestedDecoder amendRequested = new AmendRequestedDecoder();

    ManualDesk(final Portfolio portfolio, final Orders orders, final TradingGate gate, final RiskPolicyEngine risk,
               final OrderManager orderManager, final ManualTrader trader, final Exits exits, final OutputEncoder outputs) {
        this.portfolio = portfolio;
        this.orders = orders;
        this.gate = gate;
        this.risk = risk;
        this.orderManager = orderManager;
        this.trader = trader;
        this.exits = exits;
        this.outputs = outputs;
    }

    void onInput(final int templateId, final UnsafeBuffer buffer, final int block, final int blockLength, final int version,
                 final InstrumentState[] states, final int instrumentCount, final long nowNs) {
        switch (templateId) {
            case OrderRequestedDecoder.TEMPLATE_ID -> {
                orderRequested.wrap(buffer, block, blockLength, version);
                onOrder(states, instrumentCount, nowNs);
            }
            case CancelRequestedDecoder.TEMPLATE_ID -> {
                cancelRequested.wrap(buffer, block, blockLength, version);
                onCancel(instrumentCount);
            }
            case PositionCloseRequestedDecoder.TEMPLATE_ID -> {
                closeRequested.wrap(buffer, block, blockLength, version);
                onClose(states, instrumentCount, nowNs);
            }
            default -> {
                amendRequested.wrap(buffer, block, blockLength, version);
                onAmend(states, nowNs);
            }
        }
    }

    private void onOrder(final InstrumentState[] states, final int instrumentCount, final long nowNs) {
        final long commandId = orderRequested.commandId();
        final long known = orderRequested.requestId() == 0 ? RequestIds.NO_ORDER : requests.orderOf(orderRequested.requestId());
        if (known != RequestIds.NO_ORDER) {
            outputs.commandAnswered(commandId, CommandResult.NOTHING_TO_DO, known, DenialReason.NONE, 0, 0);
            return;
        }
        if (orderRequested.instrumentId() >= instrumentCount) {
            refuse(commandId, DenialReason.INSTRUMENT_IS_NOT_KNOWN, orderRequested.instrumentId(), instrumentCount);
            return;
        }
        final InstrumentState state = states[orderRequested.instrumentId()];
        final DenialReason denied = trader.place(orderRequested, state.instrument(), state.market(), nowNs);
        if (denied != DenialReason.NONE) {
            refuse(commandId, denied, trader.observed(), trader.bound());
            return;
        }
        if (orderRequested.requestId() != 0) {
            requests.remember(orderRequested.requestId(), trader.clientOrderId());
        }
        outputs.commandAnswered(commandId, CommandResult.DONE, trader.clientOrderId(), DenialReason.NONE, 0, 0);
    }

    private void onCancel(final int instrumentCount) {
        final long commandId = cancelRequested.commandId();
        switch (cancelRequested.scope()) {
            case ORDER -> onCancelOrder(commandId, orders.find(cancelRequested.clientOrderId()));
            case INSTRUMENT -> {
                if (cancelRequested.instrumentId() >= instrumentCount) {
                    refuse(commandId, DenialReason.INSTRUMENT_IS_NOT_KNOWN, cancelRequested.instrumentId(), instrumentCount);
                    return;
                }
                final boolean isAny = orders.openOf(cancelRequested.instrumentId()) != null;
                orderManager.cancelInstrument(cancelRequested.instrumentId());
                outputs.commandAnswered(commandId, isAny ? CommandResult.DONE : CommandResult.NOTHING_TO_DO);
            }
            case ALL -> {
                final boolean isAny = orders.openCount() > 0;
                orderManager.cancelAll();
                outputs.commandAnswered(commandId, isAny ? CommandResult.DONE : CommandResult.NOTHING_TO_DO);
            }
            default -> refuse(commandId, DenialReason.TERMS_DO_NOT_FIT, 0, 0);
        }
    }

    /** An order that nobody knows about may be alive: it is taken off the book as soon as it is found there. */
    private void onCancelOrder(final long commandId, final Order order) {
        if (order == null || !order.isOpen()) {
            refuse(commandId, DenialReason.ORDER_IS_NOT_OPEN, cancelRequested.clientOrderId(), 0);
            return;
        }
        final boolean isAskedAlready = order.status() == OrderStatus.PENDING_CANCEL
            || order.status() == OrderStatus.UNKNOWN && order.inquiry().isEndWanted();
        orderManager.cancel(order);
        outputs.commandAnswered(commandId, isAskedAlready ? CommandResult.NOTHING_TO_DO : CommandResult.DONE,
            order.clientOrderId(), DenialReason.NONE, 0, 0);
    }

    private void onClose(final InstrumentState[] states, final int instrumentCount, final long nowNs) {
        final long commandId = closeRequested.commandId();
        final int instrumentId = closeRequested.instrumentId();
        if (instrumentId >= instrumentCount) {
            refuse(commandId, DenialReason.INSTRUMENT_IS_NOT_KNOWN, instrumentId, instrumentCount);
        } else if (gate.isHalted()) {
            refuse(commandId, DenialReason.TRADING_IS_HALTED, 0, 0);
        } else if (risk.mode() == Mode.OBSERVE) {
            refuse(commandId, DenialReason.OBSERVING_ONLY, 0, 0);
        } else if (portfolio.position(instrumentId).isFlat()) {
            outputs.commandAnswered(commandId, CommandResult.NOTHING_TO_DO);
        } else {
            exits.close(states[instrumentId].instrument(), states[instrumentId].market(), nowNs);
            outputs.commandAnswered(commandId, CommandResult.DONE);
        }
    }

    private void onAmend(final InstrumentState[] states, final long nowNs) {
        final Order order = orders.find(amendRequested.clientOrderId());
        if (order == null) {
            refuse(amendRequested.commandId(), DenialReason.ORDER_IS_NOT_OPEN, amendRequested.clientOrderId(), 0);
            return;
        }
        final InstrumentState state = states[order.instrumentId()];
        final DenialReason denied = trader.change(order, amendRequested, state.instrument(), state.market(), nowNs);
        if (denied != DenialReason.NONE) {
            refuse(amendRequested.commandId(), denied, trader.observed(), trader.bound());
        } else {
            outputs.commandAnswered(amendRequested.commandId(), CommandResult.DONE, order.clientOrderId(), DenialReason.NONE, 0, 0);
        }
    }

    private void refuse(final long commandId, final DenialReason why, final long observed, final long bound) {
        outputs.commandAnswered(commandId, CommandResult.REFUSED, 0, why, observed, bound);
    }

    void addTo(final StreamDigest digest) {
        requests.addTo(digest);
    }
}
