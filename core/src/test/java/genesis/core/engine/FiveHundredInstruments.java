package genesis.core.engine;

import genesis.core.market.CandleSeries;
import genesis.core.market.Timeframes;
import genesis.core.message.CandleHistoryEncoder;
import genesis.core.message.Channel;
import genesis.core.message.DataSource;
import genesis.core.message.FeedState;
import genesis.core.message.Message;
import genesis.core.message.MessageHeaderEncoder;
import genesis.core.message.Mode;
import genesis.core.message.Timeframe;
import genesis.core.message.TradeKind;
import genesis.core.strategy.StrategyCatalogue;
import genesis.core.unit.E8;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * An engine with all strategies that are built in, on 500 instruments whose six timeframes are full of candles; then all
 * of them trade for some minutes. {@link FiveHundredInstrumentsTest} runs it in a small heap. Prints what is used.
 */
final class FiveHundredInstruments {
    static final int COUNT = 500;
    private static final long DAY_MS = 86_400_000;
    private static final long START_MS = 20_000 * DAY_MS;
    private static final int MINUTES_TRADED = 5;
    private static final double PRICE = 100;

    private final Inputs inputs = new Inputs();
    private final CandleHistoryEncoder candle = new CandleHistoryEncoder();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[Message.LENGTH_MAX]);
    private long outputs;
    private final TradingEngine engine = new TradingEngine((from, offset, length) -> outputs++);
    private long sequence;
    private long nowNs = START_MS * 1_000_000;
    private long tradeId;

    private FiveHundredInstruments() {
    }

    public static void main(final String[] none) {
        final FiveHundredInstruments test = new FiveHundredInstruments();
        test.start();
        test.fillAllTimeframes();
        test.trade();
        System.gc();
        final Runtime runtime = Runtime.getRuntime();
        System.out.println("evaluations=" + test.engine.counters().evaluations + " outputs=" + test.outputs + " usedMiB="
            + ((runtime.totalMemory() - runtime.freeMemory()) >> 20) + " heapMiB=" + (runtime.maxMemory() >> 20));
    }

    private void start() {
        input(inputs.session(buffer, nowNs, Mode.PAPER));
        StrategyCatalogue.builtIn().current().forEach(one ->
            input(inputs.strategy(buffer, nowNs, one.description().id(), one.description().name())));
        input(inputs.strategiesApplied(buffer, nowNs));
        for (int i = 0; i < COUNT; i++) {
            input(inputs.instrument(buffer, nowNs, i, "C" + i, "USD"));
            input(inputs.feed(buffer, nowNs, i, Channel.BOOK, FeedState.SUBSCRIBED));
            input(inputs.snapshot(buffer, nowNs, i, E8.fromDouble(PRICE - 0.1), E8.fromDouble(PRICE)));
        }
    }

    /** Longer candles end where the minutes begin. */
    private void fillAllTimeframes() {
        for (int at = Timeframes.COUNT - 1; at >= 0; at--) {
            final Timeframe timeframe = Timeframes.at(at);
            final boolean isMinutes = timeframe == Timeframes.DECISION;
            final int count = isMinutes ? CandleSeries.MINUTE_CAPACITY : CandleSeries.CAPACITY;
            final long fromMs = isMinutes ? START_MS : START_MS - count * Timeframes.lengthMs(timeframe);
            for (int i = 0; i < COUNT; i++) {
                for (int k = 0; k < count; k++) {
                    history(i, timeframe, fromMs + k * Timeframes.lengthMs(timeframe), PRICE + StrictMath.sin(k + i));
                }
            }
        }
        nowNs += CandleSeries.MINUTE_CAPACITY * 60_000_000_000L;
    }

    private void trade() {
        for (int second = 0; second < 60 * MINUTES_TRADED; second += 2) {
            for (int i = 0; i < COUNT; i++) {
                input(inputs.trade(buffer, nowNs, i, ++tradeId, TradeKind.EXECUTED, E8.fromDouble(PRICE + StrictMath.sin(second + i))));
            }
            nowNs += 2_000_000_000L;
            input(inputs.tick(buffer, nowNs));
        }
    }

    private void history(final int instrumentId, final Timeframe timeframe, final long openTimeMs, final double price) {
        input(Message.HEADER_LENGTH + candle.wrapAndApplyHeader(buffer, 0, header).timeNs(nowNs).openTimeMs(openTimeMs)
            .openE8(E8.fromDouble(price)).highE8(E8.fromDouble(price + 1)).lowE8(E8.fromDouble(price - 1))
            .closeE8(E8.fromDouble(price)).volumeE8(E8.ONE).instrumentId(instrumentId).connectionId(1).timeframe(timeframe)
            .source(DataSource.REST).encodedLength());
    }

    private void input(final int length) {
        Message.sequence(buffer, 0, ++sequence);
        engine.onInput(buffer, 0, length);
    }
}
