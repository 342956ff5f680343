package genesis.admin.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.unit.Settings;
import org.junit.jupiter.api.Test;

class OddsTest {
    private final Odds defaults = Odds.of(new Settings(), new Settings());

    /** By hand: 0.4 x 3 = 0.6 x 2; with fees of 0.5 ATR 0.5 x (3 - 0.5) = 0.5 x (2 + 0.5). */
    @Test
    void shouldBreakEvenWhereGainsAndLossesAreTheSame() {
        assertEquals(0.4, defaults.breakEven(0), 1e-15);
        assertEquals(0.5, defaults.breakEven(0.5), 1e-15);
    }

    /** By hand: half of 0.42 and half of a prior of 0.68, which is that of a confidence of 0.8, are 0.55. */
    @Test
    void shouldTellTheConfidenceThatAnEntryNeedsBesideTheModel() {
        assertEquals(0.8, defaults.confidenceFor(0.42), 1.1e-3);
        assertEquals(0, new Odds(2, 3, 0.4, 1).confidenceFor(0.4), "the model alone decides");
        assertTrue(Double.isNaN(new Odds(2, 3, 0.55, 1).confidenceFor(0.42)));
        assertTrue(Double.isNaN(defaults.confidenceFor(0.2)), "the prior is 0.8 at most");
    }

    @Test
    void shouldReadWhatAFileClaimsAndNothingWhereItClaimsNothing() {
        final Claim claim = Claim.of("{\"heldOut\": {\"verdict\": \"BETTER\", \"words\": \"w\", \"calibration\": [{\"predicted\": 0.3}, {\"predicted\": 0.5}]}}");
        assertEquals(new Claim("w", true, 0.5), claim);
        assertNull(Claim.of("{}"));
        assertNull(Claim.of("{\"heldOut\": 3}"));
        assertNull(Claim.of("nonsense"));
    }
}
