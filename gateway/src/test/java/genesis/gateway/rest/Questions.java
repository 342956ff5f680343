package genesis.gateway.rest;

import genesis.core.message.Timeframe;
import java.util.ArrayList;
import java.util.List;

/** Every request there is, once, with the path that the published examples file its answer under. */
final class Questions {
    static final List<RestRequest<?>> ALL = new ArrayList<>(List.of(
        PublicRequests.platformStatus(), PublicRequests.tickers(List.of("tBTCUSD", "tETHUSD")),
        PublicRequests.trades("tETHUST", 0, 0, 100, true), PublicRequests.book("tETHUST", 2, 25),
        PublicRequests.rawBook("tETHUST", 25), PublicRequests.candles(Timeframe.DAY_1, "tETHUST", 1, 2, 10_000, false),
        PublicRequests.lastCandle(Timeframe.DAY_1, "tETHUST"), PublicRequests.derivativeStatus(List.of("tBTCF0:USTF0")),
        PublicRequests.pairs("exchange"), PublicRequests.pairTerms(), PublicRequests.currencies(),
        PublicRequests.currencyMap("sym"), PublicRequests.currencyMap("label"), PublicRequests.currencyMap("undl"),
        AccountRequests.wallets(), AccountRequests.orders(), AccountRequests.orderHistory(0, 0, 2_500),
        AccountRequests.orderTrades("tETHUST", 123), AccountRequests.trades(0, 0, 2_500, true), AccountRequests.positions(),
        AccountRequests.submit("{}"), AccountRequests.update("{}"), AccountRequests.cancel(1), AccountRequests.cancelAll(),
        AccountRequests.multi(List.of("[\"oc\",{\"id\":1}]")), AccountRequests.margin(), AccountRequests.margin("tETHUST"),
        AccountRequests.marginOfAllSymbols(), AccountRequests.user(), AccountRequests.permissions(), AccountRequests.fees(),
        AccountRequests.available("tBTCUSD", true, 100_000_000, "EXCHANGE")));

    private Questions() {
    }

    /** Null where there is none for the path. */
    static RestRequest<?> of(final String path) {
        return ALL.stream().filter(request -> withoutQuery(request.path()).equals(path)).findFirst().orElse(null);
    }

    static String withoutQuery(final String path) {
        return path.contains("?") ? path.substring(0, path.indexOf('?')) : path;
    }
}
