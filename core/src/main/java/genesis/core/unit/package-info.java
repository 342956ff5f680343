/**
 * The smallest pieces: fixed-point numbers ({@link genesis.core.unit.E8}), what is traded
 * ({@link genesis.core.unit.Instrument}), what can be set ({@link genesis.core.unit.Setting}), and the digest that proves
 * equality of streams and states ({@link genesis.core.unit.StreamDigest}).
 */
package genesis.core.unit;
