package genesis.admin.view;

import genesis.core.message.BreakerChangedDecoder;
import genesis.core.message.BreakerState;
import genesis.core.message.Cause;
import genesis.core.message.DayPerformanceDecoder;
import genesis.core.message.DenialReason;
import genesis.core.message.Flag;
import genesis.core.message.InstrumentAnnouncedDecoder;
import genesis.core.message.LiveStateChangedDecoder;
import genesis.core.message.Message;
import genesis.core.message.OrderChangedDecoder;
import genesis.core.message.OrderStatus;
import genesis.core.message.PlaceOrderDecoder;
import genesis.core.message.RiskUsedDecoder;
import genesis.core.message.RiskVerdictDecoder;
import genesis.core.message.SessionAnnouncedDecoder;
import genesis.core.message.SettingAnnouncedDecoder;
import genesis.core.message.TradesCountedDecoder;
import genesis.core.message.TradingWindowChangedDecoder;
import genesis.core.unit.Setting;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What bounds trading and how much of it is used, and what the days came to, as the outputs tell it. Threading: one thread
 * feeds it, any may read what was published.
 */
public final class RiskHistory {
    /** As the engine keeps. */
    private static final int DAY_COUNT_MAX = 31;

    private final BreakerChangedDecoder breakerChanged = new BreakerChangedDecoder();
    private final TradingWindowChangedDecoder windowChanged = new TradingWindowChangedDecoder();
    private final LiveStateChangedDecoder liveChanged = new LiveStateChangedDecoder();
    private final SettingAnnouncedDecoder settingAnnounced = new SettingAnnouncedDecoder();
    private final DayPerformanceDecoder dayPerformance = new DayPerformanceDecoder();
    private final TradesCountedDecoder tradesCounted = new TradesCountedDecoder();
    private final RiskUsedDecoder riskUsed = new RiskUsedDecoder();
    private final PlaceOrderDecoder placeOrder = new PlaceOrderDecoder();
    private final OrderChangedDecoder orderChanged = new OrderChangedDecoder();
    private final RiskVerdictDecoder verdict = new RiskVerdictDecoder();
    private final InstrumentAnnouncedDecoder instrument = new InstrumentAnnouncedDecoder();

    private final Map<Integer, String> symbols = new HashMap<>();
    private final Map<Setting, Long> settings = new EnumMap<>(Setting.class);
    private final TreeMap<Long, Day> days = new TreeMap<>();
    private final Map<String, Integer> trades = new TreeMap<>();
    private final Map<DenialReason, Long> denials = new EnumMap<>(DenialReason.class);
    private Breaker breaker;
    private Window window;
    private Live live;
    private Used used;
    private long approvals;
    private long ordersSent;
    private long ordersRejected;
    private boolean isNews = true;
    private volatile Known known = new Known(null, null, null, null, Map.of(), List.of(), Map.of(), 0, Map.of(), new Sent(0, 0));

    /** The trading circuit breaker; untilNs is 0 where it is not open. */
    public record Breaker(BreakerState state, Cause cause, long untilNs, int tripsToday) {
    }

    /** What the clock allows; nextChangeNs is 0 where none is known. */
    public record Window(boolean isOpen, long nextChangeNs) {
    }

    /** What LIVE needs before entries may leave. */
    public record Live(boolean accountUp, boolean reconciled, boolean armed) {
    }

    /** Money at stake and the limits of it. */
    public record Used(long lossTodayE8, long lossLimitE8, long drawdownE8, long drawdownLimitE8, long exposureE8, long exposureLimitE8) {
    }

    /** A trading day; the result has realised, unrealised and fees in it. */
    public record Day(long startNs, long startEquityE8, long resultE8, long realisedPnlE8, long feesE8, long drawdownMaxE8, int fills,
                      int roundTrips, int roundTripsWon, boolean isOver) {
    }

    /** One round trip: the largest quantity is signed, the result has fees in it. */
    public record ClosedPosition(String symbol, long openedNs, long closedNs, long qtyE8, long resultE8) {
    }

    /** Orders of this session that left the house, and those of them that the venue refused. */
    public record Sent(long orders, long rejected) {
    }

    /**
     * All of it at one point of the output journal.
     *
     * @param breaker   null before the first announcement, as window and used are
     * @param live      null unless the session is LIVE
     * @param settings  as applied; what is missing has its default
     * @param days      newest first
     * @param trades    entries of the trading day by symbol
     * @param approvals verdicts of this session that let an intent pass
     * @param denials   verdicts of this session that did not, by reason
     * @param sent      orders of this session
     */
    public record Known(Breaker breaker, Window window, Live live, Used used, Map<Setting, Long> settings, List<Day> days,
                        Map<String, Integer> trades, long approvals, Map<DenialReason, Long> denials, Sent sent) {
        public long value(final Setting setting) {
            return settings.getOrDefault(setting, setting.initial());
        }

        public int tradesInAll() {
            return trades.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /** One output message, header first. Feeding thread only. */
    public void onOutput(final UnsafeBuffer buffer, final int offset) {
        final int at = offset + Message.HEADER_LENGTH;
        final int length = Message.blockLength(buffer, offset);
        final int version = Message.version(buffer, offset);
        switch (Message.templateId(buffer, offset)) {
            case SessionAnnouncedDecoder.TEMPLATE_ID -> startOver();
            case InstrumentAnnouncedDecoder.TEMPLATE_ID -> {
                instrument.wrap(buffer, at, length, version);
                symbols.put(instrument.instrumentId(), instrument.symbol());
            }
            case BreakerChangedDecoder.TEMPLATE_ID -> {
                breakerChanged.wrap(buffer, at, length, version);
                breaker = new Breaker(breakerChanged.state(), breakerChanged.cause(), breakerChanged.untilNs(), breakerChanged.tripsToday());
            }
            case TradingWindowChangedDecoder.TEMPLATE_ID -> {
                windowChanged.wrap(buffer, at, length, version);
                window = new Window(windowChanged.isOpen() == Flag.YES, windowChanged.nextChangeNs());
            }
            case LiveStateChangedDecoder.TEMPLATE_ID -> {
                liveChanged.wrap(buffer, at, length, version);
                live = new Live(liveChanged.accountUp() == Flag.YES, liveChanged.reconciled() == Flag.YES, liveChanged.armed() == Flag.YES);
            }
            case SettingAnnouncedDecoder.TEMPLATE_ID -> {
                settingAnnounced.wrap(buffer, at, length, version);
                settings.put(Setting.ofCode(settingAnnounced.settingCode()), settingAnnounced.value());
            }
            case DayPerformanceDecoder.TEMPLATE_ID -> onDay(dayPerformance.wrap(buffer, at, length, version));
            case TradesCountedDecoder.TEMPLATE_ID -> {
                tradesCounted.wrap(buffer, at, length, version);
                trades.put(symbol(tradesCounted.instrumentId()), tradesCounted.trades());
            }
            case RiskUsedDecoder.TEMPLATE_ID -> {
                riskUsed.wrap(buffer, at, length, version);
                used = new Used(riskUsed.lossTodayE8(), riskUsed.lossLimitE8(), riskUsed.drawdownE8(), riskUsed.drawdownLimitE8(),
                    riskUsed.exposureE8(), riskUsed.exposureLimitE8());
            }
            // A pair of which each cancels the other is two orders in one message.
            case PlaceOrderDecoder.TEMPLATE_ID -> ordersSent += placeOrder.wrap(buffer, at, length, version).ocoClientOrderId() == 0 ? 1 : 2;
            case OrderChangedDecoder.TEMPLATE_ID -> {
                if (orderChanged.wrap(buffer, at, length, version).status() != OrderStatus.REJECTED) {
                    return;
                }
                ordersRejected++;
            }
            case RiskVerdictDecoder.TEMPLATE_ID -> onVerdict(verdict.wrap(buffer, at, length, version).reason());
            default -> {
                return;
            }
        }
        isNews = true;
    }

    /** Makes everything fed so far visible. Feeding thread only. */
    public void publish() {
        if (isNews) {
            isNews = false;
            final List<Day> newestFirst = new ArrayList<>(days.descendingMap().values());
            known = new Known(breaker, window, live, used, Collections.unmodifiableMap(new EnumMap<>(settings)),
                Collections.unmodifiableList(newestFirst), Collections.unmodifiableMap(new TreeMap<>(trades)), approvals,
                Collections.unmodifiableMap(new EnumMap<>(denials)), new Sent(ordersSent, ordersRejected));
        }
    }

    /** Never null. */
    public Known known() {
        return known;
    }

    private void startOver() {
        symbols.clear();
        settings.clear();
        days.clear();
        trades.clear();
        denials.clear();
        approvals = 0;
        ordersSent = 0;
        ordersRejected = 0;
        live = null;
    }

    private void onDay(final DayPerformanceDecoder day) {
        days.put(day.dayStartNs(), new Day(day.dayStartNs(), day.startEquityE8(), day.resultE8(), day.realisedPnlE8(), day.feesE8(),
            day.drawdownMaxE8(), day.fills(), day.roundTrips(), day.roundTripsWon(), day.isOver() == Flag.YES));
        if (days.size() > DAY_COUNT_MAX) {
            days.pollFirstEntry();
        }
    }

    private void onVerdict(final DenialReason reason) {
        if (reason == DenialReason.NONE) {
            approvals++;
        } else {
            denials.merge(reason, 1L, Long::sum);
        }
    }

    private String symbol(final int instrumentId) {
        return symbols.getOrDefault(instrumentId, "#" + instrumentId);
    }
}
