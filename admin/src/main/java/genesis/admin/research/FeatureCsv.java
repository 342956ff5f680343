package genesis.admin.research;

import genesis.core.market.Timeframes;
import genesis.core.message.Recommendation;
import genesis.core.message.Trigger;
import genesis.core.signal.ModelFeature;
import genesis.core.signal.ModelInputs;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;

/**
 * Feature snapshots as a table, one line for each evaluation: what the indicators said, what the strategy made of it, the
 * model's features of a buy, and, where wanted, what became of a buy and of a sell opened there. Numbers are written so that
 * they read back to the same bits; an empty cell is a value that does not exist.
 */
public final class FeatureCsv {
    private final Appendable to;
    private final Labels labels;
    private long lines;

    /** The labels to add. @param horizonCandles 0 for none */
    public record Labels(double stopAtr, double targetAtr, int horizonCandles) {
        public static final Labels NONE = new Labels(0, 0, 0);
    }

    /** Writes the names of the columns. */
    public FeatureCsv(final Appendable to, final Labels labels) throws IOException {
        this.to = to;
        this.labels = labels;
        to.append("symbol,timeframe,time,time_ms,trigger,strategy,recommendation,confidence,probability,price,ema_fast,ema_slow,rsi,atr,"
            + "atr_percent,adx,plus_di,minus_di,macd_histogram,bollinger_b,vwap_distance,regime");
        for (final ModelFeature feature : ModelFeature.values()) {
            to.append(",x_").append(feature.text().replace('-', '_'));
        }
        to.append(labels.horizonCandles > 0 ? ",buy_outcome,sell_outcome\n" : "\n");
    }

    /** Lines written, the names of columns not counted. */
    public long lines() {
        return lines;
    }

    /** One line. */
    public void line(final Market market, final Evaluation one) throws IOException {
        lines++;
        final ModelInputs seen = one.inputs();
        to.append(market.symbol()).append(',').append(Timeframes.text(market.timeframe()))
            .append(',').append(Instant.ofEpochMilli(one.timeMs()).toString()).append(',').append(Long.toString(one.timeMs()))
            .append(',').append(words(one.trigger())).append(',').append(one.strategyId() == 0 ? "" : Integer.toString(one.strategyId()))
            .append(',').append(one.strategyId() == 0 ? "" : words(one.recommendation()));
        cell(one.strategyId() == 0 ? Double.NaN : one.confidence());
        cell(one.probability());
        cell(seen.price());
        cell(seen.emaFast());
        cell(seen.emaSlow());
        cell(seen.rsi());
        cell(seen.atr());
        cell(seen.atrPercent());
        cell(seen.adx());
        cell(seen.plusDi());
        cell(seen.minusDi());
        cell(seen.macdHistogram());
        cell(seen.bollingerB());
        cell(seen.vwapDistance());
        to.append(',').append(words(seen.regime()));
        final ModelInputs buy = seen.copy().direction(Recommendation.BUY);
        for (final ModelFeature feature : ModelFeature.values()) {
            cell(feature.of(buy));
        }
        if (labels.horizonCandles > 0) {
            outcome(market, one, Recommendation.BUY);
            outcome(market, one, Recommendation.SELL);
        }
        to.append('\n');
    }

    private void outcome(final Market market, final Evaluation one, final Recommendation side) throws IOException {
        to.append(',');
        if (one.trigger() == Trigger.CANDLE_CLOSE && Double.isFinite(one.inputs().atr())) {
            to.append(words(Outcome.of(market, one, side, labels.stopAtr, labels.targetAtr, labels.horizonCandles)));
        }
    }

    private void cell(final double value) throws IOException {
        to.append(',');
        if (Double.isFinite(value)) {
            to.append(Double.toString(value));
        }
    }

    private static String words(final Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
