/**
 * The pinned thread and the rings around it. {@link genesis.core.pipeline.InputProcessor} is what happens to one input,
 * {@link genesis.core.pipeline.EngineLoop} where inputs come from, {@link genesis.core.pipeline.LoopThread} who gives the
 * turns. {@link genesis.core.pipeline.Journal}, {@link genesis.core.pipeline.Venue} and
 * {@link genesis.core.pipeline.IoTurn} are the doors to what lies outside.
 * <p>The only package that knows the Disruptor, a thread, or a clock.
 */
package genesis.core.pipeline;
