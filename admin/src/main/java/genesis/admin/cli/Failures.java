package genesis.admin.cli;

import genesis.admin.config.Complaint;
import genesis.admin.config.ExitCode;
import genesis.admin.launch.Troubles;
import java.io.PrintWriter;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns what a verb threw into one line and an exit code. */
final class Failures implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(final Exception e, final CommandLine commandLine, final ParseResult parsed) {
        return report(e, commandLine.getErr());
    }

    static int report(final Throwable thrown, final PrintWriter err) {
        final Optional<Complaint> complaint = Troubles.complaint(thrown);
        if (complaint.isEmpty()) {
            LoggerFactory.getLogger(Failures.class).error("unexpected", thrown);
            err.println("genesis: an invariant is broken: " + oneLine(thrown.toString()) + "; the log " + LogFile.path() + " says where");
            return ExitCode.CHECK_FAILED.number();
        }
        if (complaint.get().getCause() != null) {
            LoggerFactory.getLogger(Failures.class).info("{}", complaint.get().getMessage(), complaint.get().getCause());
        }
        err.println("genesis: " + oneLine(complaint.get().getMessage()));
        return complaint.get().exitCode().number();
    }

    private static String oneLine(final String text) {
        return text.replaceAll("\\s*\\R\\s*", " ");
    }
}
