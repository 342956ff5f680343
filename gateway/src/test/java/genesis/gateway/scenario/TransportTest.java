package genesis.gateway.scenario;

import static genesis.core.message.DenialReason.EXCHANGE_CANNOT_BE_ASKED;

import genesis.core.unit.Setting;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** CB-02 and CB-03: while the exchange cannot be asked what became of an order none is sent that adds to a position. */
class TransportTest extends RiskScenario {
    @BeforeEach
    void nobodyWaits() {
        given.setting(Setting.COOLDOWN, Duration.ZERO);
    }

    /** The minute's round is told "too many, come back in half a minute". */
    @Test
    @DisplayName("CB-02, CB-03 too many requests close the door for as long as the exchange asks; exits leave")
    void shouldTooManyRequestsCloseTheDoorForAsLongAsTheExchangeAsks() {
        when.traderBuys("0.5").atTheMarket();
        when.traderBuys("1").of(ETH).limit("990").called("resting");
        when.goesWrong("rest-429 count=1 value=30");
        when.clockIs("2025-11-20T00:01:03Z");
        when.traderBuys("0.1").limit("9990");
        then.requestIsRefusedWith(EXCHANGE_CANNOT_BE_ASKED).seenCount(Desk.ns(Instant.parse("2025-11-20T00:01:03Z")))
            .limitIsTime("2025-11-20T00:01:31Z");
        when.traderCancels("resting");
        then.exchangeHasOpenOrders(0);
        when.traderSells("0.2").limit("10100").reduceOnly();
        working();
        when.traderCancels();
        exitsStillLeave(BTC);

        when.clockIs("2025-11-20T00:01:31.100Z");
        when.traderBuys("0.1").limit("9990");
        working();
        then.booksAgree();
    }

    /** Five failures in a row: a page of HTML is no answer. */
    @Test
    @DisplayName("CB-02 an exchange that fails is left alone, and asked again by itself")
    void shouldAnExchangeThatFailsBeLeftAloneAndAskedAgain() {
        when.traderBuys("0.5").atTheMarket();
        when.goesWrong("rest-html count=8");
        when.timePasses(seconds(75));
        when.traderBuys("0.1").limit("9990");
        then.requestIsRefusedWith(EXCHANGE_CANNOT_BE_ASKED);
        exitsStillLeave(BTC);
        when.timePasses(minutes(1));
        when.marketMovesTo("9999", "10001");
        when.traderBuys("0.1").limit("9990");
        working();
        then.booksAgree();
    }
}
