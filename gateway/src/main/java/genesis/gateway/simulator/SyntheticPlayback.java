package genesis.gateway.simulator;

import genesis.gateway.simulator.wire.ClientConnection;
import genesis.gateway.simulator.wire.ClientFrame;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import io.netty.util.concurrent.Ticker;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Gives an {@link ExchangeCore} its pace. At wall speed the market always runs, as an exchange does; faster it waits
 * until somebody has subscribed and then was quiet for a moment, so that a fast run does not begin before its client
 * has all channels. The market waits for its slowest reader.
 * <p>Threading: the event loop. Clock: the ticker, for the pace only.
 */
final class SyntheticPlayback implements Playback {
    private static final long QUIET_MS = 250;
    private static final long TURN_MS = 5;
    private static final long PAUSE_MS_MAX = 50;
    /** Steps in one turn of the event loop, so that sockets are read in between. */
    private static final int STEPS_PER_TURN = 600;

    private final ExchangeCore core;
    private final Speed speed;
    private final EventLoop eventLoop;
    private final Ticker ticker;
    private final List<ClientConnection> clients;
    private ScheduledFuture<?> start;
    private boolean isRunning;
    private boolean isTurnPending;
    private long wallStartNs;
    private long marketStartNs;

    SyntheticPlayback(final ExchangeCore core, final Speed speed, final EventLoop eventLoop, final Ticker ticker) {
        this.core = core;
        this.speed = speed;
        this.eventLoop = eventLoop;
        this.ticker = ticker;
        clients = core.clients();
        if (speed.isWallTime()) {
            run();
        }
    }

    @Override
    public void connected(final ClientConnection client) {
        core.connect(client);
    }

    @Override
    public void attend(final Runnable request) {
        catchUpWithClock();
        core.present();
        request.run();
        flushOthers(null);
    }

    @Override
    public void received(final ClientConnection client, final ClientFrame frame) {
        catchUpWithClock();
        final boolean hasSubscribed = core.onFrame(client, frame);
        flushOthers(client);
        if (hasSubscribed && !isRunning) {
            if (start != null) {
                start.cancel(false);
            }
            start = eventLoop.schedule(this::run, QUIET_MS, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void misunderstood(final ClientConnection client) {
        core.misunderstood(client);
    }

    @Override
    public void writable(final ClientConnection client) {
        turnLater();
    }

    @Override
    public void disconnected(final ClientConnection client) {
        core.disconnect(client);
        turnLater(); // It may have been the one that all were waiting for.
    }

    private void catchUpWithClock() {
        if (speed.isWallTime()) {
            catchUp(dueNs(), Integer.MAX_VALUE);
            core.market().timeNs(dueNs());
        }
    }

    private void run() {
        isRunning = true;
        wallStartNs = ticker.nanoTime();
        marketStartNs = core.market().timeNs();
        turnLater();
    }

    private void turnLater() {
        if (isRunning && !isTurnPending) {
            isTurnPending = true;
            eventLoop.execute(this::turn);
        }
    }

    /** Brings the market to where the clock wants it, as far as the readers follow. */
    private void turn() {
        isTurnPending = false;
        if (eventLoop.isShuttingDown()) {
            return; // The loop ends once it has no task left: a market that lags behind would hand it one for ever.
        }
        final boolean isBehind = catchUp(dueNs(), STEPS_PER_TURN);
        for (int i = 0; i < clients.size(); i++) {
            clients.get(i).out().flush();
        }
        if (speed.isMax() && clients.isEmpty()) {
            isRunning = false; // Nobody reads: the next subscription starts it again.
        } else if (areAllWritable() && !isTurnPending) {
            if (isBehind) {
                turnLater();
            } else {
                isTurnPending = true;
                eventLoop.schedule(this::turn, pauseNs(), TimeUnit.NANOSECONDS);
            }
        }
    }

    /** At wall speed it is known when something happens next. What comes in meanwhile may bring it nearer, by a little. */
    private long pauseNs() {
        final long turnNs = TimeUnit.MILLISECONDS.toNanos(TURN_MS);
        return speed.isWallTime()
            ? Math.max(turnNs, Math.min(core.nextTimeNs() - dueNs(), TimeUnit.MILLISECONDS.toNanos(PAUSE_MS_MAX))) : turnNs;
    }

    /** True where there is more to do. */
    private boolean catchUp(final long untilNs, final int stepCountMax) {
        for (int steps = 0; core.nextTimeNs() <= untilNs && areAllWritable(); steps++) {
            if (steps == stepCountMax) {
                return true;
            }
            core.step();
            for (int i = 0; i < clients.size(); i++) {
                if (clients.get(i).out().isFull()) {
                    clients.get(i).out().flush();
                }
            }
        }
        return false;
    }

    private long dueNs() {
        final long passedNs = speed.marketNs(ticker.nanoTime() - wallStartNs);
        return passedNs == Long.MAX_VALUE ? Long.MAX_VALUE : marketStartNs + passedNs;
    }

    private boolean areAllWritable() {
        for (int i = 0; i < clients.size(); i++) {
            if (!clients.get(i).out().isWritable()) {
                return false;
            }
        }
        return true;
    }

    /** What a client said may concern others: an order that trades is printed to all. */
    private void flushOthers(final ClientConnection sender) {
        for (int i = 0; i < clients.size(); i++) {
            if (clients.get(i) != sender) {
                clients.get(i).out().flush();
            }
        }
    }
}
