package genesis.core.engine;

import genesis.core.message.CommandResult;
import genesis.core.message.Flag;
import genesis.core.message.TradingCalendarReplacedDecoder;
import genesis.core.message.TradingDayScheduledDecoder;
import genesis.core.message.TradingWindowScheduledDecoder;
import genesis.core.risk.TradingCalendar;
import genesis.core.unit.Check;
import genesis.core.unit.StreamDigest;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Trading days and windows, as they were resolved outside. A calendar arrives in pieces, with other inputs between them, and
 * is used with the last one: half a calendar would close the windows, or start another trading day and its loss anew.
 * <p>Threading: engine thread. Allocation: none.
 */
final class CalendarDesk {
    private final TradingCalendar calendar;
    private final RiskDesk riskDesk;
    private final OutputEncoder outputs;
    private final TradingCalendarReplacedDecoder replaced = new TradingCalendarReplacedDecoder();
    private final TradingDayScheduledDecoder day = new TradingDayScheduledDecoder();
    private final TradingWindowScheduledDecoder window = new TradingWindowScheduledDecoder();
    private final long[] dayNs = new long[TradingCalendar.DAY_COUNT_MAX];
    private final long[] openNs = new long[TradingCalendar.WINDOW_COUNT_MAX];
    private final long[] closeNs = new long[TradingCalendar.WINDOW_COUNT_MAX];
    private boolean hasWindows;
    private long commandId;
    private int dayCount;
    private int windowCount;
    private int daysIn;
    private int windowsIn;

    CalendarDesk(final TradingCalendar calendar, final RiskDesk riskDesk, final OutputEncoder outputs) {
        this.calendar = calendar;
        this.riskDesk = riskDesk;
        this.outputs = outputs;
    }

    void onInput(final int templateId, final UnsafeBuffer buffer, final int block, final int blockLength, final int version,
                 final long nowNs) {
        switch (templateId) {
            case TradingCalendarReplacedDecoder.TEMPLATE_ID -> start(replaced.wrap(buffer, block, blockLength, version));
            case TradingDayScheduledDecoder.TEMPLATE_ID -> {
                Check.that(daysIn < dayCount, "no more trading days than were announced", dayCount);
                dayNs[daysIn++] = day.wrap(buffer, block, blockLength, version).startNs();
            }
            default -> {
                Check.that(windowsIn < windowCount, "no more trading windows than were announced", windowCount);
                window.wrap(buffer, block, blockLength, version);
                openNs[windowsIn] = window.openNs();
                closeNs[windowsIn++] = window.closeNs();
            }
        }
        if (daysIn == dayCount && windowsIn == windowCount) {
            replace(nowNs);
        }
    }

    void addTo(final StreamDigest digest) {
        digest.add(hasWindows ? 1 : 0).add(commandId).add(dayCount).add(windowCount).add(daysIn).add(windowsIn);
        for (int i = 0; i < daysIn; i++) {
            digest.add(dayNs[i]);
        }
        for (int i = 0; i < windowsIn; i++) {
            digest.add(openNs[i]).add(closeNs[i]);
        }
    }

    private void start(final TradingCalendarReplacedDecoder first) {
        Check.that(first.dayCount() <= dayNs.length, "there is room for these trading days", first.dayCount());
        Check.that(first.windowCount() <= openNs.length, "there is room for these trading windows", first.windowCount());
        hasWindows = first.hasWindows() == Flag.YES;
        commandId = first.commandId();
        dayCount = first.dayCount();
        windowCount = first.windowCount();
        daysIn = 0;
        windowsIn = 0;
    }

    private void replace(final long nowNs) {
        calendar.replace(hasWindows);
        for (int i = 0; i < dayCount; i++) {
            Check.that(calendar.addDay(dayNs[i]), "trading days ascend", dayNs[i]);
        }
        for (int i = 0; i < windowCount; i++) {
            Check.that(calendar.addWindow(openNs[i], closeNs[i]), "trading windows ascend without overlap", openNs[i]);
        }
        riskDesk.onCalendarReplaced(nowNs);
        if (commandId != 0) {
            outputs.commandAnswered(commandId, CommandResult.DONE);
        }
    }
}
