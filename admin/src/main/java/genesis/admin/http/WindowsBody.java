package genesis.admin.http;

import genesis.admin.config.Complaint;
import genesis.admin.config.TradingHours;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code {"timezone":"Europe/Stockholm","windows":{"mon":[["08:00","17:00"]]},"paused":false}}.
 *
 * @param hours  when entries are allowed
 * @param pauses whether they are to be paused as well
 */
record WindowsBody(TradingHours hours, boolean pauses) {
    /** Refuses, saying what to write instead, what is not of that form. */
    static WindowsBody parse(final String text) {
        final JsonBody body = JsonBody.parse(text, List.of("timezone", "windows", "paused"));
        final boolean pauses = body.flag("paused", false);
        if (body.text("timezone") == null) {
            throw new BadRequest(400, "timezone", "timezone is missing; say such as Europe/Stockholm");
        }
        if (body.map("windows") == null) {
            throw new BadRequest(400, "windows", "windows is missing; say such as {\"mon\":[[\"08:00\",\"17:00\"]]}, or {} for always");
        }
        try {
            return new WindowsBody(TradingHours.of(body.text("timezone"), pairs(body.map("windows")), "windows"), pauses);
        } catch (final Complaint complaint) {
            throw new BadRequest(400, null, complaint.getMessage());
        }
    }

    /** Pairs of times by weekday, as they were written. */
    static Map<String, List<List<String>>> pairs(final Map<?, ?> windows) {
        final Map<String, List<List<String>>> pairs = new LinkedHashMap<>();
        for (final Map.Entry<?, ?> weekday : windows.entrySet()) {
            final List<List<String>> ofDay = new ArrayList<>();
            for (final Object pair : list(weekday.getKey(), weekday.getValue())) {
                final List<String> times = new ArrayList<>();
                for (final Object time : list(weekday.getKey(), pair)) {
                    times.add(String.valueOf(time));
                }
                ofDay.add(times);
            }
            pairs.put(weekday.getKey().toString(), ofDay);
        }
        return pairs;
    }

    private static List<?> list(final Object weekday, final Object value) {
        if (value instanceof List<?> all) {
            return all;
        }
        throw new BadRequest(400, "windows", weekday + " must be a list of pairs such as [[\"08:00\",\"17:00\"]]");
    }
}
