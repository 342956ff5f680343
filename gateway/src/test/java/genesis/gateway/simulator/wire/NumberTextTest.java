package genesis.gateway.simulator.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import genesis.gateway.SharedData;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NumberTextTest {
    /** Printed by node 20: bitfinex-protocol sheet, section 5.3. */
    @Test
    void shouldPrintLikeJavaScript() {
        assertEquals("1e-7", JsNumber.text(10));
        assertEquals("0.000001", JsNumber.text(100));
        assertEquals("0.00000121", JsNumber.text(121));
        assertEquals("6.6e-7", JsNumber.text(66));
        assertEquals("-7e-7", JsNumber.text(-70));
        assertEquals("1e-8", JsNumber.text(1));
        assertEquals("10.5", JsNumber.text(1_050_000_000L));
        assertEquals("1000", JsNumber.text(100_000_000_000L));
        assertEquals("0", JsNumber.text(0));
        assertEquals("-0.00265425", JsNumber.text(-265_425));
    }

    /** Beyond 15 digits a program in JavaScript prints the shortest text of the double: node 20 prints these. */
    @Test
    void shouldPrintWhatADoubleKeepsOfLongNumbers() {
        assertEquals("1295958446.3868465", JsNumber.text(129_595_844_638_684_658L));
        assertEquals("90071992547.40993", JsNumber.text(9_007_199_254_740_993_000L));
        assertEquals("12345678.12345678", JsNumber.text(1_234_567_812_345_678L));
        assertEquals("-70000000.00000001", JsNumber.text(-7_000_000_000_000_001L));
        assertEquals("90000000000", JsNumber.text(9_000_000_000_000_000_000L));
    }

    @Test
    void shouldReadWhatJavaScriptPrints() {
        assertEquals(66, DecimalText.parseE8("6.6e-7"));
        assertEquals(-1, DecimalText.parseE8("-1e-8"));
        assertEquals(100_000_000_000L, DecimalText.parseE8("1E+3"));
        assertEquals(1_548_609, DecimalText.parseE8("0.015486090000000001"));
        assertEquals(0, DecimalText.parseE8("-0.0"));
        assertEquals(644_310_000_000L, DecimalText.parseE8("6443.1"));
        assertEquals(150, DecimalText.parseE8("0.0000015"));
    }

    @Test
    void shouldRefuseWhatIsNoNumberOrTooLarge() {
        for (final String text : new String[] {"", "-", ".", "1.2.3", "abc", "1e", "1e-", "1e9999", "--1", "1e21",
            "92233720369",
            "123456789012345678901234567890"}) {
            assertEquals(DecimalText.NOT_A_NUMBER, DecimalText.parseE8(text), text);
        }
        assertEquals(DecimalText.NOT_A_NUMBER, DecimalText.parseE8(null));
    }

    @Test
    void shouldAgreeWithTheVectorsOfARealJavaScript() throws IOException {
        int compared = 0;
        try (JsonParser json = new JsonFactory().createParser(SharedData.require("vectors/js-number-text.json")
            .toFile())) {
            final Map<String, String> fields = new HashMap<>();
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.VALUE_STRING) {
                    fields.put(json.currentName(), json.getText());
                } else if (json.currentToken() == JsonToken.END_OBJECT) {
                    compared += compare(fields.get("token"), fields.get("jsText"));
                }
            }
        }
        assertEquals(true, compared >= 8, "vectors that fixed point can hold: " + compared);
    }

    /** Only numbers of at most eight decimals below 2^63 are ours to print. */
    private static int compare(final String token, final String jsText) {
        final BigDecimal scaled = new BigDecimal(token).movePointRight(8).stripTrailingZeros();
        if (scaled.scale() > 0 || scaled.precision() > 15 || scaled.toBigInteger().bitLength() > 62) {
            return 0;
        }
        assertEquals(jsText, JsNumber.text(scaled.longValueExact()), token);
        assertEquals(scaled.longValueExact(), DecimalText.parseE8(token), token);
        return 1;
    }
}
