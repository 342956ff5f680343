/**
 * Probability models, away from the engine: training, judging, files.
 * <pre>
 *   Samples ──► Split ──┬─ first part ──► LogisticRegression ──► weights ─┐
 *   (time order, purged │  next part  ──► Platt's calibration ────────────┼─► ModelFile ──► engine
 *    by the horizon)    └─ last part  ──► Validation: Scores, Interval ───┘
 * </pre>
 * What a model says is computed by core's {@link genesis.core.signal.ProbabilityModel} only, here as in the engine.
 */
package genesis.admin.model;
