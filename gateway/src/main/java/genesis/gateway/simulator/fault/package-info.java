/**
 * Everything that goes wrong between an exchange and its clients, on purpose and by plan: lost, doubled, late and
 * broken frames, sockets that end before or after a request was handled, silence, refusals, maintenance, and all that
 * REST can do.
 * <p>Read {@link genesis.gateway.simulator.fault.FaultKind} for what there is and
 * {@link genesis.gateway.simulator.fault.FaultPlan} for how to write it down; {@link
 * genesis.gateway.simulator.fault.Faults} is a plan at work. The exchange itself never does anything wrong: the same
 * market and accounts stand behind it, so what the server knows stays the truth.
 * <p>Threading: the one that drives the exchange. Clock: what {@code Faults.time} was told. Randomness: the plan's
 * seed.
 */
package genesis.gateway.simulator.fault;
