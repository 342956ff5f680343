package genesis.gateway.codec;

import genesis.core.message.CancelReason;
import genesis.core.message.FeeCurrency;
import genesis.core.message.OrderStatus;
import genesis.core.message.OrderType;
import genesis.core.message.RejectReason;
import genesis.core.message.WalletType;
import genesis.core.unit.Instrument;

/**
 * The exchange's words about orders, the same over WebSocket and REST. Statuses are read by their beginning and never for
 * numbers, which are rounded there:
 *
 * <pre>
 *   ACTIVE …, PARTIALLY FILLED …                 in the book
 *   EXECUTED …, FORCED EXECUTED …                filled
 *   CANCELED …, IOC CANCELED …, POSTONLY …       canceled
 *   INSUFFICIENT BALANCE|MARGIN …, RSN_…         refused, or canceled where something was filled before
 * </pre>
 */
public final class OrderWords {
    private static final String EXCHANGE_WALLET = "EXCHANGE ";

    private OrderWords() {
    }

    /** REJECTED for all that the exchange did not want. */
    public static OrderStatus status(final String words) {
        if (words.isEmpty() || words.startsWith("ACTIVE") || words.startsWith("PARTIALLY FILLED")) {
            return OrderStatus.WORKING;
        }
        if (words.startsWith("EXECUTED") || words.startsWith("FORCED EXECUTED")) {
            return OrderStatus.FILLED;
        }
        return words.contains("CANCELED") || isPartlyFilled(words) ? OrderStatus.CANCELED : OrderStatus.REJECTED;
    }

    /** A plain CANCELED answers a request; that it was ours is likely, the exchange does not say. */
    public static CancelReason cancelReason(final String words) {
        if (words.startsWith("CANCELED")) {
            return CancelReason.REQUESTED;
        }
        if (words.startsWith("EXECUTED") || words.startsWith("FORCED EXECUTED")) {
            return CancelReason.EXECUTED;
        }
        return words.startsWith("IOC ") || words.startsWith("FILLORKILL ")
            ? CancelReason.NO_LIQUIDITY : CancelReason.VENUE;
    }

    /** Of a status that refuses. */
    public static RejectReason refusal(final String words) {
        return words.startsWith("INSUFFICIENT") ? RejectReason.INSUFFICIENT_BALANCE
            : words.startsWith("RSN_DUST") ? RejectReason.INVALID : RejectReason.OTHER;
    }

    /** Of an answer to a request, such as {@code Invalid order: not enough exchange balance for …}. */
    public static RejectReason rejectReason(final String words) {
        if (words.contains("not found")) {
            return RejectReason.NOT_FOUND;
        }
        if (words.contains("not enough")) {
            return RejectReason.INSUFFICIENT_BALANCE;
        }
        if (words.contains("ratelimit") || words.contains("rate limit")) {
            return RejectReason.RATE_LIMIT;
        }
        return words.contains("nvalid") || words.contains("minimum size") ? RejectReason.INVALID : RejectReason.OTHER;
    }

    /** With or without the wallet in front; a type we do not know counts as a limit order: it rests at its price. */
    public static OrderType type(final String words) {
        return switch (words.startsWith(EXCHANGE_WALLET) ? words.substring(EXCHANGE_WALLET.length()) : words) {
            case "MARKET" -> OrderType.MARKET;
            case "STOP" -> OrderType.STOP;
            case "STOP LIMIT" -> OrderType.STOP_LIMIT;
            case "TRAILING STOP" -> OrderType.TRAILING_STOP;
            case "FOK" -> OrderType.FOK;
            case "IOC" -> OrderType.IOC;
            default -> OrderType.LIMIT;
        };
    }

    /** {@link WalletType#NULL_VAL} for one that we do not know. */
    public static WalletType wallet(final String words) {
        return switch (words) {
            case "exchange" -> WalletType.EXCHANGE;
            case "margin" -> WalletType.MARGIN;
            case "funding" -> WalletType.FUNDING;
            default -> WalletType.NULL_VAL;
        };
    }

    /** What a fee of this symbol was paid in; without a name it is not told yet. */
    public static FeeCurrency feeCurrency(final String symbol, final String currency) {
        if (currency == null || currency.isEmpty()) {
            return FeeCurrency.NOT_TOLD;
        }
        final String[] currencies = Instrument.currenciesOf(symbol);
        return currency.equals(currencies[1]) ? FeeCurrency.QUOTE
            : currency.equals(currencies[0]) ? FeeCurrency.BASE : FeeCurrency.OTHER;
    }

    /** A trading symbol whose currencies can be told apart. */
    public static boolean isTradingSymbol(final String name) {
        return name.startsWith("t") && (name.length() == 7 && name.indexOf(':') < 0
            || name.indexOf(':') > 1 && name.indexOf(':') < name.length() - 1);
    }

    private static boolean isPartlyFilled(final String words) {
        return words.contains("FILLED @") || words.contains("EXECUTED @");
    }
}
