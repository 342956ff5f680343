package genesis.admin.launch;

import genesis.admin.metrics.SourceShares;
import genesis.gateway.codec.FrameCounters;
import genesis.gateway.market.MarketDataFacade;
import genesis.gateway.stream.Gateway;
import java.util.LinkedHashMap;
import java.util.Map;

/** The gateway's counters under the names that the metrics show. */
final class GatewayCounters {
    private GatewayCounters() {
    }

    /** The facade is null where everything is pushed. */
    static Map<String, Long> of(final Gateway gateway, final MarketDataFacade facade) {
        final FrameCounters frames = gateway.counters();
        final Map<String, Long> counters = new LinkedHashMap<>();
        counters.put("frames", frames.frames());
        counters.put("bytes", frames.bytes());
        counters.put("checksums", frames.checksums());
        counters.put("trade_updates", frames.tu());
        counters.put("candles", frames.candles());
        counters.put("derivative_statuses", frames.derivativeStatuses());
        counters.put("checksum_mismatches", frames.checksumMismatches());
        counters.put("late_frames", frames.lateFrames());
        counters.put("channels_ignored", frames.channelsIgnored());
        counters.put("unknown_channel", frames.unknownChannel());
        counters.put("malformed", frames.malformed());
        counters.put("sequence_gaps", frames.sequenceGaps());
        counters.put("connect_attempts", gateway.connections().stream().mapToLong(one -> one.connectCount()).sum());
        counters.put("subscriptions_refused", gateway.connections().stream().mapToLong(one -> one.refusedCount()).sum());
        counters.put(SourceShares.WEBSOCKET, MarketDataFacade.webSocketRecords(frames));
        counters.put(SourceShares.REST, facade == null ? 0 : facade.restRecords());
        if (facade != null) {
            counters.put("gaps_closed_by_snapshot", facade.gaps().closedBySnapshot());
            counters.put("gaps_closed_by_rest", facade.gaps().closedByRest());
            counters.put("gaps_left", facade.gaps().left());
            counters.put("missed_trades_told", facade.gaps().trades());
            counters.put("candles_asked_for", facade.gaps().candles());
        }
        return counters;
    }
}
