package genesis.gateway.scenario;

import static genesis.core.message.DenialReason.OUTSIDE_TRADING_WINDOW;
import static genesis.core.message.DenialReason.TOO_MANY_TRADES_TODAY;

import genesis.core.unit.Setting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * RSK-07 and RSK-08: office hours in Stockholm, whose clocks go forward on 2026-03-29 and back on 2026-10-25, each at
 * 01:00 UTC (Directive 2000/84/EC). The example of the predecessor: 08:00 to 17:00.
 */
class TradingHoursTest extends RiskScenario {
    @Test
    @DisplayName("RSK-08 entries wait for the office to open, exits and cancels do not")
    void shouldEntriesWaitForTheOfficeToOpenAndExitsNot() {
        given.clockIs("2026-03-26T06:58:00Z").tradingHours("Europe/Stockholm", "08:00", "17:00");
        when.clockIs("2026-03-26T06:59:59Z");
        when.traderBuys("0.1").limit("9990");
        refusedUntil("2026-03-26T06:59:59Z", "2026-03-26T07:00:00Z");
        when.clockIs("2026-03-26T07:00:00Z");
        when.traderBuys("0.5").atTheMarket();
        filled();
        when.traderBuys("1").of(ETH).limit("990").called("ether");
        working();
        when.clockIs("2026-03-26T07:05:00Z");
        when.engineCrashes();
        when.clockIs("2026-03-26T15:58:00Z");
        when.engineRestarts();
        when.traderArms();
        when.clockIs("2026-03-26T15:59:59.900Z");
        when.traderBuys("0.1").limit("9990");
        working();
        when.clockIs("2026-03-26T16:00:01Z");
        when.traderBuys("1").of(ETH).limit("980");
        refusedUntil("2026-03-26T16:00:01Z", "2026-03-27T07:00:00Z");

        when.traderCancels("ether");
        when.traderSells("0.2").limit("10100").reduceOnly();
        working();
        when.traderCancelsAll();
        then.exchangeHasOpenOrders(0);
        exitsStillLeave(BTC);
        then.booksAgree();
    }

    /** The engine goes down in winter time and comes back in summer time: eight o'clock is an hour earlier. */
    @Test
    @DisplayName("RSK-08 clocks go forward while the engine is down: the office opens at 06:00 UTC")
    void shouldTheOfficeOpenByItsClocksOnTheDayTheyGoForward() {
        given.clockIs("2026-03-29T00:57:00Z").tradingHours("Europe/Stockholm", "08:00", "17:00");
        when.traderCancelsAll();
        when.clockIs("2026-03-29T00:58:00Z");
        when.traderBuys("0.1").limit("9990");
        refusedUntil("2026-03-29T00:58:00Z", "2026-03-29T06:00:00Z");
        when.engineCrashes();
        when.clockIs("2026-03-29T05:59:00Z");
        when.engineRestarts();
        when.traderArms();
        when.clockIs("2026-03-29T05:59:59Z");
        when.traderBuys("0.1").limit("9990");
        refusedUntil("2026-03-29T05:59:59Z", "2026-03-29T06:00:00Z");
        when.clockIs("2026-03-29T06:00:00Z");
        when.traderBuys("0.1").limit("9990");
        working();
        when.engineCrashes();
        when.clockIs("2026-03-29T14:59:00Z");
        when.engineRestarts();
        when.traderArms();
        when.traderBuys("0.1").limit("9980");
        working();
        when.clockIs("2026-03-29T15:00:00Z");
        when.traderBuys("1").of(ETH).limit("990");
        refusedUntil("2026-03-29T15:00:00Z", "2026-03-30T06:00:00Z");
        then.booksAgree();
    }

    @Test
    @DisplayName("RSK-08 clocks go back while the engine is down: the office opens at 07:00 UTC")
    void shouldTheOfficeOpenByItsClocksOnTheDayTheyGoBack() {
        given.clockIs("2026-10-25T00:57:00Z").tradingHours("Europe/Stockholm", "08:00", "17:00");
        when.traderCancelsAll();
        when.clockIs("2026-10-25T00:58:00Z");
        when.traderBuys("0.1").limit("9990");
        refusedUntil("2026-10-25T00:58:00Z", "2026-10-25T07:00:00Z");
        when.engineCrashes();
        when.clockIs("2026-10-25T06:59:00Z");
        when.engineRestarts();
        when.traderArms();
        when.clockIs("2026-10-25T06:59:59Z");
        when.traderBuys("0.1").limit("9990");
        refusedUntil("2026-10-25T06:59:59Z", "2026-10-25T07:00:00Z");
        when.clockIs("2026-10-25T07:00:00Z");
        when.traderBuys("0.1").limit("9990");
        working();
        when.engineCrashes();
        when.clockIs("2026-10-25T15:59:00Z");
        when.engineRestarts();
        when.traderArms();
        when.traderBuys("0.1").limit("9980");
        working();
        when.clockIs("2026-10-25T16:00:00Z");
        when.traderBuys("1").of(ETH).limit("990");
        refusedUntil("2026-10-25T16:00:00Z", "2026-10-26T07:00:00Z");
    }

    /** From 2026-03-28 23:00 UTC to 22:00 UTC of the next day. */
    @Test
    @DisplayName("RSK-07 the day on which clocks go forward has 23 hours, with restarts at both midnights")
    void shouldTheDayOnWhichClocksGoForwardHaveTwentyThreeHours() {
        given.clockIs("2026-03-28T22:58:00Z").tradingHours("Europe/Stockholm", "00:00", "23:59:59");
        given.setting(Setting.TRADES_PER_DAY, "1").setting(Setting.COOLDOWN, Duration.ZERO);
        when.traderBuys("0.1").limit("9990");
        when.traderBuys("0.1").limit("9980");
        refused(TOO_MANY_TRADES_TODAY, 1, 1);
        downUntil("2026-03-28T23:01:00Z");
        when.traderBuys("0.1").limit("9990");
        working();
        downUntil("2026-03-29T21:58:00Z");
        when.traderBuys("0.1").limit("9980");
        refused(TOO_MANY_TRADES_TODAY, 1, 1);
        when.clockIs("2026-03-29T22:00:00Z");
        when.traderBuys("0.1").limit("9980");
        working();
        then.exchangeHasOpenOrders(3);
    }

    /** From 2026-10-24 22:00 UTC to 23:00 UTC of the next day. */
    @Test
    @DisplayName("RSK-07 the day on which clocks go back has 25 hours, with restarts at both midnights")
    void shouldTheDayOnWhichClocksGoBackHaveTwentyFiveHours() {
        given.clockIs("2026-10-24T21:58:00Z").tradingHours("Europe/Stockholm", "00:00", "23:59:59");
        given.setting(Setting.TRADES_PER_DAY, "1").setting(Setting.COOLDOWN, Duration.ZERO);
        when.traderBuys("0.1").limit("9990");
        downUntil("2026-10-24T22:01:00Z");
        when.traderBuys("0.1").limit("9990");
        working();
        downUntil("2026-10-25T22:58:00Z");
        when.traderBuys("0.1").limit("9980");
        refused(TOO_MANY_TRADES_TODAY, 1, 1);
        when.clockIs("2026-10-25T23:00:00Z");
        when.traderBuys("0.1").limit("9980");
        working();
        then.exchangeHasOpenOrders(3);
    }

    /** A clock that knows of no more windows says no: a calendar that nobody renews closes. */
    @Test
    @DisplayName("RSK-08 a calendar that nobody renews closes")
    void shouldACalendarThatNobodyRenewsClose() {
        final Instant open = Instant.parse("2026-03-26T07:00:00Z");
        given.clockIs("2026-03-26T07:58:00Z");
        given.calendar = desk -> desk.calendar(List.of(open), List.of(open, open.plusSeconds(3_600)));
        when.traderBuys("0.5").atTheMarket();
        filled();
        when.clockIs("2026-03-26T08:00:00Z");
        when.traderBuys("1").of(ETH).limit("990");
        then.requestIsRefusedWith(OUTSIDE_TRADING_WINDOW).seenCount(Desk.ns(open.plusSeconds(3_600))).limitCount(0);
        exitsStillLeave(BTC);
    }

    private void downUntil(final String time) {
        when.engineCrashes();
        when.clockIs(time);
        when.engineRestarts();
        when.traderArms();
    }

    private void refusedUntil(final String now, final String opening) {
        then.requestIsRefusedWith(OUTSIDE_TRADING_WINDOW).seenCount(Desk.ns(Instant.parse(now))).limitIsTime(opening);
    }
}
