package genesis.admin.cli;

import genesis.admin.config.Complaint;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Stands in where the module bench is not on the class path; its own {@code bench} replaces this. */
@Command(name = "bench", description = "Measures everything (needs the module bench).", mixinStandardHelpOptions = true)
final class BenchVerb implements Verb {
    @Parameters(hidden = true, arity = "0..*")
    private String[] ignored;

    @Override
    public Integer call() {
        throw Complaint.environment("bench is not on the class path; build the whole project with mvn package and use scripts/genesis bench");
    }
}
