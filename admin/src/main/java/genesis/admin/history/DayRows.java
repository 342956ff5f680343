package genesis.admin.history;

import genesis.admin.view.RiskHistory.Day;
import genesis.core.message.DayPerformanceDecoder;
import genesis.core.message.Flag;
import genesis.core.message.Message;
import org.agrona.concurrent.UnsafeBuffer;

/** Trading days by their beginning, as they were told last: while they last, when they are over, and at later sessions. */
public final class DayRows implements Rows<Day> {
    private final DayPerformanceDecoder day = new DayPerformanceDecoder();

    @Override
    public void take(final int templateId, final UnsafeBuffer message, final Sink<Day> sink) {
        if (templateId == DayPerformanceDecoder.TEMPLATE_ID) {
            day.wrap(message, Message.HEADER_LENGTH, Message.blockLength(message, 0), Message.version(message, 0));
            sink.put(day.dayStartNs(), day.dayStartNs(), null, new Day(day.dayStartNs(), day.startEquityE8(), day.resultE8(),
                day.realisedPnlE8(), day.feesE8(), day.drawdownMaxE8(), day.fills(), day.roundTrips(), day.roundTripsWon(),
                day.isOver() == Flag.YES));
        }
    }

    @Override
    public boolean areToldLater() {
        return true;
    }
}
