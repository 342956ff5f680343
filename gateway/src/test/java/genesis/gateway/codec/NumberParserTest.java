package genesis.gateway.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import genesis.gateway.SharedData;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.function.ToLongFunction;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberParserTest {
    private static final BigInteger LIMIT = BigInteger.valueOf(Long.MAX_VALUE);

    private static final int FRONT = 3;

    private final NumberParser parser = new NumberParser();
    private final UnsafeBuffer nativeMemory = new UnsafeBuffer(ByteBuffer.allocateDirect(1_024));

    @ParameterizedTest
    @CsvSource({
        "0,0", "-0,0", "-0.0,0", "1,100000000", "6443.1,644310000000", "-0.5,-50000000", "5.26056135,526056135",
        "7e-7,70", "1e-8,1", "1E+3,100000000000", "-5.2128e-8,-5", "0.00000001,1", "9999999.99999999,999999999999999",
        "1.7023900800000002,170239008", "43.358118629999986,4335811862", "0.015486090000000001,1548609",
        "92233720368.54775807,9223372036854775807", "-92233720368.54775807,-9223372036854775807",
        "92233720368.547758079999,9223372036854775807", "12345678901.23456789012345,1234567890123456789",
        "0.00000000000000000001e20,100000000", "1e-400,0", "0e400,0", "123456780000e-4,1234567800000000"})
    void shouldReadDecimalsExactlyAndCutAfterTheEighth(final String text, final long expectedE8) {
        assertEquals(expectedE8, e8(text + "]"));
        assertFalse(parser.failed());
        assertEquals(text.length(), parser.position());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "-", ".5", "1.", "+1", "e5", "1e", "1e+", "--1", "01", "-01", "00", "abc", "null", "NaN", "\"1\"", " 1"})
    void shouldRefuseWhatIsNoNumber(final String text) {
        assertEquals(0, e8(text));
        assertEquals(NumberParser.MALFORMED, parser.error());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "92233720368.54775808", "1e21", "123456789012345680000", "1e400", "-1e11", "99999999999", "92233720369"})
    void shouldRefuseWhatFixedPointCannotHold(final String text) {
        assertEquals(0, e8(text));
        assertEquals(NumberParser.BAD_NUMBER, parser.error());
    }

    @Test
    void shouldReadNumbersOfHundredsOfDigits() {
        assertEquals(100_000_000, e8("1." + "0".repeat(400) + "1"));
        assertEquals(1, e8("0." + "0".repeat(399) + "1e392"));
        e8("9".repeat(400));
        assertEquals(NumberParser.BAD_NUMBER, parser.error());
    }

    @ParameterizedTest
    @CsvSource({
        "0,0", "7,7", "-1,-1", "1542045947738,1542045947738", "12345678,12345678", "1234567812345678,1234567812345678",
        "9223372036854775807,9223372036854775807", "-9223372036854775807,-9223372036854775807",
        "1513970684865000,1513970684865000", "-1175357890,-1175357890"})
    void shouldReadWholeNumbers(final String text, final long expected) {
        assertEquals(expected, integer(text + ","));
        assertFalse(parser.failed());
        assertEquals(text.length(), parser.position());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "1.5", "1e3", "12345678.5", "12345678e3", "1234567812345678.0", "01", "x"})
    void shouldRefuseWhatIsNotWhole(final String text) {
        integer(text);
        assertEquals(NumberParser.MALFORMED, parser.error());
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775808", "99999999999999999999", "123456781234567812345678"})
    void shouldRefuseWholeNumbersBeyondLong(final String text) {
        integer(text);
        assertEquals(NumberParser.BAD_NUMBER, parser.error());
    }

    @Test
    void shouldStayFailedAndNeverReadBehindTheEnd() {
        final UnsafeBuffer buffer = buffer("5.25");
        parser.wrap(buffer, 0, 2);
        parser.e8();
        assertEquals(NumberParser.MALFORMED, parser.error());
        assertEquals(0, parser.e8());
        assertEquals(0, parser.integer());
        assertEquals(NumberParser.MALFORMED, parser.error());
    }

    @Test
    void shouldAgreeWithBigDecimal() {
        final long seed = System.nanoTime();
        final Random random = new Random(seed);
        for (int i = 0; i < 1_000_000; i++) {
            final String text = randomNumber(random);
            final BigInteger expected =
                new BigDecimal(text).movePointRight(8).setScale(0, RoundingMode.DOWN).unscaledValue();
            final long actual = e8(random.nextBoolean() ? text : text + ",12345678");
            if (expected.abs().compareTo(LIMIT) > 0) {
                assertEquals(NumberParser.BAD_NUMBER, parser.error(), () -> text + " seed=" + seed);
            } else {
                assertEquals(NumberParser.OK, parser.error(), () -> text + " seed=" + seed);
                assertEquals(expected.longValueExact(), actual, () -> text + " seed=" + seed);
            }
        }
    }

    /** The token and what JavaScript prints for it are the same number. Source: js-number-text.json. */
    @Test
    void shouldReadEveryFormThatJavaScriptPrints() throws IOException {
        int vectors = 0;
        try (JsonParser json = new JsonFactory().createParser(SharedData.require("vectors/js-number-text.json").toFile())) {
            String token = null;
            for (JsonToken next = json.nextToken(); next != null; next = json.nextToken()) {
                if (next == JsonToken.VALUE_STRING && "token".equals(json.currentName())) {
                    token = json.getText();
                } else if (next == JsonToken.VALUE_STRING) {
                    final long ofToken = e8(token);
                    final int error = parser.error();
                    assertEquals(ofToken, e8(json.getText()), token);
                    assertEquals(error, parser.error(), token);
                    vectors++;
                }
            }
        }
        assertTrue(vectors >= 19, "vectors=" + vectors);
    }

    private static String randomNumber(final Random random) {
        final StringBuilder text = new StringBuilder(random.nextInt(3) == 0 ? "-" : "");
        final int whole = random.nextInt(random.nextInt(10) == 0 ? 25 : 9);
        if (whole == 0) {
            text.append('0');
        } else {
            text.append(1 + random.nextInt(9));
            digits(random, text, whole - 1);
        }
        if (random.nextInt(3) != 0) {
            text.append('.');
            digits(random, text, 1 + random.nextInt(random.nextInt(10) == 0 ? 25 : 9));
        }
        if (random.nextInt(6) == 0) {
            text.append(random.nextBoolean() ? 'e' : 'E').append(random.nextBoolean() ? "-" : random.nextBoolean()
                ? "+" : "");
            text.append(random.nextInt(30));
        }
        return text.toString();
    }

    private static void digits(final Random random, final StringBuilder text, final int count) {
        for (int i = 0; i < count; i++) {
            text.append((char) ('0' + (random.nextInt(4) == 0 ? 0 : random.nextInt(10))));
        }
    }

    private long e8(final String text) {
        return read(text, NumberParser::e8);
    }

    private long integer(final String text) {
        return read(text, NumberParser::integer);
    }

    /** Out of native memory, and out of an array with the same result; digits behind the text do not belong to it. */
    private long read(final String text, final ToLongFunction<NumberParser> reading) {
        final byte[] bytes = (text + "77777777").getBytes(StandardCharsets.US_ASCII);
        parser.wrap(new UnsafeBuffer(bytes), 0, text.length());
        final long ofArray = reading.applyAsLong(parser);
        final int error = parser.error();
        final int position = parser.position();
        nativeMemory.putBytes(FRONT, bytes);
        parser.wrap(nativeMemory, FRONT, text.length());
        assertEquals(ofArray, reading.applyAsLong(parser), text);
        assertEquals(error, parser.error(), text);
        assertEquals(position, parser.position() - FRONT, text);
        parser.wrap(new UnsafeBuffer(bytes), 0, text.length());
        return reading.applyAsLong(parser);
    }

    private static UnsafeBuffer buffer(final String text) {
        return new UnsafeBuffer(text.getBytes(StandardCharsets.US_ASCII));
    }
}
