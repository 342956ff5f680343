package genesis.admin.launch;

import genesis.admin.config.ConfiguredSettings;
import genesis.admin.config.RunOptions;
import genesis.admin.history.History;
import genesis.admin.history.OutputIndex;
import genesis.admin.http.AdminServer;
import genesis.admin.http.HoursKeeper;
import genesis.admin.http.Json;
import genesis.admin.http.Limits;
import genesis.admin.http.OperatorChanges;
import genesis.admin.http.OperatorCommands;
import genesis.admin.http.OrderTemplates;
import genesis.admin.http.SessionFile;
import genesis.admin.http.TokenFile;
import genesis.admin.metrics.Vitals;
import genesis.admin.view.Status;
import genesis.admin.view.StatusView;
import genesis.core.engine.TradingEngine;
import genesis.core.pipeline.InputRing;
import genesis.core.unit.Setting;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Where people stand: what they see of the engine, now and of the past, and what they may change. */
final class FrontDesk {
    /** An answer about the past is cut after about so long; a person asks on. */
    private static final long HISTORY_PATIENCE_NS = TimeUnit.SECONDS.toNanos(3);

    private final RunOptions options;
    private final StatusView view = new StatusView();
    private final OutputIndex index;
    private final OperatorCommands commands;
    private final HoursKeeper hours;
    private final Limits limits;

    /** Complains where what a person changed in earlier sessions cannot be read. */
    FrontDesk(final RunOptions options, final ConfiguredSettings configured, final InputRing ring, final LongSupplier nowNs) {
        this.options = options;
        final OperatorChanges changes = new OperatorChanges(options.data());
        index = new OutputIndex(options.data());
        commands = new OperatorCommands(ring, nowNs);
        hours = new HoursKeeper(commands, options.hours(), changes);
        limits = new Limits(commands, configured, changes);
    }

    /** Says which limits and hours do not come from the configuration, and which are not as they were. */
    void compare(final TradingEngine recovered, final boolean isNew, final Consumer<String> console) {
        limits.compare(isNew ? null : recovered::setting).forEach(note -> console.accept("genesis: " + note));
        final String note = hours.compare();
        if (note != null) {
            console.accept("genesis: " + note);
        }
    }

    /** Opens the door; all that is opened is closed with the rest. */
    AdminServer open(final Supplier<Vitals> vitals, final Runnable eachRound, final Closing closing) {
        closing.add(new OutputTail(options.data(), view, index, eachRound));
        final History history = new History(index, this::symbols, HISTORY_PATIENCE_NS);
        final AdminServer server = closing.add(new AdminServer(options.port(), new AdminServer.Office(view, vitals, history, commands, hours,
            limits, new OrderTemplates(options.data()), TokenFile.create(options.data()))));
        SessionFile.write(options.data(), server.port());
        closing.add(() -> SessionFile.remove(options.data()));
        return server;
    }

    /** To begin a session with. */
    Map<Setting, Long> settings() {
        return limits.effective();
    }

    void sendHours(final long nowNs) {
        hours.send(Json.instant(nowNs));
    }

    /** Trading hours that are resolved for some weeks are resolved for some more. */
    void renewHoursWhenDue() {
        final Status status = view.status();
        if (status.timeNs() > 0 && status.session() != null) {
            hours.renewWhenDue(Json.instant(status.timeNs()));
        }
    }

    StatusView view() {
        return view;
    }

    OperatorCommands commands() {
        return commands;
    }

    private Map<Integer, String> symbols() {
        return view.status().instruments().stream().collect(Collectors.toMap(Status.Market::id, Status.Market::symbol));
    }
}
