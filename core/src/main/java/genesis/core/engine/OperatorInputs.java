package genesis.core.engine;

import genesis.core.message.AmendRequestedDecoder;
import genesis.core.message.ArmRequestedDecoder;
import genesis.core.message.CancelRequestedDecoder;
import genesis.core.message.HaltRequestedDecoder;
import genesis.core.message.Message;
import genesis.core.message.OrderRequestedDecoder;
import genesis.core.message.PauseRequestedDecoder;
import genesis.core.message.PositionCloseRequestedDecoder;
import genesis.core.message.ResumeRequestedDecoder;
import genesis.core.message.TradingCalendarReplacedDecoder;
import genesis.core.message.TradingDayScheduledDecoder;
import genesis.core.message.TradingWindowScheduledDecoder;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What a person says: pause and resume, arm and halt, orders of his own, and the trading calendar. Threading: engine thread.
 * Allocation: none.
 */
final class OperatorInputs {
    private final OperatorDesk operatorDesk;
    private final ManualDesk manualDesk;
    private final CalendarDesk calendarDesk;
    private final PauseRequestedDecoder pauseRequested = new PauseRequestedDecoder();
    private final ResumeRequestedDecoder resumeRequested = new ResumeRequestedDecoder();
    private final ArmRequestedDecoder armRequested = new ArmRequestedDecoder();
    private final HaltRequestedDecoder haltRequested = new HaltRequestedDecoder();

    OperatorInputs(final OperatorDesk operatorDesk, final ManualDesk manualDesk, final CalendarDesk calendarDesk) {
        this.operatorDesk = operatorDesk;
        this.manualDesk = manualDesk;
        this.calendarDesk = calendarDesk;
    }

    /** False for an input of another kind. */
    boolean onInput(final int templateId, final UnsafeBuffer buffer, final int offset, final InstrumentState[] states,
                    final int instrumentCount, final long nowNs) {
        final int block = offset + Message.HEADER_LENGTH;
        final int blockLength = Message.blockLength(buffer, offset);
        final int version = Message.version(buffer, offset);
        switch (templateId) {
            case PauseRequestedDecoder.TEMPLATE_ID -> {
                pauseRequested.wrap(buffer, block, blockLength, version);
                operatorDesk.onPause(pauseRequested, nowNs);
            }
            case ResumeRequestedDecoder.TEMPLATE_ID -> {
                resumeRequested.wrap(buffer, block, blockLength, version);
                operatorDesk.onResume(resumeRequested, nowNs);
            }
            case ArmRequestedDecoder.TEMPLATE_ID -> {
                armRequested.wrap(buffer, block, blockLength, version);
                operatorDesk.onArm(armRequested);
            }
            case HaltRequestedDecoder.TEMPLATE_ID -> {
                haltRequested.wrap(buffer, block, blockLength, version);
                operatorDesk.onHalt(haltRequested, states, instrumentCount, nowNs);
            }
            case OrderRequestedDecoder.TEMPLATE_ID, CancelRequestedDecoder.TEMPLATE_ID, PositionCloseRequestedDecoder.TEMPLATE_ID,
                AmendRequestedDecoder.TEMPLATE_ID ->
                manualDesk.onInput(templateId, buffer, block, blockLength, version, states, instrumentCount, nowNs);
            case TradingCalendarReplacedDecoder.TEMPLATE_ID, TradingDayScheduledDecoder.TEMPLATE_ID,
                TradingWindowScheduledDecoder.TEMPLATE_ID ->
                calendarDesk.onInput(templateId, buffer, block, blockLength, version, nowNs);
            default -> {
                return false;
            }
        }
        return true;
    }
}
