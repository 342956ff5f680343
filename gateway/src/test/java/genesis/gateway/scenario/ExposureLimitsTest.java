package genesis.gateway.scenario;

import static genesis.core.message.DenialReason.ACCOUNT_IS_NOT_RECONCILED;
import static genesis.core.message.DenialReason.INSTRUMENT_EXPOSURE_LIMIT_REACHED;
import static genesis.core.message.DenialReason.INSUFFICIENT_BALANCE;
import static genesis.core.message.DenialReason.TOO_MANY_OPEN_POSITIONS;
import static genesis.core.message.DenialReason.TOTAL_EXPOSURE_LIMIT_REACHED;

import genesis.core.unit.Setting;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * RSK-05 and RSK-13: how much may be in one instrument, in all, and in how many. What rests in the book counts as if it
 * were filled, at its limit or at the best ask, whichever is dearer.
 */
class ExposureLimitsTest extends RiskScenario {
    @BeforeEach
    void nobodyWaits() {
        given.setting(Setting.COOLDOWN, Duration.ZERO);
    }

    /** A fifth of 100,000 is 20,000: 1.5 × 10,001 are 15,001.5, with 0.6 × 10,001 they would be 21,002.1. */
    @Test
    @DisplayName("RSK-05 one instrument takes a fifth of the account, what rests in the book included")
    void shouldOneInstrumentTakeAFifthOfTheAccount() {
        when.traderBuys("1.5").limit("9900").called("first");
        working();
        when.traderBuys("0.6").limit("9900");
        refused(INSTRUMENT_EXPOSURE_LIMIT_REACHED, "21002.1", "20000");
        when.traderBuys("0.4").limit("9900");
        working();
        when.traderBuys("0.1").limit("9900");
        refused(INSTRUMENT_EXPOSURE_LIMIT_REACHED, "20002", "20000");
        when.traderBuys("5").of(ETH).limit("990");
        working();

        when.traderCancels("first");
        when.traderBuys("1.5").limit("9900");
        working();
        then.booksAgree();
    }

    /** At the middle of 10,000 it is worth 19,000; equity is 100,000 less a fee of 38.0038 and half a spread of 1.9. */
    @Test
    @DisplayName("RSK-05 a position counts at its worth; its exit is not asked")
    void shouldAPositionCountAtItsWorthAndItsExitNotBeAsked() {
        when.traderBuys("1.9").atTheMarket();
        filled();
        when.traderBuys("0.1").limit("9990");
        refused(INSTRUMENT_EXPOSURE_LIMIT_REACHED, "20000.1", "19992.01924");
        when.traderBuys("0.09").limit("9990");
        working();
        when.traderSells("1").limit("10100").reduceOnly();
        working();
        when.traderCancelsAll();
        exitsStillLeave(BTC);
        then.booksAgree();
    }

    /** Half of 100,000: 3.9 × 10,001 are 39,003.9, with 11 × 1,001 they would be 50,014.9. */
    @Test
    @DisplayName("RSK-05 all instruments together take half of the account")
    void shouldAllInstrumentsTogetherTakeHalfOfTheAccount() {
        given.setting(Setting.EXPOSURE_INSTRUMENT, "0.4");
        when.traderBuys("3.9").limit("9900");
        working();
        when.traderBuys("11").of(ETH).limit("990");
        refused(TOTAL_EXPOSURE_LIMIT_REACHED, "50014.9", "50000");
        when.traderBuys("10").of(ETH).limit("990");
        working();
        when.traderBuys("1").of(ETH).limit("990");
        refused(TOTAL_EXPOSURE_LIMIT_REACHED, "50014.9", "50000");
        when.traderCancelsAll();
        then.exchangeHasOpenOrders(0);
    }

    /** 9.99 × 10,001 are 99,909.99, and a fee of 0.2 % 199.81998. */
    @Test
    @DisplayName("RSK-05 nothing is bought that the balance does not pay for, fee included")
    void shouldNothingBeBoughtThatIsNotPaidFor() {
        given.setting(Setting.EXPOSURE_INSTRUMENT, "1").setting(Setting.EXPOSURE_TOTAL, "1");
        when.marketMovesTo(BTC, "9999", "10001");
        when.marketMovesTo(ETH, "999", "1001");
        when.traderBuys("9.99").limit("9990");
        refused(INSUFFICIENT_BALANCE, "100109.80998", "100000");
        when.traderBuys("9").limit("9990");
        working();
        when.traderBuys("9.98").of(ETH).limit("990");
        refused(INSUFFICIENT_BALANCE, "10009.95996", "9991");
        when.traderBuys("10").of(ETH).limit("990");
        refused(TOTAL_EXPOSURE_LIMIT_REACHED, "100019", "100000");
    }

    /** Nobody knows whether the first order is there: until that is known nothing is added to it. */
    @Test
    @DisplayName("RSK-05 nothing is added to an order that nobody knows of")
    void shouldNothingBeAddedToAnOrderThatNobodyKnowsOf() {
        when.lineWillBreakBeforeTheAnswer();
        when.traderBuys("1.5").limit("9900");
        when.traderBuys("0.6").limit("9900");
        refused(ACCOUNT_IS_NOT_RECONCILED, 0, 0);
        when.lineIsBack();
        then.exchangeHasOpenOrders(1);
        when.traderBuys("0.6").limit("9900");
        refused(INSTRUMENT_EXPOSURE_LIMIT_REACHED, "21002.1", "20000");
        then.booksAgree();
    }

    @Test
    @DisplayName("RSK-05 the limits hold through a restart")
    void shouldALimitHoldThroughARestart() {
        when.traderBuys("1.5").limit("9900");
        when.traderBuys("5").of(ETH).atTheMarket();
        when.engineCrashes();
        when.engineRestarts();
        when.traderArms();
        when.traderBuys("0.6").limit("9900");
        refused(INSTRUMENT_EXPOSURE_LIMIT_REACHED, "21002.1", "19996.998");
        when.traderBuys("15").of(ETH).limit("990");
        refused(INSTRUMENT_EXPOSURE_LIMIT_REACHED, "20015", "19996.998");
    }

    @Test
    @DisplayName("RSK-13 a slot is held by what rests and by what is open, and growing needs no new one")
    void shouldTheSlotsForPositionsBeHeldByWhatRestsAndByWhatIsOpen() {
        given.setting(Setting.POSITIONS_MAX, "1");
        when.traderBuys("0.5").limit("9990");
        working();
        when.traderBuys("1").of(ETH).limit("990");
        refused(TOO_MANY_OPEN_POSITIONS, 1, 1);
        when.exchangeFills("0.5");
        when.marketMovesTo("9999", "10001");
        when.traderBuys("1").of(ETH).limit("990");
        refused(TOO_MANY_OPEN_POSITIONS, 1, 1);
        when.traderBuys("0.5").limit("9990");
        working();
        when.traderCancels();

        exitsStillLeave(BTC);
        when.traderBuys("1").of(ETH).limit("990");
        working();
        when.traderBuys("0.5").limit("9990");
        refused(TOO_MANY_OPEN_POSITIONS, 1, 1);
    }
}
