package genesis.admin.history;

import org.agrona.concurrent.UnsafeBuffer;

/** Which outputs are rows of a history, and what they mean. One for each question. */
public interface Rows<R> {
    /** One output message, header at 0, in the order of the journal within a stretch; passes over what is no row. */
    void take(int templateId, UnsafeBuffer message, Sink<R> sink);

    /** True where what is said of a time may stand far behind it in the journal. */
    default boolean areToldLater() {
        return false;
    }

    /** Where rows go. */
    interface Sink<R> {
        /** The latest with a key replaces earlier ones. The symbol is null where the row is about no instrument. */
        void put(Object key, long timeNs, String symbol, R row);

        String symbol(int instrumentId);
    }
}
