package genesis.gateway.symbol;

import java.util.List;

/** Gives symbols their numbers and terms. Threading: the gateway's thread. */
public interface SymbolDirectory {
    /** For a venue that cannot be asked: instruments are defined with usual terms when their channel is acknowledged. */
    SymbolDirectory NONE = (symbols, done) -> done.run();

    /**
     * Defines the symbols that are not known yet, publishes {@code InstrumentDefined} for all whose terms are new, and then
     * calls done: once, on this thread, after a bounded time, also where the exchange did not answer. Terms that could not
     * be had are asked for again later and published when they are there.
     */
    void resolve(List<String> symbols, Runnable done);
}
