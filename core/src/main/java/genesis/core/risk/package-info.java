/**
 * Decides whether an order may leave the house.
 * <p>Read {@link genesis.core.risk.RiskPolicyEngine} first: each rule is one line there. What may be done at all is in
 * {@link genesis.core.risk.TradingGate}, time and counts in {@link genesis.core.risk.TradeConstraints}, the numbers they
 * compare with in {@link genesis.core.unit.Setting}. Only this package can make an {@link genesis.core.risk.ApprovedOrder}.
 * <p>Threading: engine thread only. Allocation: none after construction. Clock: the time of the input.
 */
package genesis.core.risk;
