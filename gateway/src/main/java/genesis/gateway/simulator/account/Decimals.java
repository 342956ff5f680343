package genesis.gateway.simulator.account;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Money with all its decimals. A fee is a product of three numbers with eight decimals each; the exchange does not
 * round it, so neither do balances here. Only the text for the wire is cut to what a JavaScript number holds.
 */
final class Decimals {
    private static final int SCALE = 8;
    /** Significant digits of a double's text, at most. */
    private static final MathContext DOUBLE = new MathContext(17, RoundingMode.HALF_EVEN);
    private static final BigDecimal SMALLEST_PLAIN = new BigDecimal("0.000001");
    private static final int LARGEST_PLAIN_DIGITS = 21;

    private Decimals() {
    }

    static BigDecimal ofE8(final long valueE8) {
        return BigDecimal.valueOf(valueE8, SCALE);
    }

    /** Plain from 1e-6 on, with an exponent below and beyond 1e21, as JavaScript prints. */
    static String text(final BigDecimal value) {
        if (value.signum() == 0) {
            return "0";
        }
        final BigDecimal number = (value.precision() > DOUBLE.getPrecision() ? value.round(DOUBLE) : value)
            .stripTrailingZeros();
        final int wholeDigits = number.precision() - number.scale();
        if (number.abs().compareTo(SMALLEST_PLAIN) >= 0 && wholeDigits <= LARGEST_PLAIN_DIGITS) {
            return number.toPlainString();
        }
        final String digits = number.unscaledValue().abs().toString();
        final int exponent = wholeDigits - 1;
        return (number.signum() < 0 ? "-" : "") + digits.charAt(0) + (digits.length() == 1 ? "" : "."
            + digits.substring(1))
            + (exponent < 0 ? "e-" : "e+") + Math.abs(exponent);
    }

    /** With a decimal point always, as the exchange writes prices and amounts in words: 113940.0 and 0.5. */
    static String pointed(final BigDecimal value) {
        final String text = value.stripTrailingZeros().toPlainString();
        return text.indexOf('.') < 0 ? text + ".0" : text;
    }

    /** Price of a whole position or order, from its cost; zero where there is no quantity. */
    static BigDecimal average(final BigDecimal cost, final BigDecimal quantity) {
        return quantity.signum() == 0 ? BigDecimal.ZERO : cost.divide(quantity, 12, RoundingMode.HALF_EVEN);
    }
}
