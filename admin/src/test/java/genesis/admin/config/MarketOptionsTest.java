package genesis.admin.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.message.Timeframe;
import java.net.URI;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarketOptionsTest {
    private static final URI STREAM = URI.create("ws://127.0.0.1:9000/ws/2");

    @Test
    void shouldDefaultsBeTheUsualBookAndAllCandlesOfTheExchange() {
        final MarketOptions options = MarketOptions.of(Configuration.load(null, Map.of()), STREAM);

        assertEquals(new MarketOptions(URI.create("http://127.0.0.1:9000"), "P0", "F0", 25, false,
            EnumSet.complementOf(EnumSet.of(Timeframe.HOUR_4, Timeframe.NULL_VAL)), 25), options);
    }

    @Test
    void shouldTheConfiguredStreamHaveTheConfiguredAddressForHttp() {
        final Configuration configuration = Configuration.load(null, Map.of());
        final URI stream = VenueOptions.of(configuration).stream();

        assertEquals(VenueOptions.of(configuration).rest(), MarketOptions.of(configuration, stream).rest());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "GENESIS_VENUE_BOOK; P5,F0,25; precision",
        "GENESIS_VENUE_BOOK; P0,F0; precision",
        "GENESIS_VENUE_BULK; maybe; true or false",
        "GENESIS_VENUE_TIMEFRAMES; 4h; some of",
        "GENESIS_VENUE_CHANNELS_PER_CONNECTION; 31; 1 to 30"})
    void shouldRefusalsNameTheValueAndWhatIsAllowed(final String variable, final String value, final String allowed) {
        final Configuration configuration = Configuration.load(null, Map.of(variable, value));
        final Complaint refused = assertThrows(Complaint.class, () -> MarketOptions.of(configuration, STREAM));

        assertTrue(refused.getMessage().contains(value) && refused.getMessage().contains(allowed), refused.getMessage());
    }
}
