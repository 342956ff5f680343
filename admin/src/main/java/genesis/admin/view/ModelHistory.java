package genesis.admin.view;

import genesis.core.message.CommandResult;
import genesis.core.message.Message;
import genesis.core.message.ModelAnnouncedDecoder;
import genesis.core.message.ModelReason;
import genesis.core.message.ModelState;
import genesis.core.message.SessionAnnouncedDecoder;
import genesis.core.message.Timeframe;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Probability models that came and went, as the outputs tell it. Threading: one thread feeds it, any may read what was
 * published.
 */
public final class ModelHistory {
    /** The latest; the journal has all. */
    private static final int EVENT_COUNT_MAX = 50;

    private final ModelAnnouncedDecoder announced = new ModelAnnouncedDecoder();
    private final Deque<Event> events = new ArrayDeque<>();
    private Event active;
    private volatile Known known = new Known(null, List.of());

    /** What became of a model. @param detail see {@link ModelReason} */
    public record Event(long sequence, long timeNs, String name, int version, long hash, Timeframe timeframe, int horizonCandles,
                        int featureCount, ModelState state, ModelReason reason, long detail) {
    }

    /** @param active null where the heuristic speaks alone @param events newest first */
    public record Known(Event active, List<Event> events) {
        /** What was said in answer to this input; null where nothing was. */
        public Event at(final long sequence) {
            return events.stream().filter(event -> event.sequence() == sequence).findFirst().orElse(null);
        }

        /** The model that was in use before the active one, or before there was none; null without any. */
        public Event previous() {
            final long now = active == null ? 0 : active.hash();
            for (final Event event : events) {
                if (event.state() == ModelState.LOADED && event.hash() != now) {
                    return event;
                }
            }
            return null;
        }
    }

    /** One output message, header first. Feeding thread only. */
    public void onOutput(final UnsafeBuffer buffer, final int offset) {
        switch (Message.templateId(buffer, offset)) {
            // What still holds is announced again behind it.
            case SessionAnnouncedDecoder.TEMPLATE_ID -> active = null;
            case ModelAnnouncedDecoder.TEMPLATE_ID -> {
                announced.wrap(buffer, offset + Message.HEADER_LENGTH, Message.blockLength(buffer, offset), Message.version(buffer, offset));
                take(new Event(announced.sequence(), announced.timeNs(), announced.name(), announced.modelVersion(), announced.modelHash(),
                    announced.timeframe(), announced.horizonCandles(), announced.featureCount(), announced.state(), announced.reason(),
                    announced.detail()));
            }
            default -> {
                // Nothing about models.
            }
        }
    }

    /** Makes everything fed so far visible. Feeding thread only. */
    public void publish() {
        known = new Known(active, List.copyOf(events));
    }

    /** Never null. */
    public Known known() {
        return known;
    }

    /** What a command's result and an announcement mean together, in a few words. The event may be null. */
    public static String words(final CommandResult result, final Event event) {
        if (event == null) {
            return result == CommandResult.NOTHING_TO_DO ? "nothing to do: it already was so" : DenialText.words(result);
        }
        return DenialText.words(event.state()) + (event.reason() == ModelReason.NONE ? "" : ": " + DenialText.words(event.reason()) + words(event));
    }

    private static String words(final Event event) {
        return switch (event.reason()) {
            case SETTINGS_DIFFER -> " from those it was trained with (periods of indicators, regime, stop or target)";
            case WRONG_TIMEFRAME -> ", decisions are made on another one than it was trained for";
            case WRONG_SCHEMA -> ", this engine has catalogue " + event.detail() + " of features";
            case UNKNOWN_FEATURE, REPEATED_FEATURE -> ", code " + event.detail();
            default -> "";
        };
    }

    private void take(final Event event) {
        if (event.state() == ModelState.LOADED) {
            active = event;
        } else if (event.state() == ModelState.UNLOADED) {
            active = null;
        }
        // A new session says again what is known already.
        if (event.reason() != ModelReason.SESSION || events.isEmpty()) {
            events.addFirst(event);
            if (events.size() > EVENT_COUNT_MAX) {
                events.removeLast();
            }
        }
    }
}
