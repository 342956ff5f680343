package genesis.gateway.codec;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same as {@link FrameFuzzTest}, guided by coverage. Not part of an ordinary build, because it instruments the whole
 * JVM of the tests:
 *
 * <pre>
 *   mvn test -pl gateway -am -Dtest=FrameJazzerTest -Dsurefire.failIfNoSpecifiedTests=false                  the seeds only
 *   JAZZER_FUZZ=1 mvn test -pl gateway -am -Dtest=FrameJazzerTest -Dsurefire.failIfNoSpecifiedTests=false    ten minutes
 * </pre>
 */
class FrameJazzerTest {
    private static final FuzzedDecoder DECODER = new FuzzedDecoder();

    @MethodSource
    @FuzzTest(maxDuration = "10m")
    void shouldDecodeWhatEveryFrameSays(@NotNull final byte[] frame) {
        DECODER.take(frame);
    }

    static Stream<Arguments> shouldDecodeWhatEveryFrameSays() {
        return Arrays.stream(FrameMutator.VALID)
            .map(frame -> Arguments.of((Object) frame.getBytes(StandardCharsets.US_ASCII)));
    }
}
