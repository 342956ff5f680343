/**
 * What is held and what it is worth, from fills alone, in exact fixed-point money: {@link genesis.core.portfolio.Position}
 * for one instrument, {@link genesis.core.portfolio.Portfolio} for all.
 * <p>Threading: engine thread only. Allocation: none after construction.
 */
package genesis.core.portfolio;
