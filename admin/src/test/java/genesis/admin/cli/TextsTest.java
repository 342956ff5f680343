package genesis.admin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TextsTest {
    @Test
    void shouldOneNotBeAPlural() {
        assertEquals("0 positions", Texts.count(0, "position"));
        assertEquals("1 position", Texts.count(1, "position"));
        assertEquals("1,200 positions", Texts.count(1_200, "position"));
    }

    @Test
    void shouldMoneyHaveCentsAndASignWhereItIsAChange() {
        assertEquals("10,000.00", Texts.money(1_000_000_000_000L));
        assertEquals("-12.89", Texts.signedMoney(-1_289_000_000L));
        assertEquals("+0.00", Texts.signedMoney(0));
    }
}
