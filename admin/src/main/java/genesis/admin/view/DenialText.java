package genesis.admin.view;

import genesis.admin.config.Durations;
import genesis.core.market.OrderBook;
import genesis.core.message.Cause;
import genesis.core.message.DenialReason;
import genesis.core.message.FeedProblem;
import genesis.core.unit.E8;
import java.time.Instant;
import java.util.Locale;

/** A refusal in words, with both numbers in the unit that the reason gives them (see {@code DenialReason} in messages.xml). */
public final class DenialText {
    private static final long NS_PER_MS = 1_000_000L;
    private static final long NS_PER_SECOND = 1_000_000_000L;

    private DenialText() {
    }

    /** Such as {@code market data is stale: 6s, bound 5s}; {@code approved} where nothing was refused. */
    public static String of(final DenialReason reason, final long observed, final long bound) {
        if (reason == DenialReason.NONE) {
            return "approved";
        }
        final String words = words(reason);
        return switch (reason) {
            case MARKET_DATA_IS_STALE, COOLDOWN, DECISION_IS_TOO_SOON -> words + ": " + time(observed) + ", bound " + time(bound);
            case TOO_MANY_OPEN_POSITIONS, ORDER_BUDGET_IS_SPENT, TOO_MANY_TRADES_TODAY, TOO_MANY_TRADES_OF_INSTRUMENT_TODAY,
                TOO_MANY_OPEN_ORDERS -> words + ": " + observed + ", bound " + bound;
            case DAILY_LOSS_LIMIT_REACHED, INSTRUMENT_EXPOSURE_LIMIT_REACHED, TOTAL_EXPOSURE_LIMIT_REACHED, PRICE_IS_OUTSIDE_BAND,
                QUANTITY_IS_BELOW_MINIMUM, CONFIDENCE_IS_TOO_LOW, PROBABILITY_IS_TOO_LOW, INSUFFICIENT_BALANCE,
                EXPECTED_GAIN_DOES_NOT_COVER_FEES, REVERSAL_IS_NOT_CLEAR_ENOUGH, DRAWDOWN_LIMIT_REACHED, QUANTITY_IS_ABOVE_MAXIMUM,
                WOULD_TRADE_WITH_OURSELVES, PRICE_IS_WRONG, NOTHING_TO_REDUCE, SHORTS_ARE_NOT_ALLOWED ->
                words + ": " + E8.text(observed) + ", bound " + E8.text(bound);
            case POSITION_BELONGS_TO_ANOTHER_STRATEGY -> words + ": owner " + observed + ", asked by " + bound;
            case ORDER_IS_NOT_OPEN -> words + ": " + observed;
            case QUANTITY_IS_WRONG -> words + ": " + E8.text(observed);
            case FEED_IS_NOT_LIVE -> words + (observed == FeedProblem.NONE.value() ? "" : ": " + words(FeedProblem.get((short) observed)));
            case TRADING_IS_HALTED, TRADING_IS_PAUSED, ONLY_REDUCING_IS_ALLOWED -> words + ": " + words(Cause.get((short) observed))
                + (bound == 0 ? ", until a resume" : ", until " + Instant.ofEpochSecond(0, bound));
            case BOOK_IS_CROSSED_OR_EMPTY -> words + ": bid " + price(observed) + ", ask " + price(bound);
            case OUTSIDE_TRADING_WINDOW -> words + (bound == 0 ? ": no opening is known" : ": opens " + Instant.ofEpochSecond(0, bound));
            case EXCHANGE_CANNOT_BE_ASKED -> words + ": until " + Instant.ofEpochSecond(0, bound);
            default -> words;
        };
    }

    /** A constant's name as a person would write it. */
    public static String words(final Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String price(final long priceE8) {
        return priceE8 == OrderBook.NO_PRICE ? "none" : E8.text(priceE8);
    }

    private static String time(final long ns) {
        if (ns < NS_PER_SECOND) {
            return Durations.text(ns < NS_PER_MS ? ns : ns / NS_PER_MS * NS_PER_MS);
        }
        // Tenths are enough beyond a second: what is behind them only makes the line long.
        final long tenths = ns / (NS_PER_SECOND / 10);
        return tenths % 10 == 0 ? Durations.text(tenths / 10 * NS_PER_SECOND) : tenths / 10 + "." + tenths % 10 + "s";
    }
}
