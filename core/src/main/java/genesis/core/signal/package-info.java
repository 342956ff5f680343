/**
 * From a strategy's opinion to the one thing that risk gets to see: a {@link genesis.core.signal.SignalScore}. The
 * {@link genesis.core.signal.SignalService} adds what a strategy cannot know of itself: how probable it is that it
 * turns out right, on the word of a heuristic and of a {@link genesis.core.signal.ProbabilityModel} where one is
 * loaded.
 * <pre>
 *   ModelLoadStarted, ModelWeight *, ModelLoadFinished ──► ModelLoader ──► ProbabilityModel ─┐
 *   Features ──► ModelInputs ──► ModelFeature * ─────────────────────────────────────────────┴─► SignalService
 * </pre>
 * <p>Threading: engine thread only. Allocation: none after construction. Clock: none.
 */
package genesis.core.signal;
