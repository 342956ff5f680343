package genesis.admin.doctor;

import genesis.admin.doctor.Finding.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Collects findings; whoever waits for them hears each at once. */
public final class Findings {
    private final List<Finding> all = new ArrayList<>();
    private final Consumer<Finding> listener;

    public Findings(final Consumer<Finding> listener) {
        this.listener = listener;
    }

    /** All is well. */
    public void ok(final String check, final String found) {
        add(new Finding(check, Level.OK, found, ""));
    }

    void warn(final String check, final String found, final String advice) {
        add(new Finding(check, Level.WARN, found, advice));
    }

    /** It does not work. The advice must be something that a person can do. */
    public void fail(final String check, final String found, final String advice) {
        add(new Finding(check, Level.FAIL, found, advice));
    }

    /** In the order of the checks. */
    public List<Finding> all() {
        return List.copyOf(all);
    }

    /** Names of the checks that failed. */
    public List<String> failed() {
        return all.stream().filter(one -> one.level() == Level.FAIL).map(Finding::check).toList();
    }

    /** Checks that ended so. */
    public long count(final Level level) {
        return all.stream().filter(one -> one.level() == level).count();
    }

    private void add(final Finding finding) {
        all.add(finding);
        listener.accept(finding);
    }
}
