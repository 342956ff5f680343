package genesis.gateway.simulator.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.exchange.SeededRandom;
import genesis.gateway.simulator.wire.ClientConnection;
import genesis.gateway.simulator.wire.ClientFrame;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random orders of three accounts against participants and each other: nothing appears or vanishes. Balances are compared to
 * the last decimal with a ledger that this test keeps from the fills alone.
 */
class ConservationTest {
    private static final int STEPS = 1_500;
    private static final String[] TYPES = {"LIMIT", "MARKET", "STOP", "STOP LIMIT", "TRAILING STOP", "FOK", "IOC"};
    private static final int[] FLAGS = {0, 0, 0, 64, 512, 1_024, 4_096, 16_384};

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 12);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void shouldNeitherMakeNorLoseAnything(final long seed) throws IOException {
        final SeededRandom random = new SeededRandom(seed);
        final TestFloor floor = new TestFloor();
        final Accounts accounts = new Accounts(floor, AccountSettings.standard(), OrderFaults.NONE);
        accounts.time(Desk.START_MS * 1_000_000);
        final List<Memory> wires = new ArrayList<>();
        final List<ClientConnection> clients = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            accounts.open(List.of(new AccountKey("key" + i, "secret" + i)));
            wires.add(new Memory());
            clients.add(new ClientConnection(wires.get(i)));
            accounts.answer(clients.get(i), ClientFrame.parse(Desk.auth("key" + i, "secret" + i, 1, "")));
        }
        for (int step = 0; step < STEPS; step++) {
            accounts.time((Desk.START_MS + 37L * step) * 1_000_000);
            if (random.nextInt(3) == 0) {
                participant(floor, random);
                accounts.settle();
            } else {
                accounts.answer(clients.get(random.nextInt(3)), ClientFrame.parse(request(random, step)));
            }
            if (step % 100 == 99) {
                for (int i = 0; i < 3; i++) {
                    check(accounts.truth("key" + i), wires.get(i), "seed=" + seed + ", step=" + step + ", account=" + i);
                }
            }
        }
        assertTrue(accounts.truth("key0").fills().size() > 20, "something happened: seed=" + seed);
    }

    private static void participant(final TestFloor floor, final SeededRandom random) {
        final int instrument = random.nextInt(2);
        final String price = String.valueOf((instrument == 0 ? 1_000 : 100) + random.nextInt(21) - 10);
        final String amount = (random.nextInt(2) == 0 ? "-" : "") + "0." + (1 + random.nextInt(9_999));
        floor.order(instrument, price, amount, random.nextInt(5) == 0 ? 1 : 0);
    }

    private static String request(final SeededRandom random, final int step) {
        final long known = 1_001 + random.nextInt(2 * step + 1);
        final int flags = FLAGS[random.nextInt(FLAGS.length)];
        final boolean isFirst = random.nextInt(2) == 0;
        final int price = (isFirst ? 1_000 : 100) + random.nextInt(21) - 10;
        final String amount = (random.nextInt(2) == 0 ? "-" : "") + "0." + (1_000 + random.nextInt(99_000));
        return switch (random.nextInt(10)) {
            case 0 -> "[0,\"oc\",null,{\"id\":" + known + "}]";
            case 1, 2 -> "[0,\"ou\",null,{\"id\":" + known + ",\"price\":" + price + ",\"delta\":\"" + amount + "\"}]";
            case 3 -> "[0,\"oc_multi\",null,{\"gid\":" + random.nextInt(50) + "}]";
            default -> "[0,\"on\",null,{\"cid\":" + step + ",\"gid\":" + random.nextInt(50) + ",\"symbol\":\"" + (isFirst ? "tBTCUSD" : "tETHUSD")
                + "\",\"type\":\"" + (random.nextInt(2) == 0 ? "EXCHANGE " : "") + TYPES[random.nextInt(TYPES.length)]
                + "\",\"amount\":\"" + amount + "\",\"price\":\"" + price + "\",\"price_trailing\":\"3\",\"price_aux_limit\":\"" + price
                + "\",\"price_oco_stop\":\"" + (price - 5) + "\",\"flags\":" + flags + ",\"meta\":{\"make_visible\":"
                + random.nextInt(2) + ",\"protect_selfmatch\":" + random.nextInt(2) + "}}]";
        };
    }

    /** Expected balances and positions from the fills alone. */
    private static void check(final Truth truth, final Memory wire, final String where) {
        final Map<Long, Boolean> isExchange = new HashMap<>();
        final Map<Long, Truth.Order> orders = new HashMap<>();
        for (final List<Truth.Order> some : List.of(truth.open(), truth.closed())) {
            some.forEach(order -> {
                assertTrue(orders.put(order.id(), order) == null, where);
                isExchange.put(order.id(), order.type().startsWith("EXCHANGE"));
            });
        }
        final Map<String, BigDecimal> expected = new TreeMap<>();
        for (final String wallet : List.of("exchange", "margin")) {
            expected.put(wallet + " USD", new BigDecimal("10000"));
            expected.put(wallet + " UST", new BigDecimal("100000"));
            expected.put(wallet + " BTC", BigDecimal.ONE);
        }
        final Map<String, BigDecimal> positions = new TreeMap<>();
        final Map<Long, Long> filledE8 = new HashMap<>();
        for (final Truth.Fill fill : truth.fills()) {
            final BigDecimal amount = BigDecimal.valueOf(fill.amountE8(), 8);
            final BigDecimal money = amount.multiply(BigDecimal.valueOf(fill.priceE8(), 8)).negate();
            final String base = fill.symbol().substring(1, 4);
            final String wallet = isExchange.get(fill.orderId()) ? "exchange " : "margin ";
            expected.merge(wallet + "USD", money, BigDecimal::add);
            if (isExchange.get(fill.orderId())) {
                expected.merge(wallet + base, amount, BigDecimal::add);
            } else {
                positions.merge(fill.symbol(), amount, BigDecimal::add);
            }
            expected.merge(wallet + fill.feeCurrency(), fill.fee().negate(), BigDecimal::add);
            filledE8.merge(fill.orderId(), Math.abs(fill.amountE8()), Long::sum);
        }
        // Money that is invested in positions is in no wallet.
        truth.positions().forEach(position -> {
            expected.merge("margin USD", position.cost(), BigDecimal::add);
            assertEquals(0, positions.remove(position.symbol()).compareTo(position.amount()), where);
        });
        positions.forEach((symbol, amount) -> assertEquals(0, amount.signum(), where));
        for (final Truth.Balance balance : truth.wallets()) {
            final BigDecimal sum = expected.remove(balance.type() + " " + balance.currency());
            assertEquals(0, balance.balance().compareTo(sum == null ? BigDecimal.ZERO : sum),
                where + " " + balance + ", expected " + sum);
            assertTrue(!balance.type().equals("exchange") || balance.balance().signum() >= 0, where + " " + balance);
        }
        expected.values().forEach(sum -> assertEquals(0, sum.signum(), where));
        orders.forEach((id, order) -> assertEquals(order.filledE8(), filledE8.getOrDefault(id, 0L), where + " " + order));
        truth.closed().forEach(order -> assertTrue(order.filledE8() <= Math.abs(order.orderedE8()), where + " " + order));
        assertEquals(orders.size(), truth.open().size() + truth.closed().size(), where);
        // Every execution was told twice, every order that is over once.
        final List<String> frames = wire.frames;
        assertEquals(truth.fills().size(), frames.stream().filter(frame -> frame.startsWith("[0,\"te\"")).count(), where);
        assertEquals(truth.fills().size(), frames.stream().filter(frame -> frame.startsWith("[0,\"tu\"")).count(), where);
        assertEquals(truth.closed().size(), frames.stream().filter(frame -> frame.startsWith("[0,\"oc\"")).count(), where);
    }
}
