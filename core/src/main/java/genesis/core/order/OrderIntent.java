package genesis.core.order;

import genesis.core.message.OrderType;
import genesis.core.message.Purpose;
import genesis.core.message.Side;
import genesis.core.unit.E8;

/**
 * What somebody would like to do, before risk has seen it. One reused instance; only risk reads it, only risk may turn it
 * into an order. Threading: engine thread. Allocation: none.
 */
public final class OrderIntent {
    /** Distance of a stop that shall not be. */
    public static final long NO_STOP = 0;

    private int instrumentId;
    private int strategyId;
    private Side side = Side.BUY;
    private OrderType type = OrderType.MARKET;
    private Purpose purpose = Purpose.ENTRY;
    private long priceE8;
    private long referencePriceE8;
    private long qtyE8;
    private long stopDistanceE8;
    private long stakeE8;
    private double confidence;
    private double probability;
    private final OrderTerms terms = new OrderTerms();

    /**
     * A wish to open a position with a limit order; risk decides the quantity.
     *
     * @param priceE8          limit price
     * @param referencePriceE8 best opposite price now
     * @param stopDistanceE8   how far from the entry the stop will be; {@link #NO_STOP} for none, and no target either
     */
    public OrderIntent entry(final int instrumentId, final int strategyId, final Side side, final long priceE8,
                             final long referencePriceE8, final long stopDistanceE8,
                             final double confidence, final double probability) {
        fill(instrumentId, strategyId, side, OrderType.LIMIT, Purpose.ENTRY, priceE8, referencePriceE8);
        this.qtyE8 = 0;
        this.stopDistanceE8 = stopDistanceE8;
        this.stakeE8 = 0;
        this.confidence = confidence;
        this.probability = probability;
        return this;
    }

    /** The same, but to trade for so much money as far as exposure allows; 0 leaves it to risk, which needs a stop. */
    public OrderIntent forStake(final long moneyE8) {
        stakeE8 = moneyE8;
        return this;
    }

    /** A wish to get smaller by this quantity, at the market. */
    public OrderIntent exit(final int instrumentId, final int strategyId, final Side side, final Purpose purpose,
                            final long referencePriceE8, final long qtyE8) {
        fill(instrumentId, strategyId, side, OrderType.MARKET, purpose, 0, referencePriceE8);
        this.qtyE8 = qtyE8;
        this.stopDistanceE8 = NO_STOP;
        this.stakeE8 = 0;
        this.confidence = 1;
        this.probability = 1;
        return this;
    }

    /** A wish of any type, quantity and terms, for a person or a bracket; {@link #terms} takes what else it shall say. */
    public OrderIntent order(final int instrumentId, final int strategyId, final Side side, final OrderType type,
                             final Purpose purpose, final long priceE8, final long referencePriceE8, final long qtyE8,
                             final long stopDistanceE8) {
        fill(instrumentId, strategyId, side, type, purpose, priceE8, referencePriceE8);
        this.qtyE8 = qtyE8;
        this.stopDistanceE8 = stopDistanceE8;
        this.stakeE8 = 0;
        this.confidence = 1;
        this.probability = 1;
        return this;
    }

    private void fill(final int instrumentId, final int strategyId, final Side side, final OrderType type,
                      final Purpose purpose, final long priceE8, final long referencePriceE8) {
        this.instrumentId = instrumentId;
        this.strategyId = strategyId;
        this.side = side;
        this.type = type;
        this.purpose = purpose;
        this.priceE8 = priceE8;
        this.referencePriceE8 = referencePriceE8;
        terms.clear();
    }

    /** Cleared whenever the intent is formed anew. */
    public OrderTerms terms() {
        return terms;
    }

    public boolean isEntry() {
        return purpose == Purpose.ENTRY;
    }

    public int instrumentId() {
        return instrumentId;
    }

    public int strategyId() {
        return strategyId;
    }

    public Side side() {
        return side;
    }

    public OrderType type() {
        return type;
    }

    public Purpose purpose() {
        return purpose;
    }

    /** Limit price; 0 for a market order. */
    public long priceE8() {
        return priceE8;
    }

    /** Best opposite price when the intent was formed; 0 where there is none. */
    public long referencePriceE8() {
        return referencePriceE8;
    }

    /**
     * The highest price that it is expected to trade at, by itself or by the stop beside it. A trailing stop that buys lets
     * the market rise by its distance first.
     */
    public long worstPriceE8() {
        final long marketE8 = side == Side.BUY ? E8.addCapped(referencePriceE8, terms.trailingE8()) : referencePriceE8;
        return Math.max(Math.max(priceE8, terms.auxPriceE8()), Math.max(terms.ocoStopPriceE8(), marketE8));
    }

    /** The lowest of the prices and distances that an order of its type has to have; zero or below where one is missing. */
    public long lowestPriceE8() {
        final long neededE8 = switch (type) {
            case LIMIT, FOK, IOC, STOP -> priceE8;
            case STOP_LIMIT -> Math.min(priceE8, terms.auxPriceE8());
            case TRAILING_STOP -> Math.min(referencePriceE8, terms.trailingE8());
            case MARKET, NULL_VAL -> referencePriceE8;
        };
        return terms.ocoStopPriceE8() == 0 ? neededE8 : Math.min(neededE8, terms.ocoStopPriceE8());
    }

    /** The limit that it has, at once or once it is triggered; 0 without one. */
    public long limitPriceE8() {
        return switch (type) {
            case LIMIT, FOK, IOC -> priceE8;
            case STOP_LIMIT -> terms.auxPriceE8();
            case MARKET, STOP, TRAILING_STOP, NULL_VAL -> 0;
        };
    }

    /** True where it would trade at once with somebody who stands at this price. What waits for a price of its own does not. */
    boolean reaches(final long standingE8) {
        return switch (type) {
            case MARKET -> true;
            case LIMIT, FOK, IOC -> side == Side.BUY ? priceE8 >= standingE8 : priceE8 <= standingE8;
            case STOP, STOP_LIMIT, TRAILING_STOP, NULL_VAL -> false;
        };
    }

    /** True where it would trade with what stands on the other side now. */
    public boolean tradesAtOnce() {
        return referencePriceE8 != 0 && reaches(referencePriceE8);
    }

    /** A person's, or a close that nobody's strategy asked for. */
    public boolean isNobodys() {
        return strategyId == 0;
    }

    /** What to trade; 0 where risk decides. */
    public long qtyE8() {
        return qtyE8;
    }

    public long stopDistanceE8() {
        return stopDistanceE8;
    }

    /** Money to trade for; 0 where risk decides. */
    public long stakeE8() {
        return stakeE8;
    }

    public double confidence() {
        return confidence;
    }

    public double probability() {
        return probability;
    }
}
