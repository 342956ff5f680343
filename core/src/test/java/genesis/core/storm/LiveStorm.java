package genesis.core.storm;

import genesis.core.exchange.SeededRandom;
import genesis.core.message.Difference;
import genesis.core.message.Mode;
import genesis.core.message.OrderType;
import genesis.core.message.Purpose;
import genesis.core.order.OrderLife;
import genesis.core.unit.E8;
import genesis.core.unit.Setting;
import java.util.HashMap;
import java.util.Map;

/**
 * A life in LIVE out of one seed: connections break, the process ends and begins again, people arm and disarm, strangers use
 * the account. At the end of each sequence everybody is kind until books and exchange agree, and they have to.
 */
final class LiveStorm {
    static final int SEQUENCE_LENGTH = 40;
    /** Two rounds and the time that a search may take. */
    private static final int PATIENCE_S = 140;
    /** Base prices are rounded. */
    private static final long CASH_TOLERANCE_E8 = E8.ONE / 100;

    final Promises promises;
    private final SeededRandom random;
    private final boolean isKind;
    private final boolean losesThings;
    private final boolean hasStrangers;
    private final boolean strangersTrade;
    private final RudeExchange exchange;
    private final Line line;
    private final Life life;
    private final Weather weather;
    private final int inheritedPositions;

    LiveStorm(final long seed) {
        random = new SeededRandom(SeededRandom.mix(seed));
        isKind = random.nextInt(4) == 0;
        hasStrangers = !isKind && random.nextInt(4) == 0;
        strangersTrade = hasStrangers && random.nextInt(2) == 0;
        final boolean isWallet = random.nextInt(4) == 0;
        final boolean isRecorded = random.nextInt(10) == 0;
        final Told told = new Told(Weather.INSTRUMENTS, Setting.PAPER_CASH.initial());
        promises = new Promises("seed=" + seed, true, told, new Promises.Limits(Setting.EXPOSURE_INSTRUMENT.initial(),
            random.nextInt(2) == 0 ? Setting.EXPOSURE_TOTAL.initial() : 25_000_000,
            random.nextInt(2) == 0 ? Setting.DAILY_LOSS.initial() : 100_000));
        losesThings = random.nextInt(3) == 0;
        final Wire stream = new Wire(random, losesThings);
        exchange = new RudeExchange(random, told, stream, isWallet, Setting.PAPER_CASH.initial());
        line = new Line(random, exchange, stream, isWallet);
        life = new Life(promises, Weather.beginNs(), isRecorded, () -> line);
        weather = new Weather(life, random, isKind);
        inheritedPositions = isKind || isWallet ? 0 : random.nextInt(8) / 7;
        line.attach(life);
        promises.exists = line::knows;
        life.accept(life.inputs.session(life.buffer, life.nowNs, Mode.LIVE));
        weather.open();
        life.set(Setting.ACCOUNT_WALLET, isWallet ? 1 : 0);
        if (inheritedPositions > 0) {
            exchange.inherit(0, E8.ONE / 2, 1_000 * E8.ONE);
        }
        arm();
        line.connect();
    }

    /** One sequence; at its end everybody is kind. */
    void sequence() {
        for (int i = 0; i < SEQUENCE_LENGTH; i++) {
            weather.step();
            exchange.time(life.nowNs);
            if (isKind) {
                line.pump();
                promises.checkLossBound();
            } else {
                misbehave();
            }
        }
        settle();
    }

    private void misbehave() {
        line.work();
        if (random.nextInt(3) == 0) {
            exchange.act();
        }
        if (hasStrangers && random.nextInt(30) == 0) {
            exchange.intrude(strangersTrade);
        }
        line.say();
        final int dice = random.nextInt(400);
        if (dice < 6 && line.isUp()) {
            line.disconnect();
        } else if (dice < 100 && !line.isUp()) {
            line.connect();
        } else if (dice < 110) {
            arm();
        } else if (dice < 112) {
            life.accept(life.inputs.disarm(life.buffer, life.nowNs));
        } else if (dice < 115 && life.isRecorded()) {
            restart();
        }
    }

    private void arm() {
        life.accept(life.inputs.arm(life.buffer, life.nowNs, "ARM LIVE"));
    }

    /** What was on its way is lost, the orders are not. */
    private void restart() {
        line.die();
        life.restart();
        life.accept(life.inputs.session(life.buffer, life.nowNs, Mode.LIVE));
        for (int i = 0; i < Weather.INSTRUMENTS; i++) {
            weather.subscribe(i);
        }
    }

    /** Everybody is kind, until nothing differs. */
    private void settle() {
        String difference = "";
        for (int second = 0; second < PATIENCE_S && difference != null; second++) {
            if (!line.isUp()) {
                line.connect();
            }
            weather.tick(Weather.SECOND_NS);
            exchange.time(life.nowNs);
            line.pump();
            difference = difference();
        }
        promises.that(difference == null, difference, null, 0, 0);
        promises.that(promises.differences.getOrDefault(Difference.POSITION, 0) <= inheritedPositions,
            "no position is set right by force", null, promises.differences.getOrDefault(Difference.POSITION, 0), inheritedPositions);
        // What a position that was found had cost is known to within what happened to it before.
        promises.that(promises.differences.getOrDefault(Difference.CASH, 0) <= inheritedPositions, "no money is set right by force", null,
            promises.differences.getOrDefault(Difference.CASH, 0), inheritedPositions);
        // Where the news of a change was lost, its fills are the first that is heard of it.
        promises.that(losesThings || !promises.differences.containsKey(Difference.OVERFILL), "nothing fills more than was ordered", null, 0, 0);
        arm();
    }

    /** The first thing in which the engine and the exchange differ; null where they agree. */
    private String difference() {
        for (int i = 0; i < Weather.INSTRUMENTS; i++) {
            final long oursE8 = promises.told.books.positionE8[i];
            if (oursE8 != exchange.positionE8[i]) {
                return "position of " + i + ": ours " + oursE8 + ", theirs " + exchange.positionE8[i];
            }
            if (promises.flattening && oursE8 != 0) {
                return "a flatten leaves " + oursE8 + " of " + i;
            }
        }
        if (Math.abs(promises.told.books.cashE8 - exchange.cashE8) > CASH_TOLERANCE_E8) {
            return "cash: ours " + promises.told.books.cashE8 + ", theirs " + exchange.cashE8;
        }
        return orders();
    }

    private String orders() {
        final Map<Long, Theirs> theirs = new HashMap<>();
        for (final Theirs order : exchange.open) {
            final Sent ours = promises.told.orders.get(order.isStrangers ? -order.exchangeId : order.clientId);
            theirs.put(ours == null ? 0 : ours.id, order);
            if (ours == null || !OrderLife.isOpen(ours.status)) {
                return order + " is open, ours: " + ours;
            }
            if (ours.leftE8() != order.leftE8() || ours.priceE8 != order.priceE8 && ours.type != OrderType.TRAILING_STOP) {
                return order + " is another than ours: " + ours;
            }
        }
        for (final Sent ours : promises.told.orders.values()) {
            if (OrderLife.isOpen(ours.status)) {
                if (!theirs.containsKey(ours.id)) {
                    return "not open there: " + ours;
                }
                if (promises.halted && ours.purpose != Purpose.EXIT_FLATTEN && !ours.isAdopted()) {
                    return "open in spite of a halt: " + ours;
                }
            }
        }
        return null;
    }
}
