package genesis.gateway.rest;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.gateway.rest.RestOutcome.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Answers that nobody gives on purpose: good ones with pieces exchanged, doubled, cut out and bent. Never an exception.
 *
 * <pre>
 *   mvn test -pl gateway -am -Dtest=BodyFuzzTest -Dsurefire.failIfNoSpecifiedTests=false -Dgenesis.fuzz.rounds=10000000
 * </pre>
 */
class BodyFuzzTest {
    static final String[] GOOD = {
        "[[2,1754896394001,-0.5,118950],[1,1754896394000,0.1,118940.5]]", "[1754896380000,1,2,3,0.5,1.25]",
        "[[\"tBTCUSD\",118940,43.23174788,118950,44.36048532,-3710,-0.03025608,118910,372.10417038,122620,117190]]",
        "[[[\"BTCUSD\",[null,null,null,\"0.00004\",\"2000.0\",null,null,null,0.1,0.05,null,null]]]]", "[[[\"UST\",\"USDt\"]]]",
        "[[\"exchange\",\"BTC\",0.000813551404,0,null,null,{\"reason\":\"TRADE\",\"order_id\":7}]]",
        "[[7,null,8,\"tBTCUSD\",1,1,0.1,0.1,\"EXCHANGE LIMIT\",null,null,null,0,\"ACTIVE\",null,null,100,0,0,0]]",
        "[1754896394,\"on-req\",null,null,[[7,null,8,\"tBTCUSD\"]],null,\"SUCCESS\",\"Submitting 1 orders.\"]",
        "[1,\"ox_multi-req\",null,null,[[1,\"on-req\",null,null,[[7,null,8,\"tBTCUSD\"]],null,\"SUCCESS\",\"\"]],null,\"SUCCESS\",\"\"]",
        "[\"error\",10020,\"symbol: invalid\"]", "{\"code\":503,\"error\":\"temporarily_unavailable\"}",
        "[null,null,null,null,[[0.001,0.001,0.001,null,null,0.0002],[0.002,0.002,0.002,null,null,0.00065]]]", "[1]", "[]"};
    private static final String[] PIECES = {"null", "[]", "{}", "1e999999999", "-1e-999999999", "99999999999999999999", "\"\"",
        "true", "[[[[[[[[[[[[[[[[[[", "9.9999999999999999999e18", "\"error\"", "-", "\u0000", "NaN", "\"\\ud800\"", "\u00e9"};
    private static final int[] STATUSES = {200, 200, 200, 200, 400, 404, 429, 500, 502, 503};

    @Test
    void shouldMakeAnOutcomeOfAnyBytes() {
        final long seed = Long.getLong("genesis.fuzz.seed", System.nanoTime());
        final int rounds = Integer.getInteger("genesis.fuzz.rounds", 100_000);
        final Random random = new Random(seed);
        final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
        final long startNs = System.nanoTime();
        // An endless loop ends here: ten times what a slow machine needs.
        assertTimeoutPreemptively(Duration.ofMinutes(2).plusMillis(rounds), () -> {
            for (int i = 0; i < rounds; i++) {
                final byte[] body = mutated(random);
                final RestRequest<?> request = Questions.ALL.get(random.nextInt(Questions.ALL.size()));
                try {
                    final RestOutcome<?> outcome = Answers.read(request, STATUSES[random.nextInt(STATUSES.length)], body);
                    check(outcome);
                    counts.merge(outcome.kind(), 1, Integer::sum);
                } catch (final RuntimeException | AssertionError e) {
                    throw new AssertionError("seed=" + seed + " round=" + i + " request=" + request.path() + " body="
                        + new String(body, StandardCharsets.ISO_8859_1), e);
                }
            }
        });
        System.out.printf("BodyFuzzTest seed=%d rounds=%d seconds=%d outcomes=%s%n", seed, rounds,
            (System.nanoTime() - startNs) / 1_000_000_000, counts);
        assertTrue(counts.getOrDefault(Kind.ANSWER, 0) > rounds / 100, "seed=" + seed + " " + counts);
        assertTrue(counts.getOrDefault(Kind.BAD_BODY, 0) > rounds / 10, "seed=" + seed + " " + counts);
    }

    /** What every outcome promises, whatever it was read from. */
    static void check(final RestOutcome<?> outcome) {
        assertTrue(outcome.kind() != Kind.TIMEOUT && outcome.kind() != Kind.DISCONNECTED && outcome.kind() != Kind.REFUSED);
        assertTrue(outcome.text() != null && outcome.text().length() <= 300, outcome.text());
        assertTrue(outcome.isAnswer() == (outcome.value() != null) && outcome.isAnswer() == (outcome.fate() == RestOutcome.Fate.DONE));
    }

    private static byte[] mutated(final Random random) {
        final StringBuilder text = new StringBuilder(GOOD[random.nextInt(GOOD.length)]);
        for (int count = random.nextInt(4); count > 0; count--) {
            mutate(text, random);
        }
        final byte[] bytes = text.toString().getBytes(random.nextInt(20) == 0 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
        if (bytes.length > 0 && random.nextInt(5) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        return bytes;
    }

    /** Half of it knows where fields begin and end. */
    private static void mutate(final StringBuilder text, final Random random) {
        if (text.length() == 0) {
            return;
        }
        final int at = random.nextInt(text.length());
        switch (random.nextInt(6)) {
            case 0 -> text.setLength(at);
            case 1 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
            case 2 -> text.deleteCharAt(at);
            case 3 -> text.insert(at, text.substring(at, at + random.nextInt(text.length() - at)));
            default -> {
                final int from = Math.max(text.lastIndexOf(",", at), text.lastIndexOf("[", at)) + 1;
                final int comma = text.indexOf(",", from);
                final int bracket = text.indexOf("]", from);
                final int to = comma >= 0 && (bracket < 0 || comma < bracket) ? comma : bracket;
                if (to > from) {
                    text.replace(from, to, PIECES[random.nextInt(PIECES.length)]);
                }
            }
        }
    }
}
