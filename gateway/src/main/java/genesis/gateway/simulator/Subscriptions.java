package genesis.gateway.simulator;

import java.util.ArrayList;
import java.util.List;

/**
 * The public channels of one client. Channel numbers ascend, so the list is in the order of heartbeats.
 * <p>Threading: the channel's event loop.
 */
final class Subscriptions {
    /** Kinds of public channels, as the exchange calls them. */
    enum Kind { TICKER, TRADES, BOOK, CANDLES }

    /** The exchange's limit for one connection. */
    static final int COUNT_MAX = 25;

    private static final int FIRST_ID = 10_001;

    private final int[][] idOf = new int[Kind.values().length][SyntheticMarket.SYMBOLS.size()];
    private final List<Integer> ids = new ArrayList<>();
    private final int countMax;
    private int nextId = FIRST_ID;

    Subscriptions(final int countMax) {
        this.countMax = countMax;
    }

    boolean isFull() {
        return ids.size() >= countMax;
    }

    /** The channel's number, or 0 where there is no such subscription. */
    int id(final Kind kind, final int instrument) {
        return idOf[kind.ordinal()][instrument];
    }

    int add(final Kind kind, final int instrument) {
        final int id = nextId++;
        idOf[kind.ordinal()][instrument] = id;
        ids.add(id);
        return id;
    }

    /** False where there is no such channel. */
    boolean remove(final int id) {
        for (final int[] ofKind : idOf) {
            for (int i = 0; i < ofKind.length; i++) {
                if (id != 0 && ofKind[i] == id) {
                    ofKind[i] = 0;
                    return ids.remove(Integer.valueOf(id));
                }
            }
        }
        return false;
    }

    /** All channel numbers, ascending. */
    List<Integer> ids() {
        return ids;
    }
}
