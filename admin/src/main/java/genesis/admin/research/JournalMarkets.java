package genesis.admin.research;

import genesis.core.market.Timeframes;
import genesis.core.message.CandleClosedDecoder;
import genesis.core.message.CandleCorrectedDecoder;
import genesis.core.message.CandleHistoryDecoder;
import genesis.core.message.InstrumentAnnouncedDecoder;
import genesis.core.message.Message;
import genesis.core.message.SignalEvaluatedDecoder;
import genesis.core.message.Timeframe;
import genesis.core.message.Trigger;
import genesis.core.signal.ModelInputs;
import genesis.core.unit.Settings;
import genesis.journal.record.JournalStream;
import genesis.journal.replay.JournalReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Markets as a journal holds them. On the decision timeframe the evaluations are the engine's own, word for word as it
 * announced them; on a longer one they are computed from the candles as they closed. Candles that the exchange corrected
 * later count for outcomes only: at the time of an evaluation nobody knew. Works beside a running engine.
 */
public final class JournalMarkets {
    private static final long PROGRESS_EVERY = 1 << 16;
    private static final long NS_PER_MS = 1_000_000;

    private final CandleClosedDecoder closed = new CandleClosedDecoder();
    private final CandleHistoryDecoder history = new CandleHistoryDecoder();
    private final CandleCorrectedDecoder corrected = new CandleCorrectedDecoder();
    private final SignalEvaluatedDecoder said = new SignalEvaluatedDecoder();
    private final InstrumentAnnouncedDecoder announced = new InstrumentAnnouncedDecoder();
    private final Map<Integer, Instrument> instruments = new TreeMap<>();
    private final Timeframe timeframe;
    private final boolean insideToo;
    private long records;

    /** What is known of one instrument. */
    private static final class Instrument {
        private String symbol;
        private final TreeMap<Long, Bar> before = new TreeMap<>();
        private final List<Bar> bars = new ArrayList<>();
        private final TreeMap<Long, Bar> corrections = new TreeMap<>();
        private final List<Evaluation> evaluations = new ArrayList<>();
    }

    private JournalMarkets(final Timeframe timeframe, final boolean insideToo) {
        this.timeframe = timeframe;
        this.insideToo = insideToo;
    }

    /**
     * Reads both streams.
     *
     * @param symbol    null for all instruments
     * @param timeframe null for the decision timeframe
     * @param settings  for evaluations that are computed here
     * @param insideToo whether to keep evaluations inside candles, too: they are most of a journal
     * @param progress  told the number of records now and then
     */
    public static List<Market> read(final Path data, final String symbol, final Timeframe timeframe, final Settings settings,
                                    final boolean insideToo, final LongConsumer progress) {
        final JournalMarkets journal = new JournalMarkets(timeframe == null ? Timeframes.DECISION : timeframe, insideToo);
        journal.read(data, JournalStream.OUTPUTS, progress);
        if (journal.timeframe != Timeframes.DECISION) {
            journal.read(data, JournalStream.INPUTS, progress);
        }
        final List<Market> markets = new ArrayList<>();
        for (final Instrument one : journal.instruments.values()) {
            if (one.symbol != null && (symbol == null || symbol.equals(one.symbol))) {
                markets.add(journal.market(one, settings));
            }
        }
        return markets;
    }

    private Market market(final Instrument one, final Settings settings) {
        if (timeframe == Timeframes.DECISION) {
            return corrected(one, one.bars, one.evaluations);
        }
        // History that reaches back before the first candle of our own.
        final List<Bar> bars = new ArrayList<>(one.bars.isEmpty() ? one.before.values()
            : one.before.headMap(one.bars.get(0).openTimeMs()).values());
        bars.addAll(one.bars);
        return corrected(one, bars, Market.evaluated(one.symbol, timeframe, bars, List.of(), settings).evaluations());
    }

    /** The evaluations as they were, the bars as they are known now. */
    private Market corrected(final Instrument one, final List<Bar> bars, final List<Evaluation> evaluations) {
        if (one.corrections.isEmpty()) {
            return new Market(one.symbol, timeframe, bars, evaluations, List.of());
        }
        final TreeMap<Long, Bar> byTime = new TreeMap<>();
        bars.forEach(bar -> byTime.put(bar.openTimeMs(), bar));
        byTime.putAll(one.corrections);
        final List<Bar> known = List.copyOf(byTime.values());
        final Map<Long, Integer> places = new TreeMap<>();
        for (int i = 0; i < known.size(); i++) {
            places.put(known.get(i).openTimeMs(), i);
        }
        return new Market(one.symbol, timeframe, known, evaluations.stream()
            .map(each -> each.at(places.get(bars.get(each.barIndex()).openTimeMs()))).toList(),
            List.of(one.symbol + ": " + one.corrections.size() + " candles were corrected by the exchange's own; outcomes are judged on those"));
    }

    private void read(final Path data, final JournalStream stream, final LongConsumer progress) {
        try (JournalReader reader = new JournalReader(data, stream)) {
            while (reader.next()) {
                take(reader.buffer());
                if ((++records & PROGRESS_EVERY - 1) == 0) {
                    progress.accept(records);
                }
            }
        }
    }

    private void take(final UnsafeBuffer buffer) {
        final int blockLength = Message.blockLength(buffer, 0);
        final int version = Message.version(buffer, 0);
        switch (Message.templateId(buffer, 0)) {
            case InstrumentAnnouncedDecoder.TEMPLATE_ID -> {
                announced.wrap(buffer, Message.HEADER_LENGTH, blockLength, version);
                instrument(announced.instrumentId()).symbol = announced.symbol();
            }
            case CandleClosedDecoder.TEMPLATE_ID -> {
                closed.wrap(buffer, Message.HEADER_LENGTH, blockLength, version);
                if (closed.timeframe() == timeframe) {
                    instrument(closed.instrumentId()).bars.add(new Bar(closed.openTimeMs(), closed.openE8(), closed.highE8(),
                        closed.lowE8(), closed.closeE8(), closed.volumeE8()));
                }
            }
            case CandleCorrectedDecoder.TEMPLATE_ID -> {
                corrected.wrap(buffer, Message.HEADER_LENGTH, blockLength, version);
                if (corrected.timeframe() == timeframe) {
                    instrument(corrected.instrumentId()).corrections.put(corrected.openTimeMs(), new Bar(corrected.openTimeMs(),
                        corrected.openE8(), corrected.highE8(), corrected.lowE8(), corrected.closeE8(), corrected.volumeE8()));
                }
            }
            case CandleHistoryDecoder.TEMPLATE_ID -> {
                history.wrap(buffer, Message.HEADER_LENGTH, blockLength, version);
                if (history.timeframe() == timeframe) {
                    instrument(history.instrumentId()).before.put(history.openTimeMs(), new Bar(history.openTimeMs(), history.openE8(),
                        history.highE8(), history.lowE8(), history.closeE8(), history.volumeE8()));
                }
            }
            case SignalEvaluatedDecoder.TEMPLATE_ID -> {
                said.wrap(buffer, Message.HEADER_LENGTH, blockLength, version);
                takeEvaluation(instrument(said.instrumentId()));
            }
            default -> {
                // Nothing that says what the market was.
            }
        }
    }

    private void takeEvaluation(final Instrument one) {
        // Before the first candle of our own there is nothing that an outcome could be judged on.
        if (timeframe == Timeframes.DECISION && !one.bars.isEmpty() && (insideToo || said.trigger() == Trigger.CANDLE_CLOSE)) {
            one.evaluations.add(new Evaluation(said.timeNs() / NS_PER_MS, one.bars.size() - 1, said.trigger(), said.strategyId(),
                said.recommendation(), said.confidence(), said.probability(), new ModelInputs().take(said)));
        }
    }

    private Instrument instrument(final int id) {
        return instruments.computeIfAbsent(id, unknown -> new Instrument());
    }
}
