package genesis.admin.strategies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.admin.config.Complaint;
import genesis.admin.config.ExitCode;
import genesis.core.strategy.Installed;
import genesis.core.strategy.Proposal;
import genesis.core.strategy.Strategy;
import genesis.core.strategy.StrategyCatalogue;
import genesis.core.strategy.StrategyOverrun;
import genesis.core.strategy.StrategyTerms;
import genesis.core.unit.StreamDigest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Jars as people bring them: the documented example, mistakes, and mischief. */
@Timeout(120)
class StrategyJarsTest {
    @TempDir
    private Path directory;

    @Test
    void shouldLoadTheExampleOfTheDocumentation() throws IOException {
        Jars.example(directory);
        final Installed found = StrategyJars.load(directory).named("donchian-breakout");
        assertEquals(1_000, found.description().id());
        assertEquals(64, found.jarHash().length());
        assertNull(StrategyJars.trial(StrategyTerms.initial(found).with("candles", 55)));
    }

    @Test
    void shouldOnlyHaveWhatIsBuiltInWhereThereIsNoDirectory() {
        assertEquals(List.of(1, 2, 3, 4), StrategyJars.load(directory.resolve("none")).current().stream()
            .map(one -> one.description().id()).toList());
    }

    @Test
    void shouldAGoodStrategyOfTheTestPass() throws IOException {
        Jars.of(directory, "good.jar", Jars.source("", "for (int i = 0; i < 1000; i++) { seen += i; }"));
        assertNotNull(StrategyJars.load(directory).named("evil"));
    }

    /** What stands in the class, what evaluate does, and what the refusal must say. */
    static List<Arguments> refused() {
        return List.of(
            Arguments.of("", "seen += System.nanoTime();", "evil.Evil$One: method evaluate uses java.lang.System.nanoTime"),
            Arguments.of("", "seen += System.currentTimeMillis();", "the only time there is is MarketView.timeNs()"),
            Arguments.of("", "try { Thread.sleep(1000); } catch (InterruptedException e) { }", "Thread.sleep"),
            Arguments.of("", "seen += (long) (Math.random() * 5);", "java.lang.Math.random, which is not for strategies: a replay could not repeat it"),
            Arguments.of("", "seen += (long) Math.exp(1);", "use StrictMath"),
            Arguments.of("", "seen += new java.util.Random().nextInt();", "java.util.Random"),
            Arguments.of("", "seen += new java.util.HashMap<String, String>().hashCode();", "java.util.HashMap"),
            Arguments.of("", "seen += new Object().hashCode();", "java.lang.Object.hashCode"),
            Arguments.of("", "System.exit(1);", "java.lang.System.exit"),
            Arguments.of("", "System.out.println(1);", "java.lang.System"),
            Arguments.of("", "new java.io.File(\"x\").delete();", "java.io.File"),
            Arguments.of("", "Runnable r = () -> { }; r.run();", "uses a lambda"),
            Arguments.of("", "Class<?> c = String.class;", "there is no reflection here"),
            Arguments.of("", "synchronized (this) { seen++; }", "locks"),
            Arguments.of("", "throw new IllegalStateException(\"at \" + seen);", "joins text"),
            Arguments.of("", "long[][] a = new long[2][3]; seen += a[0][0];", "array of arrays"),
            Arguments.of("", "long[] a = {1}; seen += a.clone()[0];", "calls clone of an array"),
            Arguments.of("", "go(market, into); } void go(MarketView m, Proposal p) { if (seen < 0) evaluate(m, p);", "may call itself"),
            Arguments.of("static long count;", "seen = count;", "static and not final"),
            Arguments.of("static final long[] SHARED = new long[1];", "SHARED[0]++;", "static and can change inside"),
            Arguments.of("static native void go();", "go();", "is native"),
            Arguments.of("static synchronized void go() { }", "go();", "is synchronized"),
            Arguments.of("", "((FairValueGaps) market.gaps()).update(1, 1);", "genesis.core.indicator.FairValueGaps"),
            // What the trial finds.
            Arguments.of("", "throw new IllegalStateException(\"not today\");", "threw IllegalStateException: not today"),
            Arguments.of("", "while (true) { }", "took more steps in one call than it may"),
            Arguments.of("", "while (true) { try { while (true) { } } catch (RuntimeException e) { seen++; } }", "took more steps"),
            Arguments.of("", "try { while (true) { seen++; } } catch (RuntimeException e) { into.hold(SignalReason.OWN_RULE); }", "took more steps in one call than it may"),
            Arguments.of("", "long[] a = new long[2_000_000_000]; seen += a.length;", "took more steps"),
            Arguments.of("", "into.recommend(Recommendation.BUY, SignalReason.OWN_RULE, 7);", "confidence that is not within 0 to 1"),
            Arguments.of("", "into.buyFor(1, true, SignalReason.OWN_RULE, 1);", "its description does not declare"),
            Arguments.of("", "long[] a = new long[1]; seen += a[(int) seen];", "threw ArrayIndexOutOfBoundsException"),
            // What it declares.
            Arguments.of("public StrategyDescription description() { return new StrategyDescription(7, \"evil\", \"m\", \"c\", \"s\", true, false, List.of()); }",
                "", "those below 1000 are built in"),
            Arguments.of("public StrategyDescription description() { return new StrategyDescription(1000, \"dca\", \"m\", \"c\", \"s\", true, false, List.of()); }",
                "", "numbers and names of their own"),
            Arguments.of("public StrategyDescription description() { return new StrategyDescription(1000, \"evil\", \"m\", \"c\", \"s\", true, false,"
                + " List.of(Parameter.count(\"n\", 9, 0, 2, \"Default above its range.\"))); }", "", "default outside its range"),
            Arguments.of("public StrategyDescription description() { while (true) { } }", "", "took more steps"));
    }

    @ParameterizedTest(name = "{1} {0}")
    @MethodSource("refused")
    void shouldRefuse(final String fields, final String evaluate, final String why) throws IOException {
        Jars.of(directory, "evil.jar", Jars.source(fields, evaluate));
        final Complaint complaint = assertThrows(Complaint.class, () -> StrategyJars.load(directory));
        assertTrue(complaint.getMessage().contains(why), complaint.getMessage());
        assertEquals(ExitCode.USAGE, complaint.exitCode());
    }

    @Test
    void shouldRefuseAParameterRangeThatItDoesNotLiveThrough() throws IOException {
        Jars.of(directory, "evil.jar", Jars.source("", "").replace("return new One();",
            "if (parameters.value(\"n\") == 2) { throw new ArithmeticException(); } return new One();"));
        final String said = assertThrows(Complaint.class, () -> StrategyJars.load(directory)).getMessage();
        assertTrue(said.contains("threw ArithmeticException, with n = 2, which it declares as allowed"), said);
    }

    @Test
    void shouldRefuseWhatIsNoJarAndAJarWithoutAStrategy() throws IOException {
        Files.writeString(directory.resolve("text.jar"), "this is no jar");
        final String said = assertThrows(Complaint.class, () -> StrategyJars.load(directory)).getMessage();
        assertTrue(said.contains("text.jar is refused: it holds no classes"), said);
    }

    @Test
    void shouldFindAnEarlierVersionForItsJournalsOnly() throws IOException {
        Files.createDirectories(directory.resolve(StrategyJars.EARLIER));
        Jars.of(directory, "evil-2.jar", Jars.source("", "seen += 2;"));
        Jars.of(directory.resolve(StrategyJars.EARLIER), "evil-1.jar", Jars.source("", "seen += 1;"));
        final StrategyCatalogue both = StrategyJars.load(directory);
        assertEquals(5, both.current().size());

        final Path alone = Files.createDirectory(directory.resolve("alone"));
        Jars.of(alone, "evil-1.jar", Jars.source("", "seen += 1;"));
        final String earlier = StrategyJars.load(alone).named("evil").jarHash();
        assertEquals(earlier, both.find(1_000, "evil", earlier).jarHash());
    }

    /** The same steps, however often: a replay stops where the run stopped. */
    @Test
    void shouldCountTheSameStepsEachTime() throws IOException {
        Jars.of(directory, "evil.jar", Jars.source("", "if (market.timeNs() > 2_000_000_000_000_000_000L) { while (true) { seen++; } }"));
        final long first = stepsUntilOverrun();
        assertEquals(first, stepsUntilOverrun());
        assertEquals(Installed.STEPS_PER_CALL, first, 3);
    }

    private long stepsUntilOverrun() {
        final Installed evil = StrategyJars.load(directory).named("evil");
        final Strategy strategy = evil.factory().create(StrategyTerms.initial(evil).parameters());
        evil.budget().refill(Installed.STEPS_PER_CALL);
        assertThrows(StrategyOverrun.class, () -> strategy.evaluate(new FarFuture(), new Proposal()));
        assertTrue(evil.budget().isSpent());
        final StreamDigest digest = new StreamDigest();
        evil.budget().refill(Installed.STEPS_PER_CALL);
        strategy.addTo(digest);
        for (long seen = Installed.STEPS_PER_CALL - 5; seen < Installed.STEPS_PER_CALL + 5; seen++) {
            if (new StreamDigest().add(seen).value() == digest.value()) {
                return seen;
            }
        }
        throw new AssertionError("not near the budget");
    }
}
