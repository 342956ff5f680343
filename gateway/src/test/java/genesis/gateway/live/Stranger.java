package genesis.gateway.live;

import genesis.core.exchange.SeededRandom;
import genesis.gateway.auth.Credentials;
import genesis.gateway.auth.NonceManager;
import genesis.gateway.limit.BreakerListener;
import genesis.gateway.rest.AccountRequests;
import genesis.gateway.rest.NotificationRow;
import genesis.gateway.rest.RestClient;
import genesis.gateway.rest.RestRequest;
import genesis.gateway.simulator.account.Truth;
import genesis.gateway.stream.VirtualWorld;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.List;

/**
 * Somebody else with a key of the same account: orders of several kinds, also two that cancel each other, changes and
 * cancels of whatever stands there, ours included. He has no manners and does not look at answers.
 */
final class Stranger implements AutoCloseable {
    static final String KEY = "key-of-somebody-else";
    static final String SECRET = "secret-of-somebody-else";
    static final String GROUP = "77";

    private final RestClient client;
    private final SeededRandom random;
    private long clientId;
    private int actions;
    /** Until then nothing of his is executed at once: a fill of an order that we never saw stops our entries for the day. */
    private boolean trades;

    Stranger(final VirtualWorld world, final Path directory, final long seed) {
        client = LiveProcess.restClient(world, world.environment(seed), new Credentials(KEY, SECRET.toCharArray()),
            new NonceManager(directory.resolve("nonce-of-somebody-else"), () -> world.wallMs() * 1_000), seed, BreakerListener.NONE);
        random = new SeededRandom(SeededRandom.mix(seed));
    }

    /** One deed; prices from the account's last fills, by symbol. */
    void act(final Truth truth, final String symbol, final BigDecimal price) {
        actions++;
        final List<Truth.Order> open = truth.open();
        final Truth.Order any = open.isEmpty() ? null : open.get(random.nextInt(open.size()));
        final boolean isBuy = random.nextInt(2) == 0;
        switch (random.nextInt(8)) {
            case 0 -> {
                if (trades) {
                    send(AccountRequests.submit(order("MARKET", symbol, isBuy, "")));
                }
            }
            case 1, 2 -> send(AccountRequests.submit(order("LIMIT", symbol, isBuy,
                ",\"price\":\"" + far(price, isBuy, 2) + "\"")));
            case 3 -> send(AccountRequests.submit(order("LIMIT", symbol, isBuy, ",\"price\":\"" + far(price, isBuy, 3)
                + "\",\"flags\":16384,\"price_oco_stop\":\"" + far(price, !isBuy, 3) + "\"")));
            case 4 -> send(AccountRequests.submit(order("STOP", symbol, isBuy,
                ",\"price\":\"" + far(price, !isBuy, 3) + "\"")));
            case 5 -> {
                if (any != null && any.priceE8() > 0) {
                    send(AccountRequests.update("{\"id\":" + any.id() + ",\"price\":\""
                        + far(BigDecimal.valueOf(any.priceE8(), 8), any.orderedE8() > 0, 0) + "\"}"));
                }
            }
            default -> {
                if (any != null) {
                    send(AccountRequests.cancel(any.id()));
                }
            }
        }
    }

    /** Takes his orders with him, and closes what nobody's strategy owns. */
    void leave(final Truth truth) {
        send(AccountRequests.cancelGroup(Long.parseLong(GROUP)));
        if (!trades) {
            return;
        }
        truth.positions().forEach(position -> send(AccountRequests.submit(
            order("MARKET", position.symbol(), position.amount().signum() < 0, ",\"flags\":512"))));
    }

    /** From now on he trades, too. */
    void trade() {
        trades = true;
    }

    int actions() {
        return actions;
    }

    private String order(final String type, final String symbol, final boolean isBuy, final String more) {
        final String amount = symbol.equals("tBTCUSD") ? "0.01" : "0.2";
        return "{\"cid\":" + ++clientId + ",\"gid\":" + GROUP + ",\"type\":\"" + type + "\",\"symbol\":\"" + symbol
            + "\",\"amount\":\"" + (isBuy ? "" : "-") + amount + "\"" + more + "}";
    }

    /** So many percent, and a little, on the side where it is not executed at once. */
    private String far(final BigDecimal price, final boolean below, final int percent) {
        final double part = (percent + random.nextDouble() / 2) / 100;
        return BigDecimal.valueOf(price.doubleValue() * (below ? 1 - part : 1 + part))
            .round(new MathContext(5)).toPlainString();
    }

    private void send(final RestRequest<NotificationRow> request) {
        client.send(request, outcome -> { });
    }

    @Override
    public void close() {
        client.close();
    }
}
