package genesis.gateway.stream;

import java.util.List;

/**
 * Which picture of the book is wanted. Cannot be invalid.
 *
 * @param precision P0 (five digits) to P4 (one), or R0: single orders
 * @param frequency F0 at once, F1 every two seconds
 * @param length    levels a side: 1, 25, 100 or 250
 */
public record BookOptions(String precision, String frequency, int length) {
    private static final List<String> PRECISIONS = List.of("P0", "P1", "P2", "P3", "P4", "R0");
    private static final List<String> FREQUENCIES = List.of("F0", "F1");
    private static final List<Integer> LENGTHS = List.of(1, 25, 100, 250);

    /** What the engine trades on. */
    public static final BookOptions USUAL = new BookOptions("P0", "F0", 25);

    public BookOptions {
        if (!PRECISIONS.contains(precision) || !FREQUENCIES.contains(frequency) || !LENGTHS.contains(length)) {
            throw new IllegalArgumentException("a book has a precision of " + PRECISIONS + ", a frequency of "
                + FREQUENCIES + " and a length of " + LENGTHS + ": " + precision + ", " + frequency + ", " + length);
        }
    }

    public BookOptions withLength(final int newLength) {
        return new BookOptions(precision, frequency, newLength);
    }
}
