package genesis.core.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import genesis.core.unit.Digests;
import org.junit.jupiter.api.Test;

class RequestIdsTest {
    /** As the class promises: the latest so many are remembered. */
    private static final int REMEMBERED = 4_096;

    private final RequestIds requests = new RequestIds();

    @Test
    void shouldKnowTheOrderOfARequestAndNoneOfAnother() {
        requests.remember(70, 7);
        assertEquals(7, requests.orderOf(70));
        assertEquals(RequestIds.NO_ORDER, requests.orderOf(71));
    }

    @Test
    void shouldForgetTheOldestAndOnlyWhenThereIsNoRoom() {
        for (int i = 0; i < REMEMBERED; i++) {
            requests.remember(i, 1_000 + i);
        }
        for (int i = 0; i < REMEMBERED; i++) {
            assertEquals(1_000 + i, requests.orderOf(i), "request " + i);
        }
        requests.remember(REMEMBERED, 9_999);
        assertEquals(RequestIds.NO_ORDER, requests.orderOf(0));
        assertEquals(1_001, requests.orderOf(1));
        assertEquals(9_999, requests.orderOf(REMEMBERED));
        requests.remember(REMEMBERED + 1, 9_999);
        assertEquals(RequestIds.NO_ORDER, requests.orderOf(1));
        assertEquals(1_002, requests.orderOf(2));
    }

    @Test
    void shouldShowEveryRequestInTheDigestEvenWhenItIsFull() {
        Digests.assertEachStepShows(requests::addTo,
            () -> requests.remember(70, 7),
            () -> requests.remember(71, 7));
        final RequestIds other = new RequestIds();
        other.remember(70, 7);
        other.remember(72, 7);
        assertNotEquals(Digests.of(requests::addTo), Digests.of(other::addTo), "the second request");
        final RequestIds elsewhere = new RequestIds();
        elsewhere.remember(70, 7);
        elsewhere.remember(71, 8);
        assertNotEquals(Digests.of(requests::addTo), Digests.of(elsewhere::addTo), "the second order");
        for (int i = 0; i < REMEMBERED - 2; i++) {
            requests.remember(1_000 + i, 1);
            other.remember(1_000 + i, 1);
        }
        assertNotEquals(Digests.of(requests::addTo), Digests.of(other::addTo));
        for (int i = 0; i < 2; i++) {
            requests.remember(100 + i, 1);
            other.remember(100 + i, 1);
        }
        assertEquals(Digests.of(requests::addTo), Digests.of(other::addTo), "what is forgotten makes no difference");
    }
}
