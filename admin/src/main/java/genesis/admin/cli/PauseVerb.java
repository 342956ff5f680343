package genesis.admin.cli;

import genesis.admin.config.Complaint;
import genesis.admin.config.Durations;
import genesis.admin.config.ExitCode;
import genesis.admin.http.Json;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Stops new entries; exits and cancels go on. */
@Command(name = "pause", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Stops new entries of a running engine. Exits and cancels go on.",
    footer = {"", "Examples:", "  genesis pause --reason \"news at two\" --ttl 30m", "  genesis pause --reason \"until I am back\""})
final class PauseVerb implements Callable<Integer> {
    @Mixin
    private EngineOption engine;
    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; stands in the journal, at most 80 characters.")
    private String reason;
    @Option(names = "--ttl", paramLabel = "TIME", defaultValue = "0", description = "How long, such as 10m, at most 1d; 0 until a resume. Default ${DEFAULT-VALUE}.")
    private String ttl;
    @Option(names = "--json", description = "The answer as one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        final long ttlSeconds = Durations.parseNs(ttl).filter(ns -> ns <= TimeUnit.DAYS.toNanos(1) && ns % 1_000_000_000L == 0)
            .map(TimeUnit.NANOSECONDS::toSeconds)
            .orElseThrow(() -> Complaint.usage("--ttl " + ttl + " is not allowed; expected whole seconds from 0 to 1d, such as 90s or 10m"));
        if (reason.isBlank()) {
            throw Complaint.usage("--reason is empty; say in a few words why");
        }
        final String answer = engine.process().post("/api/v2/pause", Json.object(body -> {
            body.writeStringField("reason", reason);
            body.writeNumberField("ttlSeconds", ttlSeconds);
        }));
        engine.out().println(json ? answer
            : "paused" + (ttlSeconds == 0 ? " until a resume" : " for " + ttl) + ", input " + JsonText.string(answer, "sequence")
                + " (" + JsonText.string(answer, "result") + ")");
        return ExitCode.GOOD.number();
    }
}
