package genesis.gateway.scenario;

import genesis.core.message.AmendOrderDecoder;
import genesis.core.message.BreakerChangedDecoder;
import genesis.core.message.CancelOrderDecoder;
import genesis.core.message.CancelOrdersDecoder;
import genesis.core.message.CommandAnsweredDecoder;
import genesis.core.message.DenialReason;
import genesis.core.message.DifferenceFoundDecoder;
import genesis.core.message.LiveStateChangedDecoder;
import genesis.core.message.Message;
import genesis.core.message.OrderChangedDecoder;
import genesis.core.message.PlaceOrderDecoder;
import genesis.core.message.PositionChangedDecoder;
import genesis.core.message.RiskVerdictDecoder;
import genesis.core.message.TradingStateChangedDecoder;
import genesis.core.message.TradingWindowChangedDecoder;
import genesis.core.unit.E8;
import genesis.gateway.Wrap;
import org.agrona.concurrent.UnsafeBuffer;

/** What the engine said, as a line of the story. */
final class Lines {
    private Lines() {
    }

    /** Null for what does not belong to the story. */
    static String of(final UnsafeBuffer message) {
        switch (Message.templateId(message, 0)) {
            case PlaceOrderDecoder.TEMPLATE_ID -> {
                final PlaceOrderDecoder order = new PlaceOrderDecoder();
                Wrap.at(order::wrap, message);
                return "places " + order.clientOrderId() + ": " + order.side() + " " + E8.text(order.qtyE8()) + " " + order.orderType()
                    + " at " + E8.text(order.priceE8()) + ", " + order.purpose();
            }
            case OrderChangedDecoder.TEMPLATE_ID -> {
                final OrderChangedDecoder order = new OrderChangedDecoder();
                Wrap.at(order::wrap, message);
                return "order " + order.clientOrderId() + "/" + order.exchangeOrderId() + " is " + order.status() + ", "
                    + E8.text(order.filledQtyE8()) + " of " + E8.text(order.qtyE8()) + " filled, at " + E8.text(order.priceE8());
            }
            case PositionChangedDecoder.TEMPLATE_ID -> {
                final PositionChangedDecoder position = new PositionChangedDecoder();
                Wrap.at(position::wrap, message);
                return "position of " + position.instrumentId() + " is " + E8.text(position.qtyE8()) + " at "
                    + E8.text(position.averagePriceE8()) + ", stop " + E8.text(position.stopPriceE8()) + ", target "
                    + E8.text(position.targetPriceE8());
            }
            case RiskVerdictDecoder.TEMPLATE_ID -> {
                final RiskVerdictDecoder verdict = new RiskVerdictDecoder();
                Wrap.at(verdict::wrap, message);
                return verdict.reason() == DenialReason.NONE ? null : "denies " + verdict.side() + " " + E8.text(verdict.qtyE8())
                    + " at " + E8.text(verdict.priceE8()) + ": " + verdict.reason() + ", seen " + verdict.observed() + ", limit " + verdict.bound();
            }
            case CommandAnsweredDecoder.TEMPLATE_ID -> {
                final CommandAnsweredDecoder answer = new CommandAnsweredDecoder();
                Wrap.at(answer::wrap, message);
                return "answers command " + answer.commandId() + ": " + answer.result() + " " + answer.reason() + ", order "
                    + answer.clientOrderId() + ", seen " + answer.observed() + ", limit " + answer.bound();
            }
            default -> {
                return rare(message);
            }
        }
    }

    private static String rare(final UnsafeBuffer message) {
        return switch (Message.templateId(message, 0)) {
            case CancelOrderDecoder.TEMPLATE_ID -> text(new CancelOrderDecoder()::wrap, message);
            case CancelOrdersDecoder.TEMPLATE_ID -> text(new CancelOrdersDecoder()::wrap, message);
            case AmendOrderDecoder.TEMPLATE_ID -> text(new AmendOrderDecoder()::wrap, message);
            case DifferenceFoundDecoder.TEMPLATE_ID -> text(new DifferenceFoundDecoder()::wrap, message);
            case TradingStateChangedDecoder.TEMPLATE_ID -> text(new TradingStateChangedDecoder()::wrap, message);
            case LiveStateChangedDecoder.TEMPLATE_ID -> text(new LiveStateChangedDecoder()::wrap, message);
            case BreakerChangedDecoder.TEMPLATE_ID -> text(new BreakerChangedDecoder()::wrap, message);
            case TradingWindowChangedDecoder.TEMPLATE_ID -> text(new TradingWindowChangedDecoder()::wrap, message);
            default -> null;
        };
    }

    /** Every generated decoder can write itself out. */
    private static String text(final Wrap decoder, final UnsafeBuffer message) {
        final String whole = String.valueOf(
            decoder.wrap(message, Message.HEADER_LENGTH, Message.blockLength(message, 0), Message.version(message, 0)));
        return whole.substring(1, whole.indexOf(']')) + " " + whole.substring(whole.indexOf('|', whole.indexOf("timeNs")) + 1);
    }
}
