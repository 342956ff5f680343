/**
 * Parts on their own, measured by JMH in forked JVMs with the flags of {@code scripts/genesis}: nanoseconds and
 * allocated bytes for one operation. Each benchmark checks what the part answered, so that neither a wrong nor an
 * optimised-away part can look fast. {@link genesis.bench.part.Parts} runs them and says what is expected.
 */
package genesis.bench.part;
