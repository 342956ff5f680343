package genesis.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import genesis.core.message.Cause;
import genesis.core.message.Channel;
import genesis.core.message.ChecksumResult;
import genesis.core.message.ConnectionState;
import genesis.core.message.DenialReason;
import genesis.core.message.FeedHealthChangedDecoder;
import genesis.core.message.FeedProblem;
import genesis.core.message.FeedState;
import org.junit.jupiter.api.BeforeEach;
import genesis.core.message.TradingState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When an instrument's data may be traded on: section M of the faults that the engine has to survive. */
class FeedTrustTest {
    private final EngineDriver driver = new EngineDriver();

    @BeforeEach
    void start() {
        driver.readyToTrade().feed(0, Channel.BOOK, FeedState.VERIFYING).snapshot(0, 99.9, 100).quiet();
    }

    @Test
    void shouldNotTradeOnASnapshotThatNoChecksumVerified() {
        assertDenied(FeedProblem.NONE);
    }

    @Test
    void shouldTradeOnASnapshotThatAChecksumMatched() {
        driver.checksum(0, ChecksumResult.MATCHED);
        assertEquals(FeedState.LIVE, driver.feedHealth().state());
        driver.crossUp();
        assertEquals(DenialReason.NONE, driver.verdict().reason());
        assertEquals(1, driver.engine.counters().checksumsMatched());
    }

    @Test
    void shouldNotTrustAChecksumThatNobodyCompared() {
        driver.checksum(0, ChecksumResult.UNCHECKED);
        assertDenied(FeedProblem.NONE);
    }

    @Test
    void shouldBreakABookWhoseChecksumDiffersAndSayItOnce() {
        driver.checksum(0, ChecksumResult.MATCHED).quiet();
        driver.checksum(0, ChecksumResult.MISMATCHED).broken(0, FeedProblem.CHECKSUM_MISMATCH);
        assertEquals(1, driver.count(FeedHealthChangedDecoder.TEMPLATE_ID));
        assertEquals(FeedProblem.CHECKSUM_MISMATCH, driver.feedHealth().problem());
        assertEquals(1, driver.engine.counters().checksumsMismatched());
        driver.resume(1);
        assertDenied(FeedProblem.CHECKSUM_MISMATCH);
    }

    @Test
    void shouldTripTheCircuitBreakerWhereABookIsNotTheExchanges() {
        driver.checksum(0, ChecksumResult.MATCHED).checksum(0, ChecksumResult.MISMATCHED);
        assertEquals(TradingState.PAUSED, driver.tradingState().state());
        assertEquals(Cause.BROKEN_BOOK, driver.tradingState().cause());
        driver.crossUp();
        assertEquals(DenialReason.TRADING_IS_PAUSED, driver.verdict().reason());
    }

    @ParameterizedTest
    @EnumSource(value = FeedProblem.class, names = {"NONE", "NULL_VAL"}, mode = EnumSource.Mode.EXCLUDE)
    void shouldRefuseEntriesAfterAnyProblemUntilABookIsVerified(final FeedProblem problem) {
        driver.checksum(0, ChecksumResult.MATCHED).broken(0, problem);
        assertEquals(problem, driver.feedHealth().problem());
        assertDenied(problem);

        // Neither a snapshot nor a match of the old subscription heals it, nor both.
        driver.snapshot(0, 99.9, 100).checksum(0, ChecksumResult.MATCHED);
        assertEquals(FeedState.BROKEN, driver.feedHealth().state());
        driver.feed(0, Channel.BOOK, FeedState.VERIFYING).snapshot(0, 99.9, 100);
        assertEquals(FeedState.VERIFYING, driver.feedHealth().state());
        driver.checksum(0, ChecksumResult.MATCHED);
        assertEquals(FeedState.LIVE, driver.feedHealth().state());
        assertEquals(FeedProblem.NONE, driver.feedHealth().problem());
    }

    @Test
    void shouldKeepTheFirstReasonWhenTheConnectionGoesDownForIt() {
        driver.checksum(0, ChecksumResult.MATCHED).quiet().broken(0, FeedProblem.SEQUENCE_GAP)
            .connection(1, ConnectionState.DOWN).broken(0, FeedProblem.SEQUENCE_GAP);
        assertEquals(1, driver.count(FeedHealthChangedDecoder.TEMPLATE_ID));
        assertEquals(FeedProblem.SEQUENCE_GAP, driver.feedHealth().problem());
    }

    @Test
    void shouldNotTradeInMaintenance() {
        driver.checksum(0, ChecksumResult.MATCHED).connection(1, ConnectionState.MAINTENANCE);
        assertEquals(FeedProblem.MAINTENANCE, driver.feedHealth().problem());
        driver.snapshot(0, 99.9, 100).checksum(0, ChecksumResult.MATCHED);
        assertDenied(FeedProblem.MAINTENANCE);
    }

    @Test
    void shouldKeepWhatIsSaidOfADerivativeAndCountTheExchangesCandles() {
        final long before = driver.engine.stateHash();
        driver.derivative(0, 86_676.3172).candleReported(0);
        assertEquals(1, driver.engine.counters().derivativeStatuses());
        assertEquals(1, driver.engine.counters().candlesReported());
        assertNotEquals(before, driver.engine.stateHash());
    }

    private void assertDenied(final FeedProblem problem) {
        driver.crossUp();
        assertEquals(DenialReason.FEED_IS_NOT_LIVE, driver.verdict().reason());
        assertEquals(problem.value(), driver.verdict().observed());
    }
}
