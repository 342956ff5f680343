package genesis.admin.model;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Fits {@code P(yes) = 1 ÷ (1 + exp(−(intercept + Σ weight × x)))} with LIBLINEAR's trust region Newton method (R.-E. Fan
 * et al., 2008), which has no chance in it. It minimises
 * <pre>
 *     ½ Σ weight²  +  c × Σ log loss            the intercept is not penalised
 * </pre>
 * Results are cut to {@value #DIGITS} significant digits: far more than the data knows, and the same on machines whose
 * exponential differs in its last bit.
 */
final class LogisticRegression {
    private static final int DIGITS = 9;
    private static final double PRECISION = 1e-10;
    private static final int STEPS_MAX = 1_000;

    private LogisticRegression() {
    }

    /** What was fitted. */
    record Fit(double intercept, double[] weights) {
        double score(final double[] x) {
            double score = intercept;
            for (int i = 0; i < weights.length; i++) {
                score += weights[i] * x[i];
            }
            return score;
        }
    }

    /** There must be a yes and a no among the outcomes. @param c the larger, the freer are the weights */
    static Fit fit(final double[][] x, final boolean[] y, final double c) {
        final int width = x[0].length;
        final Problem problem = new Problem();
        problem.l = x.length;
        problem.n = width + 1;
        problem.bias = 1;
        problem.x = new Feature[x.length][];
        problem.y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            problem.x[i] = new Feature[width + 1];
            for (int j = 0; j < width; j++) {
                problem.x[i][j] = new FeatureNode(j + 1, x[i][j]);
            }
            problem.x[i][width] = new FeatureNode(width + 1, 1);
            problem.y[i] = y[i] ? 1 : -1;
        }
        final Parameter parameter = new Parameter(SolverType.L2R_LR, c, STEPS_MAX, PRECISION);
        parameter.setRegularizeBias(false);
        Linear.disableDebugOutput();
        final Model model = Linear.train(problem, parameter);
        // The weights speak for whichever label came first.
        final int sign = model.getLabels()[0] == 1 ? 1 : -1;
        final double[] all = model.getFeatureWeights();
        final double[] weights = new double[width];
        for (int j = 0; j < width; j++) {
            weights[j] = rounded(sign * all[j]);
        }
        return new Fit(rounded(sign * all[width]), weights);
    }

    /** To the significant digits that are kept. */
    static double rounded(final double value) {
        return new BigDecimal(value).round(new MathContext(DIGITS, RoundingMode.HALF_EVEN)).doubleValue();
    }
}
