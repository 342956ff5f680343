package genesis.admin.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LogisticRegressionTest {
    /** With one feature that is 0 or 1 the likeliest numbers are the logits of the two frequencies. */
    @Test
    void shouldFindTheLogitsOfATwoByTwoTable() {
        // 0: 30 of 100 yes; 1: 60 of 80 yes.
        final double[][] x = new double[180][1];
        final boolean[] y = new boolean[180];
        for (int i = 0; i < 180; i++) {
            x[i][0] = i < 100 ? 0 : 1;
            y[i] = i < 30 || i >= 100 && i < 160;
        }
        final LogisticRegression.Fit fit = LogisticRegression.fit(x, y, 1e6);
        assertEquals(Math.log(30.0 / 70), fit.intercept(), 1e-6);
        assertEquals(Math.log(60.0 / 20) - Math.log(30.0 / 70), fit.weights()[0], 1e-5);
    }

    /**
     * Numbers of Newton's method written in numpy 2.4 for the same sum of squares and losses, confirmed by scipy 1.17's
     * BFGS to 3e-7; the intercept is free of the penalty in both.
     */
    @Test
    void shouldAgreeWithAnIndependentSolver() {
        final double[][] x = new double[60][];
        final boolean[] y = new boolean[60];
        for (int i = 0; i < 60; i++) {
            x[i] = new double[] {i * 7 % 17 / 17.0 - 0.5, i * 11 % 23 / 23.0 - 0.5, i * i % 13 / 13.0 - 0.5};
            y[i] = i * 5 % 9 < 3 + 4 * x[i][0] + 2 * x[i][1] + 1.5;
        }
        assertFit(x, y, 0.05, 0.06966914079391556, 0.10346042497722296, 0.10138622925903085, -0.043618439536038944);
        assertFit(x, y, 1, 0.09948641248214943, 0.9454401059186532, 0.8864813674170895, -0.30933952486606264);
        assertFit(x, y, 100, 0.135374049692051, 1.752214306757317, 1.5933539263572392, -0.45618462135377813);
    }

    @Test
    void shouldNotDependOnWhichOutcomeComesFirst() {
        final double[][] x = {{1}, {2}, {3}, {4}, {5}, {6}};
        final boolean[] up = {false, true, false, true, true, true};
        final boolean[] down = {true, false, true, false, false, false};
        final LogisticRegression.Fit rising = LogisticRegression.fit(x, up, 1);
        final LogisticRegression.Fit falling = LogisticRegression.fit(x, down, 1);
        assertEquals(rising.weights()[0], -falling.weights()[0], 1e-6);
        assertEquals(rising.intercept(), -falling.intercept(), 1e-6);
        assertArrayEquals(rising.weights(), LogisticRegression.fit(x, up, 1).weights(), 0);
    }

    @Test
    void shouldKeepNineDigits() {
        assertEquals(0.123456789, LogisticRegression.rounded(0.12345678949));
        assertEquals(-1.23456789e-7, LogisticRegression.rounded(-1.234567891e-7));
        assertEquals(0, LogisticRegression.rounded(0));
    }

    private static void assertFit(final double[][] x, final boolean[] y, final double c, final double intercept, final double... weights) {
        final LogisticRegression.Fit fit = LogisticRegression.fit(x, y, c);
        assertEquals(intercept, fit.intercept(), 1e-7, "c=" + c);
        assertArrayEquals(weights, fit.weights(), 1e-7, "c=" + c);
    }
}
