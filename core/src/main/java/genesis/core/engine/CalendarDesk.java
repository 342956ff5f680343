package genesis.core.engine;

import genesis.core.message.Flag;
import genesis.core.message.TradingCalendarReplacedDecoder;
import genesis.core.message.TradingDayScheduledDecoder;
import genesis.core.message.TradingWindowScheduledDecoder;
import genesis.core.risk.TradingCalendar;
import genesis.core.unit.Check;
import org.agrona.concurrent.UnsafeBuffer;

/** Trading days and windows, as they were resolved outside. Threading: engine thread. Allocation: none. */
final class CalendarDesk {
    private final TradingCalendar calendar;
    private final TradingCalendarReplacedDecoder replaced = new TradingCalendarReplacedDecoder();
    private final TradingDayScheduledDecoder day = new TradingDayScheduledDecoder();
    private final TradingWindowScheduledDecoder window = new TradingWindowScheduledDecoder();

    CalendarDesk(final TradingCalendar calendar) {
        this.calendar = calendar;
    }

    void onInput(final int templateId, final UnsafeBuffer buffer, final int block, final int blockLength, final int version) {
        switch (templateId) {
            case TradingCalendarReplacedDecoder.TEMPLATE_ID ->
                calendar.replace(replaced.wrap(buffer, block, blockLength, version).hasWindows() == Flag.YES);
            case TradingDayScheduledDecoder.TEMPLATE_ID -> {
                day.wrap(buffer, block, blockLength, version);
                Check.that(calendar.addDay(day.startNs()), "trading days ascend, and there is room for this one", day.startNs());
            }
            default -> {
                window.wrap(buffer, block, blockLength, version);
                Check.that(calendar.addWindow(window.openNs(), window.closeNs()),
                    "trading windows ascend without overlap, and there is room for this one", window.openNs());
            }
        }
    }
}
