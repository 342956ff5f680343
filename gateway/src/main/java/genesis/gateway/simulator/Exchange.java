package genesis.gateway.simulator;

import genesis.gateway.simulator.account.AccountMarket;
import genesis.gateway.simulator.account.Accounts;
import genesis.gateway.simulator.account.RecordedMarket;
import genesis.gateway.simulator.fault.Faults;
import genesis.gateway.simulator.market.Market;
import genesis.gateway.simulator.rest.RestDesk;
import genesis.gateway.simulator.rest.RestLimits;
import io.netty.channel.EventLoop;
import java.util.function.Consumer;

/**
 * The parts of one exchange, put together: what plays the market, what answers REST, the accounts and the faults.
 *
 * @param accounts null where there are none
 * @param faults   null where nothing goes wrong
 */
record Exchange(Playback playback, RestDesk rest, Accounts accounts, Faults faults) {
    static Exchange of(final MarketSource source, final Speed speed, final ExchangeOptions options,
                       final Transport transport, final Consumer<CaptureException> whenFinished) {
        final EventLoop eventLoop = transport.group().next();
        final RestLimits limits = options.isRestLimited() ? new RestLimits() : null;
        if (source instanceof SyntheticMarket synthetic) {
            final Market market = synthetic.market();
            final PrivateSide side = options.hasPrivateSide()
                ? new PrivateSide(AccountMarket.of(market, market), options, market.timeNs(), market::operative) : null;
            final ExchangeCore core = new ExchangeCore(market, side, !speed.isWallTime());
            final Accounts accounts = side == null ? null : side.accounts();
            return of(new SyntheticPlayback(core, speed, eventLoop, transport.ticker()),
                new RestDesk(market, market, accounts, limits), side);
        }
        final CapturePlayer player = (CapturePlayer) source;
        final RecordedMarket market = new RecordedMarket();
        final PrivateSide side = options.hasPrivateSide()
            ? new PrivateSide(market, options, player.firstTimeNs(), isOperative -> { }) : null;
        final CaptureMarket recorded = side == null ? null : new CaptureMarket(market, side);
        return of(new CapturePlayback(player, speed, recorded, eventLoop, whenFinished),
            new RestDesk(null, null, side == null ? null : side.accounts(), limits), side);
    }

    private static Exchange of(final Playback playback, final RestDesk rest, final PrivateSide side) {
        if (side == null) {
            return new Exchange(playback, rest, null, null);
        }
        return new Exchange(side.faults() == null ? playback : new FaultyPlayback(playback, side.faults()), rest,
            side.accounts(), side.faults());
    }
}
