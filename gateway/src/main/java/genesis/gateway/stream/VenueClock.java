package genesis.gateway.stream;

/** The venue's time: whatever it said last, as long as it does not go back. */
final class VenueClock implements MessageClock {
    private long lastNs;

    @Override
    public long timeNs() {
        return lastNs;
    }

    @Override
    public void onVenueTime(final long timeNs) {
        lastNs = Math.max(lastNs, timeNs);
    }
}
