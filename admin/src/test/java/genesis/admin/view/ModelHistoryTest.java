package genesis.admin.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import genesis.core.message.CommandResult;
import genesis.core.message.Message;
import genesis.core.message.MessageHeaderEncoder;
import genesis.core.message.ModelAnnouncedEncoder;
import genesis.core.message.ModelReason;
import genesis.core.message.ModelState;
import genesis.core.message.SessionAnnouncedEncoder;
import genesis.core.message.Timeframe;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class ModelHistoryTest {
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[Message.LENGTH_MAX]);
    private final ModelHistory history = new ModelHistory();
    private long sequence;

    @Test
    void shouldKnowTheModelInUseAndTheOneBefore() {
        assertNull(known().active());
        assertNull(known().previous());
        say(1, ModelState.LOADED, ModelReason.NONE);
        assertNull(known().previous(), "there is no other");
        say(2, ModelState.LOADED, ModelReason.NONE);
        say(3, ModelState.REFUSED, ModelReason.WRONG_HASH);
        assertEquals(2, known().active().hash());
        assertEquals(1, known().previous().hash(), "what was refused never was in use");
        say(2, ModelState.UNLOADED, ModelReason.NONE);
        assertNull(known().active());
        assertEquals(2, known().previous().hash(), "a rollback behind an unload brings it back");
        assertEquals(4, known().events().size());
        assertEquals(ModelState.UNLOADED, known().at(sequence).state());
        assertNull(known().at(99));
    }

    @Test
    void shouldOnlyBelieveWhatASessionSaysAgain() {
        say(1, ModelState.LOADED, ModelReason.NONE);
        new SessionAnnouncedEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder()).sequence(++sequence);
        history.onOutput(buffer, 0);
        assertNull(known().active());
        say(1, ModelState.LOADED, ModelReason.SESSION);
        assertEquals(1, known().active().hash());
        assertEquals(1, known().events().size(), "that is no news");
    }

    @Test
    void shouldSayWhyInWords() {
        say(1, ModelState.REFUSED, ModelReason.SETTINGS_DIFFER);
        assertEquals("refused: settings differ from those it was trained with (periods of indicators, regime, stop or target)",
            ModelHistory.words(CommandResult.REFUSED, known().at(1)));
        assertEquals("nothing to do: it already was so", ModelHistory.words(CommandResult.NOTHING_TO_DO, null));
    }

    @Test
    void shouldKeepTheLatestFifty() {
        for (int i = 1; i <= 60; i++) {
            say(i, ModelState.LOADED, ModelReason.NONE);
        }
        assertEquals(50, known().events().size());
        assertEquals(60, known().events().get(0).hash());
    }

    private ModelHistory.Known known() {
        history.publish();
        return history.known();
    }

    private void say(final long hash, final ModelState state, final ModelReason reason) {
        new ModelAnnouncedEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder()).sequence(++sequence).timeNs(1).modelHash(hash)
            .detail(0).modelVersion(1).horizonCandles(60).featureCount(11).timeframe(Timeframe.MINUTE_1).state(state).reason(reason).name("m");
        history.onOutput(buffer, 0);
    }
}
