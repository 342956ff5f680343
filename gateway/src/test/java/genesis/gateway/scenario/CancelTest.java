package genesis.gateway.scenario;

import static genesis.core.message.CommandResult.DONE;
import static genesis.core.message.CommandResult.NOTHING_TO_DO;
import static genesis.core.message.DenialReason.ORDER_IS_NOT_OPEN;
import static genesis.core.message.OrderStatus.CANCELED;
import static genesis.core.message.OrderStatus.WORKING;
import static genesis.core.message.TradingState.HALTED;
import static genesis.core.unit.Setting.COOLDOWN;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** One order, all of an instrument, all. */
class CancelTest extends TraderScenario {
    @BeforeEach
    void threeOrders() {
        given.setting(COOLDOWN, "0");
        when.traderBuys("0.1").limit("9990").called("first bitcoin");
        when.traderBuys("0.1").limit("9980").called("second bitcoin");
        when.traderBuys("1").of("tETHUSD").limit("990").called("ether");
        then.exchangeHasOpenOrders(3);
    }

    @Test
    @DisplayName("ORD-10 one order is canceled, the others stand")
    void shouldCancelOne() {
        when.traderCancels("first bitcoin");
        then.requestIs(DONE);
        then.order("first bitcoin").is(CANCELED).isAtTheExchange("CANCELED");
        then.order("second bitcoin").is(WORKING);
        then.order("ether").is(WORKING);
        then.exchangeHasOpenOrders(2);
        then.booksAgree();
    }

    @Test
    @DisplayName("ORD-10 all of an instrument are canceled, those of another stand")
    void shouldCancelAnInstrument() {
        when.traderCancelsAllOf("tBTCUSD");
        then.order("first bitcoin").is(CANCELED);
        then.order("second bitcoin").is(CANCELED);
        then.order("ether").is(WORKING);
        then.exchangeHasOpenOrders(1);
        then.booksAgree();
    }

    @Test
    @DisplayName("ORD-10 all are canceled")
    void shouldCancelAll() {
        when.traderCancelsAll();
        then.requestIs(DONE);
        then.exchangeHasOpenOrders(0);
        then.order("ether").is(CANCELED);
        then.booksAgree();
    }

    @Test
    @DisplayName("ORD-10 what is canceled already is not canceled again")
    void shouldSayThatThereIsNothingToCancel() {
        when.traderCancelsAll();
        when.traderCancelsAll();
        then.requestIs(NOTHING_TO_DO);
        when.traderCancels("ether");
        then.requestIsRefusedWith(ORDER_IS_NOT_OPEN);
    }

    @Test
    @DisplayName("ORD-10 a cancel that is lost with the line is made good by the comparison of the books")
    void shouldFindOutWhatBecameOfACancelThatWasLost() {
        when.goesWrong("cut-before frame=oc");
        when.traderCancels("ether");
        when.lineIsBack();
        when.timePasses(seconds(10));
        when.traderCancels("ether");
        then.order("ether").is(CANCELED);
        then.exchangeHasOpenOrders(2);
        then.booksAgree();
    }

    @Test
    @DisplayName("ORD-10 a halt cancels all at once")
    void shouldCancelAllWithAHalt() {
        when.traderHalts();
        then.tradingIs(HALTED);
        then.exchangeHasOpenOrders(0);
        then.booksAgree();
    }
}
