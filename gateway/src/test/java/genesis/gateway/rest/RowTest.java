package genesis.gateway.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowTest {
    /** Section 5.3 of the exchange's number forms, and the noise of binary fractions. */
    @Test
    void shouldReadEveryFormOfANumberExactly() throws IOException {
        final String[] texts = {"7e-7", "1e-8", "0.000001", "10.50", "1E+3", "-0.0", "-5.2128e-8", "0.015486090000000001",
            "123456789.12345678", "92233720368.54775807", "-92233720368.54775808", "\"0.00004\"", "\"2000.0\"", "1e-9", "0e99"};
        final long[] expected = {70, 1, 100, 1_050_000_000L, 100_000_000_000L, 0, -5, 1_548_609L,
            12_345_678_912_345_678L, Long.MAX_VALUE, Long.MIN_VALUE, 4_000, 200_000_000_000L, 0, 0};
        for (int i = 0; i < texts.length; i++) {
            assertEquals(expected[i], parse("[" + texts[i] + "]").e8(0), texts[i]);
        }
    }

    @Test
    void shouldEqualBigDecimalOnRandomNumbers() throws IOException {
        final long seed = System.nanoTime();
        final Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            final String text = (random.nextBoolean() ? "-" : "") + random.nextInt(1_000_000) + "." + random.nextInt(1_000_000_000)
                + (random.nextInt(3) == 0 ? "e" + (random.nextInt(25) - 20) : "");
            final BigDecimal exact = new BigDecimal(text).setScale(8, RoundingMode.DOWN);
            assertEquals(exact.unscaledValue().longValueExact(), parse("[" + text + "]").e8(0), "seed=" + seed + " " + text);
        }
    }

    @Test
    void shouldRefuseNumbersBeyondFixedPointAtOnce() {
        for (final String text : List.of("92233720368.54775808", "1e12", "1e999999999", "-1e2147483647", "1e99999999999")) {
            assertTimeoutPreemptively(Duration.ofSeconds(10), () -> assertThrows(BadRowException.class,
                () -> parse("[" + text + "]").e8(0), text));
        }
        assertThrows(IOException.class, () -> parse("[" + "9".repeat(400) + "]"));
    }

    @Test
    void shouldTreatTinyNumbersAsZeroWithoutWritingThemOut() throws IOException {
        assertEquals(0, parse("[1e-999999999]").e8(0));
    }

    @Test
    void shouldReadWhatIsNotThereAsNothing() throws IOException {
        final Row row = parse("[1,null]");

        assertEquals(Row.NOTHING, row.e8(1));
        assertEquals(Row.NOTHING, row.integer(7));
        assertEquals(0, row.e8OrZero(7));
        assertEquals("", row.text(1));
        assertEquals(0, row.row(7).size());
        assertFalse(row.isYes(1));
        assertTrue(row.isNothing(9));
        assertThrows(BadRowException.class, () -> row.requiredE8(1));
        assertThrows(BadRowException.class, () -> row.requiredText(9));
    }

    @Test
    void shouldRefuseWhatIsOfAnotherKind() throws IOException {
        final Row row = parse("[[1],\"x\",1.5,true,1e0]");

        assertThrows(BadRowException.class, () -> row.e8(0));
        assertThrows(BadRowException.class, () -> row.e8(1));
        assertThrows(BadRowException.class, () -> row.integer(2));
        assertThrows(BadRowException.class, () -> row.row(1));
        assertTrue(row.isYes(3));
        assertEquals(1, row.integer(4));
    }

    @Test
    void shouldTellSecondsFromMilliseconds() throws IOException {
        final Row row = parse("[1754896394,1754896396957,1754896396957.25]");

        assertEquals(1_754_896_394_000L, row.requiredTimeMs(0));
        assertEquals(1_754_896_396_957L, row.requiredTimeMs(1));
        assertEquals(1_754_896_396_957L, row.requiredTimeMs(2));
    }

    @Test
    void shouldPassOverFieldsThatWereAppended() throws IOException {
        assertEquals(TradeRow.of(parse("[1,1754896394000,0.1,2]")),
            TradeRow.of(parse("[1,1754896394000,0.1,2,null,{\"new\":[1]},\"more\"]")));
    }

    @Test
    void shouldRefuseWhatIsNotOneWholeJsonArrayOrObject() {
        for (final String text : List.of("", "1", "\"x\"", "null", "[", "[1", "[1,]", "[1]]", "[1] [2]", "<html>", "[NaN]",
            "[01]", "[1}", "[".repeat(17) + "]".repeat(17), "[\"" + "x".repeat(5_000) + "\"]")) {
            assertThrows(IOException.class, () -> parse(text), text);
        }
        assertThrows(IOException.class, () -> parse("[" + "1,".repeat(Body.FIELD_COUNT_MAX) + "1]"));
    }

    private static Row parse(final String text) throws IOException {
        return Body.parse(text.getBytes(StandardCharsets.UTF_8));
    }
}
