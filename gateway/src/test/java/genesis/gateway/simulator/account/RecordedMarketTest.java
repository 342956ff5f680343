package genesis.gateway.simulator.account;

import static org.junit.jupiter.api.Assertions.assertEquals;

import genesis.core.message.Side;
import genesis.gateway.simulator.market.FloorListener;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Our orders in a recorded market: levels are orders of participants, recorded trades reach ours. */
class RecordedMarketTest implements FloorListener {
    private static final long OURS = 1;

    private final RecordedMarket market = new RecordedMarket();
    private final List<String> trades = new ArrayList<>();

    @BeforeEach
    void snapshot() {
        market.listen(this);
        market.define("tBTCUSD");
        market.level(0, 100, 5, 1);
        market.level(0, 101, -4, 2);
    }

    @Test
    void shouldGiveWhatALevelHasAndHaveItBackWithTheNextUpdate() {
        assertEquals(3, market.book(0).take(OURS, 1, Side.BUY, 101, 7, 0));
        assertEquals(List.of("taker 101 4"), trades);
        market.level(0, 101, -6, 2);
        assertEquals(0, market.book(0).take(OURS, 2, Side.BUY, 101, 6, 0));
    }

    @Test
    void shouldReachOurOrderByARecordedTradeBehindWhatStoodBefore() {
        market.book(0).limit(OURS, 1, Side.BUY, 100, 2, 0);
        market.traded(0, 100, -6);
        assertEquals(List.of("maker 100 1"), trades, "five stood before");
        assertEquals(100, market.lastPriceE8(0));
    }

    @Test
    void shouldLetSidesOverlapWithinABatchAndFillUsWhenTheMarketMovesThrough() {
        market.book(0).limit(OURS, 1, Side.SELL, 102, 3, 0);
        market.level(0, 102, 9, 1);
        assertEquals(List.of("maker 102 3"), trades);
        assertEquals(102, market.book(0).bestBidE8());
        market.level(0, 101, 1, 0);
        assertEquals(-1, market.book(0).bestLevel(Side.SELL), "the recorded ask gave way");
        market.clear(0);
        assertEquals(0, market.book(0).orderCount());
    }

    @Override
    public void traded(final int instrument, final long tradeId, final long makerOrderId, final long makerOwnerId,
                       final long takerOrderId, final long takerOwnerId, final Side takerSide, final long priceE8,
                       final long qtyE8, final long makerLeftE8) {
        trades.add((makerOwnerId == OURS ? "maker " : "taker ") + priceE8 + " " + qtyE8);
    }

    @Override
    public void printed(final int instrument, final long priceE8) {
    }

    @Override
    public void bestChanged(final int instrument, final Side side, final long priceE8) {
    }
}
