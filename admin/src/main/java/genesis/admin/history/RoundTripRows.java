package genesis.admin.history;

import genesis.admin.view.RiskHistory.ClosedPosition;
import genesis.core.message.Message;
import genesis.core.message.PositionClosedDecoder;
import org.agrona.concurrent.UnsafeBuffer;

/** Positions from flat to flat. */
public final class RoundTripRows implements Rows<ClosedPosition> {
    private final PositionClosedDecoder closed = new PositionClosedDecoder();

    /** One input closes a position of an instrument at most once. */
    private record Key(long sequence, int instrumentId) {
    }

    @Override
    public void take(final int templateId, final UnsafeBuffer message, final Sink<ClosedPosition> sink) {
        if (templateId == PositionClosedDecoder.TEMPLATE_ID) {
            closed.wrap(message, Message.HEADER_LENGTH, Message.blockLength(message, 0), Message.version(message, 0));
            final String symbol = sink.symbol(closed.instrumentId());
            sink.put(new Key(closed.sequence(), closed.instrumentId()), closed.timeNs(), symbol,
                new ClosedPosition(symbol, closed.openedNs(), closed.timeNs(), closed.qtyE8(), closed.resultE8()));
        }
    }
}
