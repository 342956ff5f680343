package genesis.bench.latency;

import genesis.core.message.BookUpdateDecoder;
import genesis.core.message.Message;
import genesis.core.message.TradeDecoder;
import genesis.core.pipeline.Venue;
import org.HdrHistogram.Histogram;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The last to see an input, after it was journaled and decided on and its outputs were journaled too: the place to
 * stop the watch. Message time tells when the input should have been published; it runs faster than the clock here,
 * so that candles close within seconds.
 */
final class TimedVenue implements Venue {
    private final Venue venue;
    private final Pace pace;
    private final Histogram histogram;
    private final long fromTimeNs;

    /** Records inputs of the market from this message time on. */
    TimedVenue(final Venue venue, final Pace pace, final Histogram histogram, final long fromTimeNs) {
        this.venue = venue;
        this.pace = pace;
        this.histogram = histogram;
        this.fromTimeNs = fromTimeNs;
    }

    @Override
    public void onInput(final UnsafeBuffer buffer, final int offset, final int length) {
        venue.onInput(buffer, offset, length);
        final int templateId = Message.templateId(buffer, offset);
        if (templateId == BookUpdateDecoder.TEMPLATE_ID || templateId == TradeDecoder.TEMPLATE_ID) {
            final long timeNs = Message.timeNs(buffer, offset);
            if (timeNs >= fromTimeNs) {
                Latencies.record(histogram, System.nanoTime() - pace.intendedNs(timeNs));
            }
        }
    }

    @Override
    public void onCommand(final UnsafeBuffer buffer, final int offset, final int length) {
        venue.onCommand(buffer, offset, length);
    }

    @Override
    public long nextDueNs() {
        return venue.nextDueNs();
    }

    @Override
    public int answer(final UnsafeBuffer into) {
        return venue.answer(into);
    }
}
