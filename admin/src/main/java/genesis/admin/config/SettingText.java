package genesis.admin.config;

import genesis.core.unit.E8;
import genesis.core.unit.Setting;
import genesis.core.unit.Setting.Unit;
import java.math.BigDecimal;
import java.util.Optional;

/** Values of settings as people write them: durations with units, fractions and money as decimals, counts as whole numbers. */
public final class SettingText {
    private SettingText() {
    }

    /** The value in the setting's unit. Complains, naming the origin, about what is not a value or out of range. */
    public static long parse(final Setting setting, final String text, final String origin) {
        return parse(setting.key(), setting.unit(), setting.min(), setting.max(), text, origin);
    }

    /** As for settings. The key is how a person names it. */
    static long parse(final String key, final Unit unit, final long min, final long max, final String text, final String origin) {
        final Optional<Long> read = switch (unit) {
            case COUNT -> count(text);
            case E8 -> e8(text);
            case NS -> Durations.parseNs(text);
        };
        final long value = read.orElseThrow(() -> Complaint.usage(origin + ": " + key + " = " + text + " is not " + form(unit)));
        if (value < min || value > max) {
            throw Complaint.usage(origin + ": " + key + " = " + text + " is out of range; allowed are "
                + text(unit, min) + " to " + text(unit, max));
        }
        return value;
    }

    /** What {@link #parse} reads back to the same value. */
    public static String text(final Setting setting, final long value) {
        return text(setting.unit(), value);
    }

    /** A value of this unit as people write it. */
    public static String text(final Unit unit, final long value) {
        return switch (unit) {
            case COUNT -> Long.toString(value);
            case E8 -> E8.text(value);
            case NS -> Durations.text(value);
        };
    }

    private static String form(final Unit unit) {
        return switch (unit) {
            case COUNT -> "a whole number";
            case E8 -> "a decimal number with at most 8 decimals, such as 0.005";
            case NS -> Durations.FORM;
        };
    }

    private static Optional<Long> count(final String text) {
        try {
            return Optional.of(Long.parseLong(text));
        } catch (final NumberFormatException notWhole) {
            return Optional.empty();
        }
    }

    private static Optional<Long> e8(final String text) {
        try {
            // A bound on the exponent first: 1e999999999 would be expanded digit by digit.
            final BigDecimal number = new BigDecimal(text);
            return Math.abs(number.scale()) > 40 ? Optional.empty()
                : Optional.of(number.movePointRight(8).toBigIntegerExact().longValueExact());
        } catch (final ArithmeticException | NumberFormatException notE8) {
            return Optional.empty();
        }
    }
}
