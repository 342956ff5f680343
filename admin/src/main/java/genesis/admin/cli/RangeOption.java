package genesis.admin.cli;

import genesis.admin.config.Complaint;
import genesis.admin.history.History;
import genesis.admin.history.OutputIndex;
import genesis.admin.history.Page;
import genesis.admin.history.Rows;
import genesis.admin.history.Span;
import genesis.admin.http.SessionFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** Which part of the past, and where to ask for it: the running engine, or the journal itself where none runs. */
final class RangeOption {
    @Option(names = "--from", paramLabel = "TIME", description = "The oldest moment, such as 2026-11-20 or 2026-11-20T08:30:00Z (UTC). Default: the beginning.")
    private String from;
    @Option(names = "--to", paramLabel = "TIME", description = "The first moment behind it. Default: now.")
    private String to;
    @Option(names = "--limit", paramLabel = "N", description = "So many at most, 1 to 1000. Default 100.")
    private String limit;

    /** Complains where a range is given for something that has none. */
    void refuse(final String way) {
        if (from != null || to != null || limit != null) {
            throw Complaint.usage("--from, --to and --limit are about the past; add " + way + ", or leave them out");
        }
    }

    /**
     * The answer of the route, from the engine or from the journal.
     *
     * @param symbol null for all
     * @param more   another parameter of the route, such as {@code severity=ERROR}; null for none
     */
    <R> String ask(final EngineOption engine, final String route, final String symbol, final String more, final Rows<R> rows,
                   final Function<Page<R>, String> text) throws InterruptedException {
        final Span span = Span.of(from, to, limit, symbol);
        final Path directory = engine.directory();
        if (SessionFile.isRunning(directory)) {
            return engine.get(route + query(symbol, more));
        }
        final Path journal = engine.journal();
        engine.err().println("genesis: no engine runs on " + directory + "; this is what its journal says");
        return text.apply(new History(OutputIndex.ofFiles(journal), Map::of, History.PATIENT).read(span, rows));
    }

    private String query(final String symbol, final String more) {
        final List<String> parts = new ArrayList<>();
        add(parts, "from", from);
        add(parts, "to", to);
        add(parts, "limit", limit);
        add(parts, "symbol", symbol);
        if (more != null) {
            parts.add(more);
        }
        return parts.isEmpty() ? "" : "?" + String.join("&", parts);
    }

    private static void add(final List<String> parts, final String name, final String value) {
        if (value != null) {
            parts.add(name + "=" + RunningProcess.escaped(value));
        }
    }
}
