package genesis.admin.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import genesis.core.message.OrderType;
import genesis.core.unit.E8;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a person wrote is named when it is refused: in a line of a script's log the value is what is looked for. */
class OrderBodyTest {
    @Test
    void shouldNameWhatIsNoNumber() {
        assertEquals("price = 12,5 must be a decimal number with at most 8 decimals, such as 0.005",
            refusal("{\"symbol\":\"tBTCUSD\",\"side\":\"buy\",\"type\":\"LIMIT\",\"amount\":1,\"price\":\"12,5\"}"));
        assertEquals("amount = " + "9".repeat(40) + "… must be a decimal number with at most 8 decimals, such as 0.005",
            refusal("{\"symbol\":\"tBTCUSD\",\"side\":\"buy\",\"type\":\"MARKET\",\"amount\":\"" + "9".repeat(500) + "\"}"));
    }

    @Test
    void shouldNameWhatIsOutOfRange() {
        assertEquals("amount = -1 must be above zero where side is given; side sell sells",
            refusal("{\"symbol\":\"tBTCUSD\",\"side\":\"buy\",\"type\":\"MARKET\",\"amount\":-1}"));
        assertEquals("price = -5 must be above zero; leave it out for none",
            refusal("{\"symbol\":\"tBTCUSD\",\"side\":\"buy\",\"type\":\"LIMIT\",\"amount\":1,\"price\":-5}"));
        assertEquals("ttl_seconds = 0 must be a whole number from 1 to 2678400",
            refusal("{\"symbol\":\"tBTCUSD\",\"side\":\"buy\",\"type\":\"MARKET\",\"amount\":1,\"ttl_seconds\":0}"));
        assertEquals("hidden = yes must be true or false",
            refusal("{\"symbol\":\"tBTCUSD\",\"side\":\"buy\",\"type\":\"MARKET\",\"amount\":1,\"hidden\":\"yes\"}"));
    }

    /** A template may use one name of a field and the order the other: the order's own word counts, whichever name it has. */
    @Test
    void shouldTheOrdersOwnWordCountUnderEitherName() {
        final Map<String, Object> template = JsonBody.tree(
            "{\"symbol\":\"tBTCUSD\",\"side\":\"buy\",\"amount\":1,\"type\":\"LIMIT\",\"price\":100}");
        assertEquals(50 * E8.ONE, OrderBody.of(JsonBody.tree("{\"entry_price\":50}"), template).priceE8());
        assertEquals(OrderType.STOP, OrderBody.of(JsonBody.tree("{\"entry_type\":\"STOP\"}"), template).type());
        final Map<String, Object> bracket = JsonBody.tree(
            "{\"symbol\":\"tBTCUSD\",\"side\":\"buy\",\"amount\":1,\"entry_type\":\"LIMIT\",\"entry_price\":100}");
        assertEquals(50 * E8.ONE, OrderBody.of(JsonBody.tree("{\"price\":50}"), bracket).priceE8());
        assertEquals(100 * E8.ONE, OrderBody.of(JsonBody.tree("{\"amount\":2}"), bracket).priceE8());
    }

    /** Left out, risk sizes it, and a reducing order takes the whole position. A script that came to nothing wants neither. */
    @Test
    void shouldNotTakeNothingForAllThatMayBe() {
        final String words = "amount = 0 must not be zero; leave it out to have it sized by the stop, or to reduce all";
        assertEquals(words, refusal("{\"symbol\":\"tBTCUSD\",\"side\":\"sell\",\"type\":\"MARKET\",\"amount\":0,\"reduce_only\":true}"));
        assertEquals(words, refusal("{\"symbol\":\"tBTCUSD\",\"side\":\"buy\",\"type\":\"MARKET\",\"amount\":\"0\",\"stop_loss_price\":9}"));
        assertEquals(0, OrderBody.of(JsonBody.tree("{\"symbol\":\"tBTCUSD\",\"side\":\"sell\",\"type\":\"MARKET\",\"reduce_only\":true}"), Map.of()).qtyE8());
    }

    @Test
    void shouldRefuseOneThingSaidUnderTwoNames() {
        assertEquals("entry_price is another name of price; give one of them",
            refusal("{\"symbol\":\"tBTCUSD\",\"side\":\"buy\",\"type\":\"LIMIT\",\"amount\":1,\"price\":100,\"entry_price\":50}"));
    }

    private static String refusal(final String body) {
        return assertThrows(BadRequest.class, () -> OrderBody.of(JsonBody.tree(body), Map.of())).getMessage();
    }
}
