package genesis.core.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import genesis.core.message.CancelReason;
import genesis.core.message.Liquidity;
import genesis.core.message.RejectReason;
import genesis.core.unit.E8;
import java.util.ArrayList;
import java.util.List;

/** What the exchange said, as a person would note it down. */
final class RecordedEvents implements ExchangeEvents {
    final List<String> lines = new ArrayList<>();

    /** That this was said since the last time, and nothing else. */
    void expect(final String... expected) {
        assertEquals(List.of(expected), lines);
        lines.clear();
    }

    @Override
    public void accepted(final int instrumentId, final long clientOrderId, final long exchangeOrderId) {
        lines.add(clientOrderId + " accepted");
    }

    @Override
    public void filled(final int instrumentId, final long clientOrderId, final long exchangeOrderId, final long tradeId,
                       final long priceE8, final long qtyE8, final long feeE8, final Liquidity liquidity) {
        lines.add(clientOrderId + " filled " + E8.text(qtyE8) + " @ " + E8.text(priceE8) + " " + liquidity
            + " fee " + E8.text(feeE8));
    }

    @Override
    public void canceled(final int instrumentId, final long clientOrderId, final long exchangeOrderId,
                         final CancelReason reason) {
        lines.add(clientOrderId + " canceled " + reason);
    }

    @Override
    public void rejected(final int instrumentId, final long clientOrderId, final RejectReason reason) {
        lines.add(clientOrderId + " rejected " + reason);
    }

    @Override
    public void amended(final int instrumentId, final long clientOrderId, final long exchangeOrderId, final long priceE8,
                        final long qtyE8, final long auxPriceE8, final long trailingE8) {
        lines.add(clientOrderId + " amended to " + E8.text(qtyE8) + " @ " + E8.text(priceE8)
            + (auxPriceE8 == 0 ? "" : " limit " + E8.text(auxPriceE8)) + (trailingE8 == 0 ? "" : " trailing " + E8.text(trailingE8)));
    }

    @Override
    public void changeRejected(final int instrumentId, final long clientOrderId, final RejectReason reason) {
        lines.add(clientOrderId + " stays: " + reason);
    }
}
