package genesis.gateway.simulator.rest;

import genesis.gateway.simulator.account.Accounts;
import genesis.gateway.simulator.market.PublicData;
import genesis.gateway.simulator.market.TradingFloor;
import genesis.gateway.simulator.wire.RestAnswer;

/**
 * REST without HTTP: a request in, an answer out.
 * <p>Threading: the one that drives the exchange.
 */
public final class RestDesk {
    private static final String MAINTENANCE = "{\"code\":503,\"error\":\"temporarily_unavailable\",\"error_description\":"
        + "\"Sorry, the service is temporarily unavailable. See https://www.bitfinex.com/ for more info.\"}";
    private static final int HTTP_UNAVAILABLE = 503;

    private final PublicData data;
    private final PublicRest publicRest;
    private final Accounts accounts;
    private final RestLimits limits;

    /**
     * Answers for this market and these accounts.
     *
     * @param data     null for a recorded market, which only has accounts
     * @param floor    null with it
     * @param accounts null where the exchange has none
     * @param limits   null where everybody may ask as often as he likes
     */
    public RestDesk(final PublicData data, final TradingFloor floor, final Accounts accounts, final RestLimits limits) {
        this.data = data;
        this.accounts = accounts;
        this.limits = limits;
        publicRest = data == null ? null : new PublicRest(data, floor);
    }

    /** Never null, and no exception whatever was asked. */
    public RestAnswer answer(final RestRequest request) {
        if (limits != null && data != null && !limits.allows(request.path(), data.timeMs())) {
            return RestLimits.refusal();
        }
        if (data != null && !data.isOperative() && !request.path().startsWith("platform")) {
            return new RestAnswer(HTTP_UNAVAILABLE, MAINTENANCE);
        }
        if (!request.isAuthenticated()) {
            return publicRest == null ? RestAnswer.unsupported() : publicRest.answer(request);
        }
        if (accounts == null || !request.isPost()) {
            return RestAnswer.unknown();
        }
        return accounts.rest().answer(request.path(), request.body(), request.key(), request.nonce(),
            request.signature());
    }
}
