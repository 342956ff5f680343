package genesis.gateway.simulator;

import genesis.core.exchange.SimulatedExchange;
import genesis.gateway.simulator.Subscriptions.Kind;
import genesis.gateway.simulator.wire.ClientConnection;
import genesis.gateway.simulator.wire.ClientFrame;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Lets a {@link SyntheticMarket} run and tells each client what it subscribed to. At wall speed the market always runs,
 * as an exchange does; faster it waits until somebody has subscribed and then was quiet for a moment, so that a fast
 * run does not begin before its client has all channels. The market waits for its slowest reader.
 * <p>Threading: the event loop. Clock: the monotonic wall clock, for the pace only.
 */
final class SyntheticPlayback implements Playback, MarketListener {
    private static final long NS_PER_MS = 1_000_000;
    private static final long HEARTBEAT_NS = 15_000_000_000L;
    private static final long QUIET_MS = 250;
    private static final long TURN_MS = 5;
    /** Steps in one turn of the event loop, so that sockets are read in between. */
    private static final int STEPS_PER_TURN = 600;

    private final SyntheticMarket market;
    private final Speed speed;
    private final EventLoop eventLoop;
    private final PublicDesk publicDesk;
    /** Null where the server has no account. */
    private final AccountDesk accountDesk;
    private final List<ClientConnection> clients = new ArrayList<>();
    private ScheduledFuture<?> start;
    private boolean isRunning;
    private boolean isTurnPending;
    private long wallStartNs;
    private long marketStartNs;
    private long nextHeartbeatNs;

    SyntheticPlayback(final SyntheticMarket market, final Speed speed, final AccountKey key,
        final EventLoop eventLoop) {
        this.market = market;
        this.speed = speed;
        this.eventLoop = eventLoop;
        publicDesk = new PublicDesk(market);
        accountDesk = key == null ? null : new AccountDesk(key, SyntheticMarket.SYMBOLS);
        nextHeartbeatNs = market.timeNs() + HEARTBEAT_NS;
        if (accountDesk != null) {
            listMarket(accountDesk.exchange());
        }
        if (speed.isWallTime()) {
            run();
        }
    }

    @Override
    public void connected(final ClientConnection client) {
        clients.add(client);
        stamp(client);
        publicDesk.greet(client);
    }

    @Override
    public void received(final ClientConnection client, final ClientFrame frame) {
        stamp(client);
        if (accountDesk != null) {
            accountDesk.time(timeMs());
            if (accountDesk.answer(client, frame)) {
                return;
            }
        }
        if (publicDesk.answer(client, frame, timeMs()) && !isRunning) {
            if (start != null) {
                start.cancel(false);
            }
            start = eventLoop.schedule(this::run, QUIET_MS, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void misunderstood(final ClientConnection client) {
        publicDesk.unknown(client);
    }

    @Override
    public void writable(final ClientConnection client) {
        turnLater();
    }

    @Override
    public void disconnected(final ClientConnection client) {
        clients.remove(client);
        turnLater(); // It may have been the one that all were waiting for.
        if (accountDesk != null) {
            accountDesk.disconnected(client);
        }
    }

    @Override
    public void traded(final int instrument, final long tradeId, final long timeMs, final long priceE8,
        final long amountE8) {
        if (accountDesk != null) {
            accountDesk.exchange().traded(instrument, priceE8, amountE8);
        }
        for (int i = 0; i < clients.size(); i++) {
            final int channel = clients.get(i).subscriptions.id(Kind.TRADES, instrument);
            if (channel != 0) {
                sendTrade(clients.get(i), channel, "\"te\",[", tradeId, timeMs, priceE8, amountE8);
                sendTrade(clients.get(i), channel, "\"tu\",[", tradeId, timeMs, priceE8, amountE8);
            }
        }
    }

    @Override
    public void levelChanged(final int instrument, final long priceE8, final int orderCount, final long amountE8) {
        if (accountDesk != null) {
            accountDesk.exchange().bookUpdated(instrument, priceE8, amountE8, orderCount);
        }
        for (int i = 0; i < clients.size(); i++) {
            final ClientConnection client = clients.get(i);
            final int channel = client.subscriptions.id(Kind.BOOK, instrument);
            if (channel != 0) {
                client.begin(channel).raw('[').e8(priceE8).raw(',').whole(orderCount).raw(',').e8(amountE8).raw(']');
                client.end(timeMs());
            }
        }
    }

    @Override
    public void batchEnded(final int instrument) {
        for (int i = 0; i < clients.size(); i++) {
            final ClientConnection client = clients.get(i);
            final int channel = client.subscriptions.id(Kind.BOOK, instrument);
            if (channel != 0 && client.has(ClientConnection.OB_CHECKSUM)) {
                client.begin(channel).raw("\"cs\",").whole(market.instrument(instrument).checksum());
                client.end(timeMs());
            }
        }
    }

    @Override
    public void summaryChanged(final int instrument) {
        for (int i = 0; i < clients.size(); i++) {
            final ClientConnection client = clients.get(i);
            final int ticker = client.subscriptions.id(Kind.TICKER, instrument);
            if (ticker != 0) {
                market.instrument(instrument).writeTicker(client.begin(ticker));
                client.end(timeMs());
            }
            final int candles = client.subscriptions.id(Kind.CANDLES, instrument);
            if (candles != 0) {
                market.instrument(instrument).candles().writeCurrent(client.begin(candles));
                client.end(timeMs());
            }
        }
    }

    private void run() {
        isRunning = true;
        wallStartNs = System.nanoTime();
        marketStartNs = market.timeNs();
        turnLater();
    }

    private void turnLater() {
        if (isRunning && !isTurnPending) {
            isTurnPending = true;
            eventLoop.execute(this::turn);
        }
    }

    /** Brings the market to where the wall clock wants it, as far as the readers follow. */
    private void turn() {
        isTurnPending = false;
        if (eventLoop.isShuttingDown()) {
            return; // The loop ends once it has no task left: a market that lags behind would hand it one for ever.
        }
        final long passedNs = speed.marketNs(System.nanoTime() - wallStartNs);
        final long untilNs = passedNs == Long.MAX_VALUE ? Long.MAX_VALUE : marketStartNs + passedNs;
        int steps = 0;
        while (market.nextTimeNs() <= untilNs && steps++ < STEPS_PER_TURN && areAllWritable()) {
            step();
        }
        clients.forEach(client -> client.out().flush());
        if (speed.isMax() && clients.isEmpty()) {
            isRunning = false; // Nobody reads: the next subscription starts it again.
        } else if (areAllWritable() && !isTurnPending) {
            if (steps > STEPS_PER_TURN) {
                turnLater();
            } else {
                isTurnPending = true;
                eventLoop.schedule(this::turn, TURN_MS, TimeUnit.MILLISECONDS);
            }
        }
    }

    private void step() {
        final long toNs = market.nextTimeNs();
        if (accountDesk != null) {
            accountDesk.time(toNs / NS_PER_MS);
        }
        if (!speed.isWallTime()) {
            clients.forEach(client -> client.out().stamp(toNs));
        }
        market.step(this);
        if (toNs >= nextHeartbeatNs) {
            nextHeartbeatNs += HEARTBEAT_NS;
            clients.forEach(this::sendHeartbeats);
        }
        for (int i = 0; i < clients.size(); i++) {
            if (clients.get(i).out().isFull()) {
                clients.get(i).out().flush();
            }
        }
    }

    private boolean areAllWritable() {
        for (int i = 0; i < clients.size(); i++) {
            if (!clients.get(i).out().isWritable()) {
                return false;
            }
        }
        return true;
    }

    private void sendHeartbeats(final ClientConnection client) {
        if (client.isAuthenticated()) {
            client.begin(0).raw("\"hb\"");
            client.end(timeMs());
        }
        for (final int channel : client.subscriptions.ids()) {
            client.begin(channel).raw("\"hb\"");
            client.end(timeMs());
        }
    }

    private void sendTrade(final ClientConnection client, final int channel, final String code, final long tradeId,
                           final long timeMs, final long priceE8, final long amountE8) {
        client.begin(channel).raw(code).whole(tradeId).raw(',').whole(timeMs).raw(',').e8(amountE8).raw(',')
            .e8(priceE8).raw(']');
        client.end(timeMs);
    }

    private void stamp(final ClientConnection client) {
        if (!speed.isWallTime()) {
            client.out().stamp(market.timeNs());
        }
    }

    private long timeMs() {
        return market.timeNs() / NS_PER_MS;
    }

    private void listMarket(final SimulatedExchange exchange) {
        for (int i = 0; i < market.instrumentCount(); i++) {
            final SyntheticInstrument instrument = market.instrument(i);
            exchange.define(i, 1_000, 1_000_000_000L * 100_000_000L, 100_000, 200_000);
            exchange.snapshotStarted(i);
            listSide(exchange, i, instrument.bids(), instrument.tickE8());
            listSide(exchange, i, instrument.asks(), instrument.tickE8());
            exchange.snapshotCompleted(i);
        }
    }

    private static void listSide(final SimulatedExchange exchange, final int id, final SyntheticSide side,
        final long tickE8) {
        for (int i = 0; i < side.toldCount(); i++) {
            exchange.snapshotLevel(id, side.toldTick(i) * tickE8, side.toldAmountE8(i), side.toldOrderCount(i));
        }
    }
}
