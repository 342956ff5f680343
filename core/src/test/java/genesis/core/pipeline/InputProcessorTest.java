package genesis.core.pipeline;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import genesis.core.engine.Inputs;
import genesis.core.message.Message;
import genesis.core.message.Mode;
import genesis.core.message.OrderFilledEncoder;
import genesis.core.message.PlaceOrderDecoder;
import genesis.core.message.TradeDecoder;
import genesis.core.unit.StreamDigest;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class InputProcessorTest {
    private static final long SEED = 5;
    private static final int INPUT_COUNT = 30_000;
    private static final long LATENCY_NS = 50_000_000L;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[Message.LENGTH_MAX + Journal.CHAIN_LENGTH]);
    private final Inputs inputs = new Inputs();

    @Test
    void shouldComeToTheSameEndWhenExecutedAgain() {
        System.out.println("InputProcessorTest seed=" + SEED);
        final MemoryJournal journal = new MemoryJournal();
        final InputProcessor live = live(journal);
        assertTrue(live.engine().counters().ordersFilled() > 20, "filled=" + live.engine().counters().ordersFilled());

        final PatientVenue venue = new PatientVenue(LATENCY_NS);
        final MemoryJournal again = new MemoryJournal();
        final InputProcessor replay = new InputProcessor(venue, again);
        final UnsafeBuffer shifted = new UnsafeBuffer(new byte[3 + Message.LENGTH_MAX + Journal.CHAIN_LENGTH]);
        for (final UnsafeBuffer record : journal.inputs) {
            final int length = record.capacity() - Journal.CHAIN_LENGTH;
            shifted.putBytes(3, record, 0, record.capacity());
            priceOf(venue, record);
            assertEquals(record.getLong(length, LITTLE_ENDIAN), replay.reexecute(shifted, 3, length), "chain link");
        }
        assertEquals(live.inputsDigest(), replay.inputsDigest());
        assertEquals(live.outputsDigest(), replay.outputsDigest());
        assertEquals(live.outputCount(), replay.outputCount());
        assertEquals(live.lastSequence(), replay.lastSequence());
        assertEquals(live.lastTimeNs(), replay.lastTimeNs());
        assertEquals(live.engine().stateHash(), replay.engine().stateHash());
        assertEquals(journal.outputs, again.outputs);
        assertEquals(List.of(), again.inputs, "what the journal holds is not appended again");
    }

    @Test
    void shouldGoOnAfterAReplayAsIfNothingHadHappened() {
        final MemoryJournal whole = new MemoryJournal();
        final InputProcessor uninterrupted = live(whole);
        final int cut = whole.inputs.size() / 2;
        final PatientVenue venue = new PatientVenue(LATENCY_NS);
        final InputProcessor recovered = new InputProcessor(venue, new MemoryJournal());
        for (int i = 0; i < whole.inputs.size(); i++) {
            final UnsafeBuffer record = whole.inputs.get(i);
            final int length = record.capacity() - Journal.CHAIN_LENGTH;
            priceOf(venue, record);
            if (i < cut || isAnswer(record)) {
                recovered.reexecute(record, 0, length);
            } else {
                buffer.putBytes(0, record, 0, length);
                Message.sequence(buffer, 0, -1);
                recovered.accept(buffer, length);
            }
        }
        assertEquals(uninterrupted.inputsDigest(), recovered.inputsDigest());
        assertEquals(uninterrupted.outputsDigest(), recovered.outputsDigest());
        assertEquals(uninterrupted.engine().stateHash(), recovered.engine().stateHash());
    }

    @Test
    void shouldWriteTheChainBehindEveryRecord() {
        final MemoryJournal journal = new MemoryJournal();
        live(journal);
        checkChain(journal.inputs);
        checkChain(journal.outputs);
        for (int i = 0; i < journal.inputs.size(); i++) {
            assertEquals(i + 1, Message.sequence(journal.inputs.get(i), 0));
        }
    }

    @Test
    void shouldLiftTimeAndNeverRunBackwards() {
        final MemoryJournal journal = new MemoryJournal();
        final InputProcessor processor = new InputProcessor(new PatientVenue(1), journal);
        for (final long timeNs : new long[] {1_000, 900, 1_001, 5, 1_001, 2_000}) {
            processor.accept(buffer, inputs.tick(buffer, timeNs));
        }
        assertEquals(List.of(1_000L, 1_000L, 1_001L, 1_001L, 1_001L, 2_000L), journal.times());
        assertEquals(2_000, processor.lastTimeNs());
        assertEquals(6, processor.lastSequence());
    }

    @Test
    void shouldRefuseAGapInAReplay() {
        final InputProcessor processor = new InputProcessor(new PatientVenue(1), new MemoryJournal());
        final int length = inputs.tick(buffer, 1_000);
        Message.sequence(buffer, 0, 2);
        assertThrows(IllegalStateException.class, () -> processor.reexecute(buffer, 0, length));
    }

    @Test
    void shouldRefuseAnAnswerThatTheVenueDoesNotRepeat() {
        final MemoryJournal journal = new MemoryJournal();
        live(journal);
        final PatientVenue venue = new PatientVenue(LATENCY_NS);
        final InputProcessor replay = new InputProcessor(venue, new MemoryJournal());
        final IllegalStateException refused = assertThrows(IllegalStateException.class, () -> {
            for (final UnsafeBuffer record : journal.inputs) {
                if (Message.templateId(record, 0) == OrderFilledEncoder.TEMPLATE_ID) {
                    // The quantity stands behind five numbers of the block.
                    record.putByte(Message.HEADER_LENGTH + OrderFilledEncoder.qtyE8EncodingOffset(), (byte) 77);
                }
                priceOf(venue, record);
                replay.reexecute(record, 0, record.capacity() - Journal.CHAIN_LENGTH);
            }
        });
        assertTrue(refused.getMessage().contains("repeats itself"), refused.getMessage());
    }

    @Test
    void shouldChangeTheDigestsWithOneBit() {
        final InputProcessor one = new InputProcessor(new PatientVenue(1), new MemoryJournal());
        final InputProcessor other = new InputProcessor(new PatientVenue(1), new MemoryJournal());
        one.accept(buffer, inputs.session(buffer, 1_000, Mode.PAPER));
        other.accept(buffer, inputs.session(buffer, 1_000, Mode.OBSERVE));
        assertNotEquals(one.inputsDigest(), other.inputsDigest());
        assertNotEquals(one.outputsDigest(), other.outputsDigest());
    }

    @Test
    void shouldJournalACommandBeforeTheVenueSeesIt() {
        final MemoryJournal journal = new MemoryJournal();
        final PatientVenue venue = new PatientVenue(LATENCY_NS);
        final int[] seen = {0};
        final InputProcessor processor = new InputProcessor(new Venue() {
            @Override
            public void onInput(final UnsafeBuffer from, final int offset, final int length) {
                venue.onInput(from, offset, length);
            }

            @Override
            public void onCommand(final UnsafeBuffer from, final int offset, final int length) {
                assertTrue(journal.outputs.stream().anyMatch(record ->
                    Message.templateId(record, 0) == Message.templateId(from, offset)
                        && Message.sequence(record, 0) == Message.sequence(from, offset)), "the command is journaled");
                assertEquals(journal.inputs.size(), Message.sequence(from, offset), "and its cause before it");
                seen[0]++;
                venue.onCommand(from, offset, length);
            }

            @Override
            public long nextDueNs() {
                return venue.nextDueNs();
            }

            @Override
            public int answer(final UnsafeBuffer into) {
                return venue.answer(into);
            }
        }, journal);
        run(processor, new Market(SEED, venue), venue);
        assertTrue(seen[0] > 20, "commands=" + seen[0]);
        final long placed = journal.outputs.stream()
            .filter(record -> Message.templateId(record, 0) == PlaceOrderDecoder.TEMPLATE_ID).count();
        assertEquals(venue.orders, placed);
    }

    private InputProcessor live(final MemoryJournal journal) {
        final PatientVenue venue = new PatientVenue(LATENCY_NS);
        final InputProcessor processor = new InputProcessor(venue, journal);
        run(processor, new Market(SEED, null), venue);
        return processor;
    }

    /** As the loop does: answers that are due go first. */
    private void run(final InputProcessor processor, final Market market, final PatientVenue venue) {
        final UnsafeBuffer answer = new UnsafeBuffer(new byte[Message.LENGTH_MAX + Journal.CHAIN_LENGTH]);
        for (int i = 0; i < INPUT_COUNT; i++) {
            final int length = market.next(buffer);
            while (venue.nextDueNs() <= Message.timeNs(buffer, 0)) {
                processor.accept(answer, venue.answer(answer));
            }
            priceOf(venue, buffer);
            processor.accept(buffer, length);
        }
    }

    /** The venue fills at the last trade that the stream holds, so that a replay finds the same price. */
    private static void priceOf(final PatientVenue venue, final UnsafeBuffer record) {
        if (Message.templateId(record, 0) == TradeDecoder.TEMPLATE_ID) {
            venue.price(record.getLong(Message.HEADER_LENGTH + TradeDecoder.priceE8EncodingOffset(), LITTLE_ENDIAN));
        }
    }

    private static boolean isAnswer(final UnsafeBuffer record) {
        final int templateId = Message.templateId(record, 0);
        return templateId >= 30 && templateId <= 34;
    }

    private static void checkChain(final List<UnsafeBuffer> records) {
        final StreamDigest chain = new StreamDigest();
        for (final UnsafeBuffer record : records) {
            final int length = record.capacity() - Journal.CHAIN_LENGTH;
            assertEquals(chain.add(record, 0, length), record.getLong(length, LITTLE_ENDIAN));
        }
    }
}
