package genesis.gateway.stream;

/**
 * Where the time of a message comes from: the wall, or the venue where the venue is a recording or runs faster than
 * life. Epoch nanoseconds. Threading: the gateway's thread. Allocation: none.
 */
public interface MessageClock {
    /** Now. Never runs backwards. */
    long timeNs();

    /** The venue said what time it is there; only a clock of the venue listens. */
    void onVenueTime(long timeNs);

    /** Time of this machine. */
    static MessageClock wall() {
        return new WallClock();
    }

    /** Time of the venue, zero until it tells. */
    static MessageClock venue() {
        return new VenueClock();
    }
}
