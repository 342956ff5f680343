package genesis.core.engine;

import genesis.core.market.FeedHealth;
import genesis.core.message.Channel;
import genesis.core.message.ChecksumResult;
import genesis.core.message.ConnectionState;
import genesis.core.message.FeedChangedDecoder;
import genesis.core.message.FeedProblem;
import genesis.core.message.FeedState;
import genesis.core.unit.Setting;
import genesis.core.unit.Settings;

/**
 * Says whether an instrument's data may be traded on, and announces each change with its reason. While it may not, risk
 * refuses entries and no stop or target is looked at; see {@link FeedHealth} for what brings trust back.
 * <p>Threading: engine thread. Allocation: none.
 */
final class FeedDesk {
    private final Settings settings;
    private final RiskDesk riskDesk;
    private final OutputEncoder outputs;

    FeedDesk(final Settings settings, final RiskDesk riskDesk, final OutputEncoder outputs) {
        this.settings = settings;
        this.riskDesk = riskDesk;
        this.outputs = outputs;
    }

    void onFeedChanged(final InstrumentState state, final FeedChangedDecoder message, final long nowNs) {
        if (message.channel() != Channel.BOOK) {
            // Another channel may be on another connection: its end would break a book that no new snapshot then heals.
            return;
        }
        final FeedHealth feed = state.market().feed();
        final FeedState newState = message.state();
        if (newState == FeedState.SUBSCRIBED || newState == FeedState.VERIFYING) {
            feed.heard(nowNs);
            feed.state(newState, message.connectionId());
            announce(state);
        } else if (newState == FeedState.BROKEN) {
            if (feed.state() != newState || feed.problem() != message.problem()) {
                feed.broken(message.problem());
                announce(state);
            }
        } else {
            change(state, newState);
        }
    }

    /** The whole book is in. Where checksums verify it, it is not live before one has. */
    void onSnapshotComplete(final InstrumentState state) {
        if (!state.market().feed().needsChecksum()) {
            change(state, FeedState.LIVE);
        }
    }

    /** Only a match, which says that what the gateway told us is the exchange's book, makes it live. */
    void onChecksum(final InstrumentState state, final ChecksumResult result, final long nowNs) {
        final FeedState known = state.market().feed().state();
        if (result == ChecksumResult.MATCHED && known == FeedState.VERIFYING) {
            change(state, FeedState.LIVE);
        } else if (result == ChecksumResult.MISMATCHED && known != FeedState.BROKEN) {
            state.market().feed().broken(FeedProblem.CHECKSUM_MISMATCH);
            announce(state);
            riskDesk.onBrokenBook(nowNs);
        }
    }

    /** The connection that carries this feed is down, or announced that it will be. A reason known before stays. */
    void onConnectionEnds(final InstrumentState state, final ConnectionState connection) {
        if (state.market().feed().state() != FeedState.BROKEN) {
            state.market().feed().broken(
                connection == ConnectionState.MAINTENANCE ? FeedProblem.MAINTENANCE : FeedProblem.DISCONNECTED);
            announce(state);
        }
    }

    /** The connections of the last session are gone, and with them the right to trust their books. Said in any case. */
    void onSessionStarted(final InstrumentState state) {
        state.market().feed().broken(FeedProblem.DISCONNECTED);
        announce(state);
    }

    void onTick(final InstrumentState state, final long nowNs) {
        if (state.staleChanges(state.market().feed().isStale(nowNs, settings.value(Setting.STALENESS)))) {
            announce(state);
        }
    }

    private void change(final InstrumentState state, final FeedState newState) {
        if (state.market().feed().state() != newState) {
            state.market().feed().state(newState);
            announce(state);
        }
    }

    private void announce(final InstrumentState state) {
        outputs.market().feedHealthChanged(state.instrument().id(), state.market().feed(), state.isStale());
    }
}
