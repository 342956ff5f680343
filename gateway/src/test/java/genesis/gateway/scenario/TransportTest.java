package genesis.gateway.scenario;

import static genesis.core.message.DenialReason.EXCHANGE_CANNOT_BE_ASKED;

import genesis.core.unit.Setting;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** CB-02 and CB-03: while the exchange cannot be asked what became of an order none is sent that adds to a position. */
class TransportTest extends RiskScenario {
    @BeforeEach
    void nobodyWaits() {
        given.setting(Setting.COOLDOWN, Duration.ZERO);
    }

    /** The minute's round is told "too many, come back in half a minute". */
    @Test
    void shouldTooManyRequestsCloseTheDoorForAsLongAsTheExchangeAsks() {
        when.traderBuys("0.5").atTheMarket();
        when.traderBuys("1").of(ETH).limit("990").called("resting");
        when.goesWrong("rest-429 count=1 value=30");
        when.timePasses(seconds(62));
        when.traderBuys("0.1").limit("9990");
        then.requestIsRefusedWith(EXCHANGE_CANNOT_BE_ASKED);
        when.traderCancels("resting");
        then.exchangeHasOpenOrders(0);
        when.traderSells("0.2").limit("10100").reduceOnly();
        working();
        when.traderCancels();
        exitsStillLeave(BTC);

        when.timePasses(seconds(30));
        when.traderBuys("0.1").limit("9990");
        working();
        then.booksAgree();
    }

    /** Five failures in a row: a page of HTML is no answer. */
    @Test
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
