package genesis.core.engine;

import genesis.core.unit.StreamDigest;

/**
 * What the engine has counted since the first session. They are part of its state: a replay counts the same.
 * Threading: written by the engine thread; other threads read them in {@code EngineStatus}.
 */
public final class Counters {
    long bookUpdates;
    long bookSnapshots;
    long trades;
    long tickers;
    long heartbeats;
    long unknownDeletes;
    long crossedBooks;
    long framesRefused;
    long candlesReported;
    long derivativeStatuses;
    long checksumsMatched;
    long checksumsMismatched;
    long candlesClosed;
    long evaluations;
    long signals;
    long ordersSent;
    long ordersFilled;
    long ordersDenied;

    Counters() {
    }

    public long bookUpdates() {
        return bookUpdates;
    }

    public long bookSnapshots() {
        return bookSnapshots;
    }

    /** Trades at the moment of execution ({@code te}); history and repetitions do not count. */
    public long trades() {
        return trades;
    }

    public long tickers() {
        return tickers;
    }

    public long heartbeats() {
        return heartbeats;
    }

    /** Deletes of a price level that the book did not hold. */
    public long unknownDeletes() {
        return unknownDeletes;
    }

    /** Ends of batches at which the best bid was not below the best ask. */
    public long crossedBooks() {
        return crossedBooks;
    }

    public long framesRefused() {
        return framesRefused;
    }

    /** Candles of the exchange's own, growing ones each time they are told. */
    public long candlesReported() {
        return candlesReported;
    }

    public long derivativeStatuses() {
        return derivativeStatuses;
    }

    /** Books that were found to be the exchange's. */
    public long checksumsMatched() {
        return checksumsMatched;
    }

    /** Books that were not. */
    public long checksumsMismatched() {
        return checksumsMismatched;
    }

    public long candlesClosed() {
        return candlesClosed;
    }

    public long evaluations() {
        return evaluations;
    }

    /** Evaluations that recommend to buy or to sell. */
    public long signals() {
        return signals;
    }

    public long ordersSent() {
        return ordersSent;
    }

    /** Orders that were filled to the end. */
    public long ordersFilled() {
        return ordersFilled;
    }

    /** Intents that risk refused. */
    public long ordersDenied() {
        return ordersDenied;
    }

    void addTo(final StreamDigest digest) {
        digest.add(bookUpdates).add(bookSnapshots).add(trades).add(tickers).add(heartbeats).add(unknownDeletes)
            .add(crossedBooks).add(framesRefused).add(candlesClosed).add(evaluations).add(signals)
            .add(ordersSent).add(ordersFilled).add(ordersDenied).add(candlesReported).add(derivativeStatuses)
            .add(checksumsMatched).add(checksumsMismatched);
    }
}
