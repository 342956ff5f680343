package genesis.gateway.scenario;

import static genesis.core.message.DenialReason.ACCOUNT_IS_NOT_RECONCILED;
import static genesis.core.message.DenialReason.INSTRUMENT_EXPOSURE_LIMIT_REACHED;
import static genesis.core.message.DenialReason.INSUFFICIENT_BALANCE;
import static genesis.core.message.DenialReason.TOO_MANY_OPEN_POSITIONS;
import static genesis.core.message.DenialReason.TOTAL_EXPOSURE_LIMIT_REACHED;

import genesis.core.unit.Setting;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** RSK-05 and RSK-13: how much may be in one instrument, in all, and in how many. What rests in the book counts as if it were filled. */
class ExposureLimitsTest extends RiskScenario {
    @BeforeEach
    void nobodyWaits() {
        given.setting(Setting.COOLDOWN, Duration.ZERO);
    }

    /** A fifth of 100,000 is 20,000: 1.5 × 9,900 are 14,850, with 0.6 × 9,900 they would be 20,790. */
    @Test
    void shouldOneInstrumentTakeAFifthOfTheAccount() {
        when.traderBuys("1.5").limit("9900").called("first");
        working();
        when.traderBuys("0.6").limit("9900");
        refused(INSTRUMENT_EXPOSURE_LIMIT_REACHED, "20790", "20000");
        when.traderBuys("0.5").limit("9900");
        working();
        when.traderBuys("0.1").limit("9900");
        refused(INSTRUMENT_EXPOSURE_LIMIT_REACHED, "20790", "20000");
        when.traderBuys("5").of(ETH).limit("990");
        working();

        when.traderCancels("first");
        when.traderBuys("1.4").limit("9900");
        working();
        then.booksAgree();
    }

    /** The middle is 10,000, where the position is worth 19,000; equity is 100,000 less a fee of 38.0038 and the half spread of 1.9. */
    @Test
    void shouldAPositionCountAtItsWorthAndItsExitNotBeAsked() {
        when.traderBuys("1.9").atTheMarket();
        filled();
        when.traderBuys("0.1").limit("9990");
        refused(INSTRUMENT_EXPOSURE_LIMIT_REACHED, "19999", "19992.01924");
        when.traderBuys("0.09").limit("9990");
        working();
        when.traderSells("1").limit("10100").reduceOnly();
        working();
        exitsStillLeave(BTC);
        then.booksAgree();
    }

    /** Half of 100,000: 4 × 9,900 are 39,600, with 11 × 990 they would be 50,490. */
    @Test
    void shouldAllInstrumentsTogetherTakeHalfOfTheAccount() {
        given.setting(Setting.EXPOSURE_INSTRUMENT, "0.4");
        when.traderBuys("4").limit("9900");
        working();
        when.traderBuys("11").of(ETH).limit("990");
        refused(TOTAL_EXPOSURE_LIMIT_REACHED, "50490", "50000");
        when.traderBuys("10").of(ETH).limit("990");
        working();
        when.traderBuys("1").of(ETH).limit("990");
        refused(TOTAL_EXPOSURE_LIMIT_REACHED, "50490", "50000");
        when.traderCancelsAll();
        then.exchangeHasOpenOrders(0);
    }

    /** 10 × 9,990 and a fee of 0.2 % are 100,099.8. */
    @Test
    void shouldNothingBeBoughtThatIsNotPaidFor() {
        given.setting(Setting.EXPOSURE_INSTRUMENT, "1").setting(Setting.EXPOSURE_TOTAL, "1");
        when.traderBuys("10").limit("9990");
        refused(INSUFFICIENT_BALANCE, "100099.8", "100000");
        when.traderBuys("9").limit("9990");
        working();
        when.traderBuys("11").of(ETH).limit("990");
        refused(TOTAL_EXPOSURE_LIMIT_REACHED, "100800", "100000");
        when.traderBuys("10.08").of(ETH).limit("990");
        refused(INSUFFICIENT_BALANCE, "9999.1584", "10090");
    }

    /** Nobody knows whether the first order is there: until that is known nothing is added to it. */
    @Test
    void shouldNothingBeAddedToAnOrderThatNobodyKnowsOf() {
        when.lineWillBreakBeforeTheAnswer();
        when.traderBuys("1.5").limit("9900");
        when.traderBuys("0.6").limit("9900");
        refused(ACCOUNT_IS_NOT_RECONCILED, 0, 0);
        when.lineIsBack();
        then.exchangeHasOpenOrders(1);
        when.traderBuys("0.6").limit("9900");
        refused(INSTRUMENT_EXPOSURE_LIMIT_REACHED, "20790", "20000");
        then.booksAgree();
    }

    @Test
    void shouldALimitHoldThroughARestart() {
        when.traderBuys("1.5").limit("9900");
        when.traderBuys("5").of(ETH).atTheMarket();
        when.engineCrashes();
        when.engineRestarts();
        when.traderArms();
        when.traderBuys("0.6").limit("9900");
        refused(INSTRUMENT_EXPOSURE_LIMIT_REACHED, "20790", "19996.998");
        when.traderBuys("15").of(ETH).limit("990");
        refused(INSTRUMENT_EXPOSURE_LIMIT_REACHED, "19850", "19996.998");
    }

    @Test
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
