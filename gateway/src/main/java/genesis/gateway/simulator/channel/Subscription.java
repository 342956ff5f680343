package genesis.gateway.simulator.channel;

import genesis.gateway.simulator.market.Precision;
import genesis.gateway.simulator.market.TimeFrame;
import genesis.gateway.simulator.wire.ClientConnection;

/**
 * One public channel of one client.
 *
 * @param topic what it tells; a client hears a topic once
 */
record Subscription(ClientConnection client, int id, Topic topic) {
    /**
     * What a channel may tell. What does not concern a kind is null or zero; all of it makes the difference between a
     * second channel and a duplicate.
     *
     * @param instrument number, or {@link #ALL}
     * @param name       symbol, or key for candles and status, as the client hears it back
     * @param isSlow     a book that is told every two seconds
     */
    record Topic(Kind kind, int instrument, String name, Precision precision, int length, boolean isSlow,
                 TimeFrame timeFrame) {
        /** A topic that concerns all instruments. */
        static final int ALL = -1;

        static Topic of(final Kind kind, final int instrument, final String name) {
            return new Topic(kind, instrument, name, null, 0, false, null);
        }
    }
}
