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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
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
    private final Map<String, Market> wanted = new TreeMap<>();
    private final Timeframe timeframe;
    private final Sink sink;
    private long records;

    /** What is known of one instrument. */
    private static final class Instrument {
        private String symbol;
        private final TreeMap<Long, Bar> before = new TreeMap<>();
        private final List<Bar> bars = new ArrayList<>();
        private final TreeMap<Long, Bar> corrections = new TreeMap<>();
        private final List<Evaluation> evaluations = new ArrayList<>();
    }

    /** Takes evaluations one by one: a journal has one for each second and instrument. */
    public interface Sink {
        void take(Market market, Evaluation evaluation) throws IOException;
    }

    private JournalMarkets(final Timeframe timeframe, final Sink sink) {
        this.timeframe = timeframe;
        this.sink = sink;
    }

    /**
     * Reads both streams. On the decision timeframe only evaluations at the close of a candle are kept; {@link #stream} has all.
     *
     * @param symbol    null for all instruments
     * @param timeframe null for the decision timeframe
     * @param settings  for evaluations that are computed here
     * @param progress  told the number of records now and then
     */
    public static List<Market> read(final Path data, final String symbol, final Timeframe timeframe, final Settings settings,
                                    final LongConsumer progress) {
        final JournalMarkets journal = new JournalMarkets(timeframe == null ? Timeframes.DECISION : timeframe, null);
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

    /**
     * Every evaluation that the engine announced for these markets, which {@link #read} made of the same journal, in the order
     * of the journal. A running engine may have gone on meanwhile: what is behind the markets' last bar is left out.
     */
    public static void stream(final Path data, final List<Market> markets, final Sink sink, final LongConsumer progress) {
        final JournalMarkets journal = new JournalMarkets(Timeframes.DECISION, sink);
        markets.forEach(market -> journal.wanted.put(market.symbol(), market));
        journal.read(data, JournalStream.OUTPUTS, progress);
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
        if (timeframe != Timeframes.DECISION || one.bars.isEmpty()) {
            return;
        }
        if (sink == null) {
            final int index = one.bars.size() - 1;
            final int known = one.evaluations.size();
            // Several strategies look at the same candle, and its features are the same: it is one sample.
            if (said.trigger() == Trigger.CANDLE_CLOSE && (known == 0 || one.evaluations.get(known - 1).barIndex() != index)) {
                one.evaluations.add(evaluation(index));
            }
            return;
        }
        final Market market = wanted.get(one.symbol);
        final Bar last = one.bars.get(one.bars.size() - 1);
        final int index = market == null ? -1 : Collections.binarySearch(market.bars(), last, Comparator.comparingLong(Bar::openTimeMs));
        if (index >= 0) {
            try {
                sink.take(market, evaluation(index));
            } catch (final IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Evaluation evaluation(final int barIndex) {
        return new Evaluation(said.timeNs() / NS_PER_MS, barIndex, said.trigger(), said.strategyId(), said.recommendation(),
            said.confidence(), said.probability(), new ModelInputs().take(said));
    }

    private Instrument instrument(final int id) {
        return instruments.computeIfAbsent(id, unknown -> new Instrument());
    }
}
