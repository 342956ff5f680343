package genesis.admin.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import genesis.core.message.DenialReason;
import org.junit.jupiter.api.Test;

class DenialTextTest {
    @Test
    void shouldNameTheOrderThatIsNotOpen() {
        assertEquals("order is not open: 12345", DenialText.of(DenialReason.ORDER_IS_NOT_OPEN, 12_345, 0));
    }
}
