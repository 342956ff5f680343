/**
 * The wiring: {@link genesis.admin.launch.Launch} opens everything in the order in which data flows, and closes it in
 * reverse. All knowledge of journal, gateway and pipeline together is here.
 */
package genesis.admin.launch;
