package genesis.gateway.live;

import genesis.core.engine.OutputSink;
import genesis.core.message.DenialReason;
import genesis.core.message.Difference;
import genesis.core.message.DifferenceFoundDecoder;
import genesis.core.message.Message;
import genesis.core.message.OrderChangedDecoder;
import genesis.core.message.OrderStatus;
import genesis.core.message.OrderType;
import genesis.core.message.PlaceOrderDecoder;
import genesis.core.message.PositionChangedDecoder;
import genesis.core.message.Purpose;
import genesis.core.message.RiskVerdictDecoder;
import genesis.core.message.Side;
import genesis.core.message.WalletChangedDecoder;
import genesis.core.order.OrderLife;
import genesis.gateway.Wrap;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.concurrent.UnsafeBuffer;

/** The account as the engine has told it: what anybody sees who reads its outputs, over all its processes. */
final class EngineView implements OutputSink {
    /** How often the engine asked for each order: once. */
    final Map<Long, Integer> intents = new TreeMap<>();
    final Map<Long, Ours> orders = new TreeMap<>();
    final Map<Long, Ours> open = new TreeMap<>();
    final Map<Integer, Long> positionsE8 = new TreeMap<>();
    final Map<Integer, Long> feesE8 = new TreeMap<>();
    final Map<String, Long> walletsE8 = new TreeMap<>();
    final Map<Difference, Integer> differences = new EnumMap<>(Difference.class);
    final List<String> lastDifferences = new ArrayList<>();

    /** What risk said to intents, and how often. */
    final Map<DenialReason, Integer> verdicts = new EnumMap<>(DenialReason.class);

    /** The command that asked for the last order. */
    UnsafeBuffer lastIntent;

    private final PlaceOrderDecoder place = new PlaceOrderDecoder();
    private final OrderChangedDecoder order = new OrderChangedDecoder();
    private final PositionChangedDecoder position = new PositionChangedDecoder();
    private final WalletChangedDecoder wallet = new WalletChangedDecoder();
    private final RiskVerdictDecoder verdict = new RiskVerdictDecoder();
    private final DifferenceFoundDecoder difference = new DifferenceFoundDecoder();

    /** One order; the client's id is the exchange's, below zero, where it was adopted. */
    record Ours(long clientId, long exchangeId, int instrumentId, Side side, long priceE8, long qtyE8, long filledQtyE8,
                long feeE8, OrderStatus status, OrderType type, Purpose purpose, boolean isStopBeside) {
        boolean isOpen() {
            return OrderLife.isOpen(status);
        }

        boolean isAdopted() {
            return clientId < 0;
        }

        long leftE8() {
            return qtyE8 - filledQtyE8;
        }
    }

    @Override
    public void onOutput(final UnsafeBuffer buffer, final int offset, final int length) {
        switch (Message.templateId(buffer, offset)) {
            case PlaceOrderDecoder.TEMPLATE_ID -> {
                wrap(place::wrap, buffer, offset);
                intents.merge(place.clientOrderId(), 1, Integer::sum);
                lastIntent = new UnsafeBuffer(new byte[length]);
                lastIntent.putBytes(0, buffer, offset, length);
                take(sent(place.clientOrderId(), place.priceE8(), place.orderType(), false));
                if (place.ocoStopPriceE8() != 0) {
                    intents.merge(place.ocoClientOrderId(), 1, Integer::sum);
                    take(sent(place.ocoClientOrderId(), place.ocoStopPriceE8(), OrderType.STOP, true));
                }
            }
            case OrderChangedDecoder.TEMPLATE_ID -> {
                wrap(order::wrap, buffer, offset);
                take(new Ours(order.clientOrderId(), order.exchangeOrderId(), order.instrumentId(), order.side(),
                    order.priceE8(), order.qtyE8(), order.filledQtyE8(), order.feeE8(), order.status(), order.orderType(),
                    order.purpose(), orders.containsKey(order.clientOrderId()) && orders.get(order.clientOrderId()).isStopBeside()));
            }
            case PositionChangedDecoder.TEMPLATE_ID -> {
                wrap(position::wrap, buffer, offset);
                positionsE8.put(position.instrumentId(), position.qtyE8());
                feesE8.put(position.instrumentId(), position.feesE8());
            }
            case WalletChangedDecoder.TEMPLATE_ID -> {
                wrap(wallet::wrap, buffer, offset);
                walletsE8.put(wallet.wallet().name().toLowerCase(Locale.ROOT) + " " + wallet.currency(),
                    wallet.balanceE8());
            }
            case DifferenceFoundDecoder.TEMPLATE_ID -> {
                wrap(difference::wrap, buffer, offset);
                differences.merge(difference.difference(), 1, Integer::sum);
                lastDifferences.add(difference.difference() + " " + difference.settlement() + " order "
                    + difference.clientOrderId() + "/" + difference.exchangeOrderId() + ": ours " + difference.ours()
                    + ", theirs " + difference.theirs());
            }
            case RiskVerdictDecoder.TEMPLATE_ID -> {
                wrap(verdict::wrap, buffer, offset);
                verdicts.merge(verdict.reason(), 1, Integer::sum);
            }
            default -> { } // Nothing of the account.
        }
    }

    private Ours sent(final long clientId, final long priceE8, final OrderType type, final boolean isStopBeside) {
        return new Ours(clientId, 0, place.instrumentId(), place.side(), priceE8, place.qtyE8(), 0, 0, OrderStatus.PENDING_NEW, type,
            place.purpose(), isStopBeside);
    }

    int count(final Difference kind) {
        return differences.getOrDefault(kind, 0);
    }

    private void take(final Ours ours) {
        orders.put(ours.clientId, ours);
        if (ours.isOpen()) {
            open.put(ours.clientId, ours);
        } else {
            open.remove(ours.clientId);
        }
    }

    static void wrap(final Wrap decoder, final UnsafeBuffer buffer, final int offset) {
        decoder.wrap(buffer, offset + Message.HEADER_LENGTH, Message.blockLength(buffer, offset), Message.version(buffer, offset));
    }
}
