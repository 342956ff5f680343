package genesis.core.pipeline;

import genesis.core.engine.Inputs;
import genesis.core.message.CancelOrderDecoder;
import genesis.core.message.Message;
import genesis.core.message.PlaceOrderDecoder;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Accepts and fills every order after a fixed time; answers a cancel with the end, which may come too late. Knows no market
 * and allocates nothing.
 */
final class PatientVenue implements Venue {
    private static final int ANSWER_COUNT_MAX = 4_096;

    private final Inputs inputs = new Inputs();
    private final PlaceOrderDecoder place = new PlaceOrderDecoder();
    private final CancelOrderDecoder cancel = new CancelOrderDecoder();
    private final long latencyNs;
    private final long[] dueNs = new long[ANSWER_COUNT_MAX];
    private final long[] ids = new long[ANSWER_COUNT_MAX];
    private final long[] pricesE8 = new long[ANSWER_COUNT_MAX];
    private final long[] qtysE8 = new long[ANSWER_COUNT_MAX];
    private int first;
    private int last;
    private long nowNs;
    private long nextTradeId = 1;
    private long lastPriceE8;
    long orders;
    long fills;

    PatientVenue(final long latencyNs) {
        this.latencyNs = latencyNs;
    }

    @Override
    public void onInput(final UnsafeBuffer buffer, final int offset, final int length) {
        nowNs = Message.timeNs(buffer, offset);
    }

    /** Where a market order is filled. */
    void price(final long priceE8) {
        lastPriceE8 = priceE8;
    }

    @Override
    public void onCommand(final UnsafeBuffer buffer, final int offset, final int length) {
        // The engine decided on an input that the venue has not seen yet; the command carries its time.
        nowNs = Message.timeNs(buffer, offset);
        final int block = offset + Message.HEADER_LENGTH;
        if (Message.templateId(buffer, offset) == PlaceOrderDecoder.TEMPLATE_ID) {
            place.wrap(buffer, block, Message.blockLength(buffer, offset), Message.version(buffer, offset));
            orders++;
            answerLater(place.clientOrderId(), 0, 0);
            answerLater(place.clientOrderId(), place.priceE8() == 0 ? lastPriceE8 : place.priceE8(), place.qtyE8());
        } else {
            cancel.wrap(buffer, block, Message.blockLength(buffer, offset), Message.version(buffer, offset));
            answerLater(cancel.clientOrderId(), -1, 0);
        }
    }

    @Override
    public long nextDueNs() {
        return first == last ? NOTHING_DUE : dueNs[first % ANSWER_COUNT_MAX];
    }

    @Override
    public int answer(final UnsafeBuffer into) {
        final int i = first++ % ANSWER_COUNT_MAX;
        if (pricesE8[i] == -1) {
            return inputs.canceled(into, dueNs[i], ids[i]);
        }
        if (qtysE8[i] == 0) {
            return inputs.accepted(into, dueNs[i], ids[i]);
        }
        fills++;
        return inputs.filled(into, dueNs[i], ids[i], nextTradeId++, pricesE8[i], qtysE8[i], 1_000_000);
    }

    private void answerLater(final long id, final long priceE8, final long qtyE8) {
        final int i = last++ % ANSWER_COUNT_MAX;
        dueNs[i] = nowNs + latencyNs;
        ids[i] = id;
        pricesE8[i] = priceE8;
        qtysE8[i] = qtyE8;
    }
}
