/**
 * Numbers for machines: {@link genesis.admin.metrics.EngineMetrics} turns the view and the process's own vitals into
 * Prometheus samples at the moment of a scrape; nothing is counted twice and nothing is counted on the hot path.
 */
package genesis.admin.metrics;
