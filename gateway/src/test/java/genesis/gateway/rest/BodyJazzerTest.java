package genesis.gateway.rest;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;

/**
 * The same as {@link BodyFuzzTest}, guided by coverage. Not part of an ordinary build, because it instruments the whole JVM:
 *
 * <pre>
 *   JAZZER_FUZZ=1 mvn test -pl gateway -am -Dtest=BodyJazzerTest -Dsurefire.failIfNoSpecifiedTests=false
 * </pre>
 */
class BodyJazzerTest {
    @FuzzTest(maxDuration = "10m")
    void shouldMakeAnOutcomeOfAnyBytes(final int which, final int status, final byte @NotNull [] body) {
        final RestRequest<?> request = Questions.ALL.get(Math.floorMod(which, Questions.ALL.size()));
        BodyFuzzTest.check(Answers.read(request, 100 + Math.floorMod(status, 500), body));
    }
}
