package genesis.core.risk;

import genesis.core.unit.StreamDigest;

/** When something happened lately: the latest so many times. Threading: engine thread. Allocation: none. */
final class EventTimes {
    private final long[] timesNs;
    private int next;
    private int count;

    EventTimes(final int capacity) {
        timesNs = new long[capacity];
    }

    /** The oldest makes room. */
    void add(final long timeNs) {
        timesNs[next] = timeNs;
        next = (next + 1) % timesNs.length;
        count = Math.min(count + 1, timesNs.length);
    }

    /** How many of them are later than this. */
    int countSince(final long afterNs) {
        int later = 0;
        for (int i = 0; i < count; i++) {
            later += timesNs[i] > afterNs ? 1 : 0;
        }
        return later;
    }

    void clear() {
        next = 0;
        count = 0;
    }

    void addTo(final StreamDigest digest) {
        digest.add(count);
        for (int i = 1; i <= count; i++) {
            digest.add(timesNs[(next - i + timesNs.length) % timesNs.length]);
        }
    }
}
