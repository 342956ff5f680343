package genesis.gateway.simulator.market;

import genesis.core.exchange.SeededRandom;
import genesis.core.unit.E8;
import genesis.core.unit.Instrument;
import genesis.gateway.simulator.wire.FrameText;
import java.util.ArrayDeque;

/**
 * What perpetual contracts have beyond a price: mark price, funding, open interest, and now and then a liquidation.
 * <p>Allocation: a liquidation. Threading: one thread.
 */
final class Derivatives {
    private static final long FUNDING_MS = 8 * 60 * TimeFrame.MINUTE_MS;
    /** A liquidation about every half a minute. */
    private static final int TURNS_BETWEEN = 300;
    private static final int REMEMBERED = 500;
    private static final double OPEN_INTEREST = 3_000;
    private static final long INSURANCE_FUND_E8 = 1_250_000 * E8.ONE;

    private final Market market;
    private final SeededRandom random;
    private final ArrayDeque<Liquidation> liquidations = new ArrayDeque<>();
    private long nextPositionId = 170_000_000;

    Derivatives(final Market market, final long seed) {
        this.market = market;
        random = new SeededRandom(SeededRandom.mix(seed ^ 0x44455249L));
    }

    /** Behind an instrument's turn. */
    void turn(final int instrument, final MarketListener channels) {
        final SyntheticInstrument synthetic = market.synthetic(instrument);
        if (!synthetic.listing.terms().isDerivative() || random.nextInt(TURNS_BETWEEN) != 0) {
            return;
        }
        final long amountE8 = -synthetic.liquidate();
        final long priceE8 = synthetic.tape.lastPriceE8();
        final long lossE8 = (long) (priceE8 * (0.01 + 0.04 * random.nextDouble()));
        final long baseE8 = Instrument.roundDownE8(amountE8 > 0 ? priceE8 + lossE8 : priceE8 - lossE8);
        final Liquidation liquidation = new Liquidation(nextPositionId++, market.timeMs(),
            synthetic.listing.terms().symbol(), amountE8, baseE8, priceE8);
        liquidations.addFirst(liquidation);
        if (liquidations.size() > REMEMBERED) {
            liquidations.removeLast();
        }
        channels.liquidated(liquidation);
    }

    /** The 23 columns; false for an instrument that is no derivative. */
    boolean writeStatus(final FrameText text, final int instrument) {
        final SyntheticInstrument synthetic = market.synthetic(instrument);
        if (!synthetic.listing.terms().isDerivative()) {
            return false;
        }
        final long timeMs = market.timeMs();
        final int spot = market.instrument("t" + synthetic.listing.terms().base().replaceFirst("F0$", "") + "USD");
        final long lastE8 = synthetic.tape.lastPriceE8();
        final long spotE8 = spot < 0 ? lastE8 : market.lastPriceE8(spot);
        final long markE8 = (lastE8 + spotE8) / 2;
        final double premium = lastE8 / (double) spotE8 - 1;
        final long nextFundingMs = timeMs - timeMs % FUNDING_MS + FUNDING_MS;
        final long openInterestE8 = (long) (OPEN_INTEREST * E8.ONE * (1 + premium));
        text.whole(timeMs).raw(",null,").e8(lastE8).raw(',').e8(spotE8).raw(",null,").e8(INSURANCE_FUND_E8)
            .raw(",null,").whole(nextFundingMs).raw(',').e8(StrictMath.round(premium * 1e8 / 8)).raw(',')
            .whole((timeMs % FUNDING_MS) / TimeFrame.MINUTE_MS).raw(",null,").e8(StrictMath.round(premium * 1e8 / 10))
            .raw(",null,null,").e8(markE8).raw(",null,null,").e8(openInterestE8).raw(",null,null,null,-0.0005,0.0025");
        return true;
    }

    /** {@code [["pos",…],…]}, newest first. */
    void writeLiquidations(final FrameText text, final int limit) {
        text.raw('[');
        int count = 0;
        for (final Liquidation liquidation : liquidations) {
            if (count++ == limit) {
                break;
            }
            liquidation.write(text);
            text.raw(',');
        }
        text.dropLast(',').raw(']');
    }
}
