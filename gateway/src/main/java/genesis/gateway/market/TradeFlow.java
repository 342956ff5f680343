package genesis.gateway.market;

import genesis.core.message.DataSource;
import genesis.core.message.TradeKind;
import genesis.gateway.rest.PublicRequests;
import genesis.gateway.rest.TradeRow;
import genesis.gateway.stream.Environment;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The public trades of one instrument over all its connections: each once, in order.
 *
 * <pre>
 *   DOWN ──channel up──► nothing known yet: OPEN
 *     ▲                  else HOLDING ── snapshot has a trade we know ──────────────────────► OPEN
 *     │                        │     └── else REST: since the last one, page by page ──────► OPEN
 *     └──── channel down ──────┴── five seconds, or too many held: OPEN, the gap stays open ─► OPEN
 * </pre>
 *
 * Opening publishes what was missed, then what was held. Why wait at all: a trade that comes behind a later one is late
 * for its candle. Why not longer: an old price is worse than a gap. REST is only asked once the channel is up, so that
 * its answer and the held trades overlap.
 * <p>Threading: the gateway's thread. Allocation: none while OPEN.
 */
final class TradeFlow {
    private enum State { DOWN, HOLDING, OPEN }

    static final long HOLD_NS_MAX = 5_000_000_000L;
    /** The snapshot comes with the acknowledgement, or late: then REST is asked before it. */
    private static final long SNAPSHOT_NS_MAX = 1_000_000_000L;
    private static final long CACHE_NS = 500_000_000L;
    private static final int PAGE_ROWS = 1_000;
    private static final int ATTEMPTS = 3;

    private static final Logger LOG = LoggerFactory.getLogger(TradeFlow.class);

    private final String symbol;
    private final Environment environment;
    private final Asker asker;
    private final RestRecords records;
    private final Gaps gaps;
    private final KnownTrades known = new KnownTrades();
    private final HeldTrades held = new HeldTrades();
    private State state = State.DOWN;
    private int instrumentId;
    private int connectionId;
    /** Answers to questions of an earlier one come too late. */
    private int generation;
    private boolean isAsking;
    private boolean isLookDue;
    private boolean isFallbackAsking;

    /** @param gaps counts what became of gaps */
    TradeFlow(final String symbol, final Environment environment, final Asker asker, final RestRecords records,
              final Gaps gaps) {
        this.symbol = symbol;
        this.environment = environment;
        this.asker = asker;
        this.records = records;
        this.gaps = gaps;
    }

    void instrument(final int newInstrumentId) {
        instrumentId = newInstrumentId;
    }

    boolean isUp() {
        return state != State.DOWN;
    }

    void up() {
        generation++;
        held.clear();
        isAsking = false;
        isLookDue = false;
        state = known.isEmpty() ? State.OPEN : State.HOLDING;
        if (state == State.HOLDING) {
            later(SNAPSHOT_NS_MAX, this::askWhatWasMissed);
            later(HOLD_NS_MAX, () -> giveUp("no answer in time"));
        }
    }

    /** What is held is not lost: it will be asked for. */
    void down() {
        generation++;
        held.clear();
        state = State.DOWN;
    }

    /** One trade of the WebSocket: true where it may be published at once. */
    boolean passes(final int newConnectionId, final TradeKind kind, final long tradeId, final long timeMs,
                   final long priceE8, final long amountE8) {
        connectionId = newConnectionId;
        if (state == State.HOLDING) {
            hold(kind, tradeId, timeMs, priceE8, amountE8);
            return false;
        }
        // A tu repeats what te said, and the engine counts it once; of all else only the unknown is news.
        return known.add(tradeId, timeMs) || kind == TradeKind.UPDATED;
    }

    private void hold(final TradeKind kind, final long tradeId, final long timeMs, final long priceE8,
                      final long amountE8) {
        if (held.isFull()) {
            giveUp("more than " + HeldTrades.COUNT_MAX + " trades wait");
            return;
        }
        held.add(kind, tradeId, timeMs, priceE8, amountE8);
        if (!isLookDue) {
            // Behind the frame that is being read, so that its whole snapshot is here.
            isLookDue = true;
            later(0, this::look);
        }
    }

    private void look() {
        if (isHeldKnown()) {
            gaps.closedBySnapshot++;
            open();
        } else {
            askWhatWasMissed();
        }
    }

    private boolean isHeldKnown() {
        for (int i = 0; i < held.count(); i++) {
            if (known.contains(held.tradeId(i))) {
                return true;
            }
        }
        return false;
    }

    private void askWhatWasMissed() {
        if (!isAsking && state == State.HOLDING) {
            isAsking = true;
            page(known.lastTimeMs(), PAGE_ROWS);
        }
    }

    private void page(final long fromMs, final int rows) {
        final int asked = generation;
        asker.ask(PublicRequests.trades(symbol, fromMs, 0, rows, true), ATTEMPTS, HOLD_NS_MAX, page -> {
            if (asked == generation && state == State.HOLDING) {
                onPage(page, fromMs, rows);
            }
        });
    }

    private void onPage(final List<TradeRow> page, final long fromMs, final int rows) {
        if (page == null) {
            giveUp("REST does not answer");
            return;
        }
        publish(page);
        if (page.size() < rows) {
            if (held.count() > 0 && !isHeldKnown()) {
                // An answer out of a cache, older than our subscription: what lies between is still to be had.
                later(CACHE_NS, () -> page(known.lastTimeMs(), PAGE_ROWS));
                return;
            }
            gaps.closedByRest++;
            open();
            return;
        }
        final long lastMs = page.get(page.size() - 1).timeMs();
        // A page full of one millisecond would come again and again.
        page(lastMs, lastMs == fromMs ? PublicRequests.LIMIT_MAX : PAGE_ROWS);
    }

    /** While the channel is down: what happened since the last known trade. */
    void poll() {
        if (state != State.DOWN || isFallbackAsking) {
            return;
        }
        isFallbackAsking = true;
        final int asked = generation;
        asker.ask(PublicRequests.trades(symbol, known.lastTimeMs(), 0, PAGE_ROWS, known.lastTimeMs() > 0), 1, HOLD_NS_MAX,
            page -> {
                isFallbackAsking = false;
                if (page != null && asked == generation) {
                    publish(page);
                }
            });
    }

    /** Asks now, whatever the WebSocket says, and publishes what is new. */
    void refresh() {
        if (state == State.DOWN) {
            poll();
        } else if (state == State.OPEN) {
            asker.ask(PublicRequests.trades(symbol, known.lastTimeMs(), 0, PAGE_ROWS, true), ATTEMPTS, HOLD_NS_MAX,
                page -> {
                    if (page != null && state == State.OPEN) {
                        publish(page);
                    }
                });
        }
    }

    private void publish(final List<TradeRow> page) {
        final boolean isNewestFirst = page.size() > 1 && page.get(0).timeMs() > page.get(page.size() - 1).timeMs();
        for (int i = 0; i < page.size(); i++) {
            final TradeRow row = page.get(isNewestFirst ? page.size() - 1 - i : i);
            if (known.add(row.id(), row.timeMs())) {
                gaps.trades++;
                records.trade(RestRecords.NO_CONNECTION, instrumentId, TradeKind.MISSED, row.id(), row.timeMs(),
                    row.priceE8(), row.signedQtyE8(), DataSource.REST);
            }
        }
    }

    private void giveUp(final String reason) {
        if (state == State.HOLDING) {
            gaps.left++;
            LOG.warn("{}: trades may be missing: {}", symbol, reason);
            open();
        }
    }

    private void open() {
        state = State.OPEN;
        generation++;
        for (int i = 0; i < held.count(); i++) {
            final boolean isNews = known.add(held.tradeId(i), held.timeMs(i));
            final TradeKind kind = held.kind(i);
            if (isNews || kind == TradeKind.UPDATED) {
                gaps.trades += kind == TradeKind.SNAPSHOT ? 1 : 0;
                records.trade(connectionId, instrumentId, kind == TradeKind.SNAPSHOT ? TradeKind.MISSED : kind,
                    held.tradeId(i), held.timeMs(i), held.priceE8(i), held.amountE8(i), DataSource.WEBSOCKET);
            }
        }
        held.clear();
    }

    private void later(final long delayNs, final Runnable action) {
        final int asked = generation;
        environment.loop().schedule(() -> {
            if (asked == generation) {
                action.run();
            }
        }, delayNs, TimeUnit.NANOSECONDS);
    }
}
