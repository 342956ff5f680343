package genesis.gateway.simulator;

/** What a {@link SimulatorServer} plays. A source has a position and is played by one server. */
public sealed interface MarketSource permits SyntheticMarket, CapturePlayer {
    /** Time of the first event, epoch nanoseconds. */
    long firstTimeNs();
}
