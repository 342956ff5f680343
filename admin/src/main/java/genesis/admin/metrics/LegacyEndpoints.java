package genesis.admin.metrics;

import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.CounterMetricFamily;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** Who still asks for paths of the predecessors: one that stays at zero for long may go. Threading: any. */
public final class LegacyEndpoints {
    private final Map<String, LongAdder> uses = new ConcurrentSkipListMap<>();

    /** This path is one of them; until it is used, its count is zero and not missing. */
    public void add(final String path) {
        uses.putIfAbsent(path, new LongAdder());
    }

    /** It was asked for. Only paths that were added count: no stranger may fill the list. */
    public void used(final String path) {
        final LongAdder count = uses.get(path);
        if (count != null) {
            count.increment();
        }
    }

    /** By the name that the predecessors' dashboards ask for. */
    MetricFamilySamples samples() {
        final CounterMetricFamily family =
            new CounterMetricFamily("legacy_endpoints", "Requests to paths that only older clients know.", List.of("endpoint"));
        uses.forEach((path, count) -> family.addMetric(List.of(path), count.sum()));
        return family;
    }
}
