package genesis.gateway.simulator.fault;

import genesis.gateway.simulator.wire.FrameSink;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Stands between the exchange and one client. As long as nothing goes wrong it hands everything through as it is.
 * <p>Threading: the one that drives the exchange.
 */
public final class FaultySink implements FrameSink {
    private static final long NS_PER_MS = 1_000_000;
    private static final String CHANNEL_ID = "\"chanId\":";

    private final Faults faults;
    private final FrameSink client;
    private final List<Held> held = new ArrayList<>();
    /** Channels whose snapshot is late, and until when. */
    private final Map<Integer, Long> lateChannels = new HashMap<>();
    /** The frame that waits for the next one; null where none does. */
    private byte[] overtaken;
    private boolean isDeaf;
    /** Nobody can know of a lost frame before the next one. */
    private boolean hasLost;

    private record Held(long dueNs, byte[] frame) {
    }

    FaultySink(final Faults faults, final FrameSink client) {
        this.faults = faults;
        this.client = client;
    }

    /** From now on nothing reaches the client any more: the answer that it does not get. */
    public void deafen() {
        isDeaf = true;
    }

    @Override
    public void text(final byte[] from, final int offset, final int length) {
        if (isDeaf) {
            return;
        }
        if (!faults.isAnyArmed() && held.isEmpty() && lateChannels.isEmpty() && overtaken == null
            && !faults.isSilent()) {
            hasLost = false;
            client.text(from, offset, length);
            return;
        }
        send(new String(from, offset, length, StandardCharsets.UTF_8));
    }

    @Override
    public void stamp(final long timeNs) {
        if (!isDeaf && !faults.isSilent()) {
            client.stamp(timeNs);
        }
    }

    @Override
    public void flush() {
        client.flush();
    }

    @Override
    public boolean isFull() {
        return client.isFull();
    }

    @Override
    public boolean isWritable() {
        return client.isWritable();
    }

    @Override
    public void close(final int code, final String reason) {
        held.clear();
        isDeaf = true;
        client.close(code, reason);
    }

    /** Sends what is due by now. */
    void release(final long nowNs) {
        boolean isAny = false;
        for (int i = 0; i < held.size(); ) {
            if (held.get(i).dueNs <= nowNs) {
                pass(held.remove(i).frame);
                isAny = true;
            } else {
                i++;
            }
        }
        lateChannels.values().removeIf(untilNs -> untilNs <= nowNs);
        if (isAny) {
            client.flush();
        }
    }

    /** True while a frame is late, or lost and nobody can know it yet. */
    boolean isDisturbed() {
        return !isDeaf && (hasLost || overtaken != null || !held.isEmpty());
    }

    long nextTimeNs() {
        long nextNs = Long.MAX_VALUE;
        for (final Held each : held) {
            nextNs = Math.min(nextNs, each.dueNs);
        }
        return nextNs;
    }

    private void send(final String frame) {
        final FrameName name = FrameName.of(frame);
        final byte[] bytes = frame.getBytes(StandardCharsets.UTF_8);
        final Long lateUntilNs = lateChannels.get(name.channel());
        if (faults.isSilent() || lateUntilNs != null) {
            hold(Math.max(faults.silentUntilNs(), lateUntilNs == null ? Long.MIN_VALUE : lateUntilNs), bytes);
            return;
        }
        final boolean isAcknowledgement = name.channel() == -1 && frame.contains("\"subscribed\"");
        final Fault fault = name.channel() >= 0 || isAcknowledgement ? faults.takeForFrame(name) : null;
        if (fault == null) {
            pass(bytes);
            passOvertaken();
            return;
        }
        switch (fault.kind()) {
            case DUPLICATE -> {
                pass(bytes);
                pass(bytes);
            }
            case REORDER -> {
                passOvertaken();
                overtaken = bytes;
            }
            case DELAY -> hold(faults.nowNs() + fault.forMs() * NS_PER_MS, bytes);
            case DROP -> hasLost = true;
            case CORRUPT -> pass(frame.substring(0, frame.length() / 2).getBytes(StandardCharsets.UTF_8));
            case CHECKSUM -> pass(wrongChecksum(frame).getBytes(StandardCharsets.UTF_8));
            case LATE_SNAPSHOT -> {
                pass(bytes);
                lateChannels.put(channelOf(frame), faults.nowNs() + fault.forMs() * NS_PER_MS);
            }
            default -> throw new IllegalStateException("not a fault of frames: " + fault);
        }
    }

    private void hold(final long dueNs, final byte[] frame) {
        held.add(new Held(dueNs, frame));
    }

    private void passOvertaken() {
        if (overtaken != null) {
            final byte[] frame = overtaken;
            overtaken = null;
            pass(frame);
        }
    }

    private void pass(final byte[] frame) {
        hasLost = false;
        client.text(frame, 0, frame.length);
    }

    /** {@code [17,"cs",123…} becomes {@code [17,"cs",124…}. */
    private static String wrongChecksum(final String frame) {
        final int from = frame.indexOf("\"cs\",") + 5;
        int to = from + 1;
        while (Character.isDigit(frame.charAt(to))) {
            to++;
        }
        return frame.substring(0, from) + (int) (Long.parseLong(frame.substring(from, to)) + 1) + frame.substring(to);
    }

    private static int channelOf(final String acknowledgement) {
        final int from = acknowledgement.indexOf(CHANNEL_ID) + CHANNEL_ID.length();
        int to = from;
        while (Character.isDigit(acknowledgement.charAt(to))) {
            to++;
        }
        return Integer.parseInt(acknowledgement.substring(from, to));
    }
}
