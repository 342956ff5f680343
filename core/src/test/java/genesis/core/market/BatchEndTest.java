package genesis.core.market;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Order inside a batch: protocol sheet, section 1.10. */
class BatchEndTest {
    private final BatchEnd end = new BatchEnd();

    @Test
    void shouldSeeOneBatchWhereStepsGoForward() {
        assertTrue(removeBid(), "the first update begins a batch");
        assertFalse(removeBid());
        assertFalse(removeAsk());
        assertFalse(setBid());
        assertFalse(setBid());
        assertFalse(setAsk());
        assertFalse(setAsk());
    }

    @Test
    void shouldSeeANewBatchAtEveryStepBack() {
        setAsk();
        assertTrue(setBid());
        assertTrue(removeAsk());
        assertTrue(removeBid());
        setAsk();
        assertTrue(removeBid());
        setBid();
        assertTrue(removeAsk());
    }

    @Test
    void shouldBeginANewBatchAfterAnotherKindOfMessage() {
        setBid();
        end.reset();
        assertTrue(setAsk(), "would go forward without the reset");
        assertFalse(setAsk());
    }

    @Test
    void shouldKnowWhetherABatchIsUnderWay() {
        assertFalse(end.isInBatch());
        setBid();
        assertTrue(end.isInBatch());
        end.reset();
        assertFalse(end.isInBatch());
    }

    private boolean removeBid() {
        return end.startsNewBatch(1, 0);
    }

    private boolean removeAsk() {
        return end.startsNewBatch(-1, 0);
    }

    private boolean setBid() {
        return end.startsNewBatch(30, 2);
    }

    private boolean setAsk() {
        return end.startsNewBatch(-30, 2);
    }
}
