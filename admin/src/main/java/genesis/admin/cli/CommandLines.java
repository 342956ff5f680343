package genesis.admin.cli;

import genesis.admin.config.ExitCode;
import java.io.PrintWriter;
import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** All verbs under one name. */
public final class CommandLines {
    private CommandLines() {
    }

    @Command(name = "genesis", mixinStandardHelpOptions = true, version = "genesis 1.0.0",
        description = "A journaled trading engine for Bitfinex: what runs live can be replayed to the last bit.",
        subcommands = {RunVerb.class, ReplayVerb.class, JournalVerb.class, StatusVerb.class, PauseVerb.class, ResumeVerb.class,
            HaltVerb.class, FlattenVerb.class, ArmVerb.class, RiskVerb.class, OrdersVerb.class, PositionsVerb.class,
            PerformanceVerb.class, ExchangeVerb.class,
            KeysVerb.class, DoctorVerb.class, FeaturesVerb.class, ModelVerb.class, StrategiesVerb.class, CommandLine.HelpCommand.class},
        footer = {"",
            "Examples:",
            "  genesis run                                        until Ctrl-C, on the synthetic market",
            "  genesis run --duration 60s --json                  a minute, with a result for scripts",
            "  genesis run --capture FILE --speed max             what the exchange really sent",
            "  genesis replay --verify                            prove the latest run",
            "  genesis keys add paper                             an API key, encrypted",
            "  genesis doctor --venue bitfinex                    what is not ready yet, and what to do",
            "  genesis pause --reason lunch --ttl 30m             no new entries; exits go on",
            "  genesis performance                                what each trading day came to, of all sessions",
            "  genesis halt                                       the kill switch: all orders off the book",
            "",
            "Exit codes: 0 good, 1 a check failed, 2 usage, 3 environment.",
            "genesis help VERB explains one verb."})
    static final class Genesis implements Runnable {
        @Spec
        private CommandSpec spec;

        @Override
        public void run() {
            throw new ParameterException(spec.commandLine(), "a verb is missing; genesis help lists them");
        }
    }

    /** Ready to execute; everything is printed to these two writers. */
    public static CommandLine create(final PrintWriter out, final PrintWriter err) {
        final CommandLine commandLine = new CommandLine(new Genesis());
        for (final Verb verb : ServiceLoader.load(Verb.class)) {
            commandLine.addSubcommand(verb);
        }
        if (!commandLine.getSubcommands().containsKey("bench")) {
            commandLine.addSubcommand(new BenchVerb());
        }
        return commandLine
            .setOut(out)
            .setErr(err)
            .setUsageHelpWidth(120)
            .setUsageHelpAutoWidth(false)
            .setExecutionStrategy(CommandLines::run)
            .setParameterExceptionHandler(CommandLines::onParameter)
            .setExecutionExceptionHandler(new Failures());
    }

    /** Runs one command to its exit code. Picocli hands on exceptions only; an error gets its one line as well. */
    public static int execute(final PrintWriter out, final PrintWriter err, final String... args) {
        try {
            return create(out, err).execute(args);
        } catch (final Error e) {
            return Failures.report(e, err);
        }
    }

    /** What a verb with further words is told has no say in theirs: an order with --data too early would go to the latest run. */
    private static int run(final ParseResult all) {
        for (ParseResult verb = all; verb.hasSubcommand() && !verb.isUsageHelpRequested(); verb = verb.subcommand()) {
            if (!verb.matchedOptions().isEmpty()) {
                throw new ParameterException(verb.commandSpec().commandLine(), verb.matchedOptions().get(0).longestName()
                    + " stands before " + verb.subcommand().commandSpec().name() + " and would not count there; write it behind");
            }
        }
        return new CommandLine.RunLast().execute(all);
    }

    private static int onParameter(final ParameterException e, final String[] args) {
        final String what = isUnknownVerb(e) ? "there is no verb " + ((UnmatchedArgumentException) e).getUnmatched().get(0)
            + "; genesis help lists them" : e.getMessage().replaceAll("\\s*\\R\\s*", "; ");
        final StringBuilder line = new StringBuilder("genesis: ").append(what);
        if (e instanceof UnmatchedArgumentException unmatched && !unmatched.getSuggestions().isEmpty()) {
            line.append("; did you mean ").append(String.join(" or ", unmatched.getSuggestions())).append('?');
        }
        e.getCommandLine().getErr().println(line.append(" (").append(e.getCommandLine().getCommandSpec().qualifiedName())
            .append(" --help explains)"));
        return ExitCode.USAGE.number();
    }

    private static boolean isUnknownVerb(final ParameterException e) {
        return e.getCommandLine().getParent() == null && e instanceof UnmatchedArgumentException unmatched
            && !unmatched.getUnmatched().get(0).startsWith("-");
    }
}
