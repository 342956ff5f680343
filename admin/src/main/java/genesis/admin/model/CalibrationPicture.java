package genesis.admin.model;

import java.util.List;
import java.util.Locale;

/**
 * The calibration curve as an SVG: what was said against what happened, for each tenth of the samples, with the diagonal of
 * perfect honesty, the base rate, and the spread that chance alone would give that many independent samples.
 */
public final class CalibrationPicture {
    private static final int SIZE = 480;
    private static final int LEFT = 64;
    private static final int TOP = 74;
    private static final int PLOT = 380;
    /** Two standard deviations. */
    private static final double SPREAD = 2;

    private final StringBuilder svg = new StringBuilder();
    private final double low;
    private final double high;

    private CalibrationPicture(final double low, final double high) {
        this.low = low;
        this.high = high;
    }

    public static String of(final String title, final Validation found) {
        final List<Scores.Bin> bins = found.model().bins();
        double min = found.model().baseRate();
        double max = min;
        for (final Scores.Bin bin : bins) {
            min = Math.min(min, Math.min(bin.predicted(), bin.observed()));
            max = Math.max(max, Math.max(bin.predicted(), bin.observed()));
        }
        final CalibrationPicture picture = new CalibrationPicture(Math.max(0, Math.floor(min * 10 - 0.5) / 10),
            Math.min(1, Math.ceil(max * 10 + 0.5) / 10));
        return picture.draw(title, found);
    }

    private String draw(final String title, final Validation found) {
        append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">%n", SIZE, TOP + PLOT + 64);
        append("<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>%n");
        append("<text x=\"%d\" y=\"20\" font-size=\"15\" font-weight=\"bold\">%s</text>%n", LEFT, escaped(title));
        append("<text x=\"%d\" y=\"38\" fill=\"#555\">%,d samples behind its training: %s</text>%n", LEFT, found.model().count(), found.verdict().words());
        append("<text x=\"%d\" y=\"54\" fill=\"#555\">log loss %.4f, of the base rate %.4f; AUC %.3f</text>%n", LEFT, found.model().logLoss(),
            found.base().logLoss(), found.model().auc());
        grid();
        append("<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#999\" stroke-dasharray=\"4 3\"/>%n", x(low), y(low), x(high), y(high));
        final double base = found.model().baseRate();
        append("<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#c60\" stroke-dasharray=\"2 3\"/>%n", x(low), y(base), x(high), y(base));
        append("<text x=\"%.1f\" y=\"%.1f\" fill=\"#c60\" text-anchor=\"end\">base rate %.3f</text>%n", x(high) - 4, y(base) - 4, base);
        final StringBuilder line = new StringBuilder();
        for (final Scores.Bin bin : found.model().bins()) {
            final double spread = SPREAD * Math.sqrt(bin.predicted() * (1 - bin.predicted()) / bin.count());
            append("<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#9bd\" stroke-width=\"3\"/>%n", x(bin.predicted()),
                y(Math.max(low, bin.predicted() - spread)), x(bin.predicted()), y(Math.min(high, bin.predicted() + spread)));
            line.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(bin.predicted()), y(bin.observed())));
        }
        append("<polyline fill=\"none\" stroke=\"#05a\" stroke-width=\"1.5\" points=\"%s\"/>%n", line.toString().strip());
        for (final Scores.Bin bin : found.model().bins()) {
            append("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"#05a\"><title>%d samples: said %.3f, happened %.3f</title></circle>%n",
                x(bin.predicted()), y(bin.observed()), bin.count(), bin.predicted(), bin.observed());
        }
        append("<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">probability that the model said</text>%n", LEFT + PLOT / 2, TOP + PLOT + 36);
        append("<text x=\"%d\" y=\"%d\" fill=\"#777\" font-size=\"10\" text-anchor=\"middle\">bars: two deviations of as many independent samples; overlapping ones spread more</text>%n",
            LEFT + PLOT / 2, TOP + PLOT + 54);
        append("<text transform=\"translate(18 %d) rotate(-90)\" text-anchor=\"middle\">how often the target was reached</text>%n", TOP + PLOT / 2);
        return svg.append("</svg>\n").toString();
    }

    private void grid() {
        for (int tenth = (int) Math.round(low * 10); tenth <= Math.round(high * 10); tenth++) {
            final double at = tenth / 10.0;
            append("<path d=\"M%.1f %d V%d M%d %.1f H%d\" stroke=\"#ddd\"/>%n", x(at), TOP, TOP + PLOT, LEFT, y(at), LEFT + PLOT);
            append("<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%.1f</text>%n", x(at), TOP + PLOT + 16, at);
            append("<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%.1f</text>%n", LEFT - 6, y(at) + 4, at);
        }
    }

    private double x(final double probability) {
        return LEFT + PLOT * (probability - low) / (high - low);
    }

    private double y(final double probability) {
        return TOP + PLOT - PLOT * (probability - low) / (high - low);
    }

    private void append(final String format, final Object... values) {
        svg.append(String.format(Locale.ROOT, format.replace("%n", "\n"), values));
    }

    private static String escaped(final String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
