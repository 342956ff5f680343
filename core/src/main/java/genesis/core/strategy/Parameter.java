package genesis.core.strategy;

import genesis.core.unit.Setting;

/**
 * A number that a person may set for a strategy. What is declared here is the only truth: configuration is checked
 * against it, {@code genesis strategies describe} and the registry print it, and the engine refuses what is outside.
 *
 * @param name    lower case with dashes, at most {@value #NAME_LENGTH_MAX} characters; unique in its strategy
 * @param unit    how the value is to be read: a plain number, × 10^8, or nanoseconds
 * @param initial where nobody set one
 * @param min     smallest value that is allowed
 * @param max     largest value that is allowed
 * @param meaning one sentence for people
 */
public record Parameter(String name, Setting.Unit unit, long initial, long min, long max, String meaning) {
    /** Length of the field in messages. */
    public static final int NAME_LENGTH_MAX = 32;

    /** Throws {@link IllegalArgumentException} for a declaration that contradicts itself. */
    public Parameter {
        if (!isName(name)) {
            throw new IllegalArgumentException("a parameter's name has 1 to " + NAME_LENGTH_MAX
                + " characters of a-z, 0-9 and dashes and begins with a letter: " + name);
        }
        if (unit == null || meaning == null || meaning.isEmpty()) {
            throw new IllegalArgumentException("parameter " + name + " needs a unit and a meaning");
        }
        if (min > initial || initial > max) {
            throw new IllegalArgumentException("parameter " + name + " has a default outside its range: " + initial
                + " is not within " + min + " to " + max);
        }
    }

    /** A plain number. */
    public static Parameter count(final String name, final long initial, final long min, final long max,
                                  final String meaning) {
        return new Parameter(name, Setting.Unit.COUNT, initial, min, max, meaning);
    }

    /** A fraction, a multiple or money, × 10^8. */
    public static Parameter e8(final String name, final long initial, final long min, final long max,
                               final String meaning) {
        return new Parameter(name, Setting.Unit.E8, initial, min, max, meaning);
    }

    /** A length of time in nanoseconds. */
    public static Parameter ns(final String name, final long initial, final long min, final long max,
                               final String meaning) {
        return new Parameter(name, Setting.Unit.NS, initial, min, max, meaning);
    }

    public boolean allows(final long value) {
        return value >= min && value <= max;
    }

    /**
     * What serves as a name of a parameter or of a strategy: it stands in files, in messages and on the command line.
     */
    static boolean isName(final String text) {
        if (text == null || text.isEmpty() || text.length() > NAME_LENGTH_MAX || text.charAt(0) < 'a' || text.charAt(0) > 'z') {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            final char letter = text.charAt(i);
            if (!(letter >= 'a' && letter <= 'z' || letter >= '0' && letter <= '9' || letter == '-')) {
                return false;
            }
        }
        return true;
    }
}
