package genesis.gateway.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class DecoderRehearsalTest {
    @Test
    void shouldDecodeEveryFrameOfEveryRound() {
        // The opening makes one definition, three acknowledgements and a snapshot; a refused frame would add one more.
        final int opening = 5;
        final long one = DecoderRehearsal.play(1);

        assertEquals(opening + 8, one);
        assertEquals(opening + 8 * 1_000, DecoderRehearsal.play(1_000));
    }
}
