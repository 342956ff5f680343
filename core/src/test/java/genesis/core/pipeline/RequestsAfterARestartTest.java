package genesis.core.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import genesis.core.engine.Inputs;
import genesis.core.message.Channel;
import genesis.core.message.CommandAnsweredDecoder;
import genesis.core.message.CommandResult;
import genesis.core.message.FeedState;
import genesis.core.message.Flag;
import genesis.core.message.Message;
import genesis.core.message.MessageHeaderEncoder;
import genesis.core.message.Mode;
import genesis.core.message.OrderRequestedEncoder;
import genesis.core.message.OrderType;
import genesis.core.message.PlaceOrderDecoder;
import genesis.core.message.Side;
import genesis.core.unit.E8;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** A client that heard no answer asks again, and the process was started anew in between. */
class RequestsAfterARestartTest {
    private static final long START_NS = 1_700_000_000_000_000_000L;
    private static final long REQUEST = 77;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[Message.LENGTH_MAX + Journal.CHAIN_LENGTH]);
    private final Inputs inputs = new Inputs();
    private long commandId;

    @Test
    void shouldGiveTheSameOrderOnceForTheSameRequest() {
        final MemoryJournal journal = new MemoryJournal();
        final InputProcessor before = new InputProcessor(new PatientVenue(1), journal);
        before.accept(buffer, inputs.session(buffer, START_NS, Mode.PAPER));
        before.accept(buffer, inputs.instrument(buffer, START_NS, 0, "BTC", "USD"));
        before.accept(buffer, inputs.feed(buffer, START_NS, 0, Channel.BOOK, FeedState.SUBSCRIBED));
        before.accept(buffer, inputs.snapshot(buffer, START_NS, 0, 99 * E8.ONE, 100 * E8.ONE));
        before.accept(buffer, request(REQUEST));
        final long id = answer(journal, CommandResult.DONE);
        assertEquals(1, journal.outputs.stream().filter(one -> Message.templateId(one, 0) == PlaceOrderDecoder.TEMPLATE_ID).count());

        final MemoryJournal since = new MemoryJournal();
        final InputProcessor after = new InputProcessor(new PatientVenue(1), new MemoryJournal());
        journal.inputs.forEach(record -> after.reexecute(record, 0, record.capacity() - Journal.CHAIN_LENGTH));
        after.journal(since);
        after.accept(buffer, inputs.session(buffer, START_NS + 1, Mode.PAPER));
        after.accept(buffer, request(REQUEST));
        assertEquals(id, answer(since, CommandResult.NOTHING_TO_DO), "that order, and no other");
        assertEquals(0, since.outputs.stream().filter(one -> Message.templateId(one, 0) == PlaceOrderDecoder.TEMPLATE_ID).count());
    }

    private int request(final long requestId) {
        return Message.HEADER_LENGTH + new OrderRequestedEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
            .timeNs(START_NS).commandId(++commandId).requestId(requestId).qtyE8(E8.ONE).priceE8(98 * E8.ONE).auxPriceE8(0).trailingE8(0)
            .ocoStopPriceE8(0).stopPriceE8(0).targetPriceE8(0).untilNs(0).instrumentId(0).side(Side.BUY).orderType(OrderType.LIMIT)
            .reduceOnly(Flag.NO).postOnly(Flag.NO).hidden(Flag.NO).encodedLength();
    }

    /** Client order id of the last answer, which is this result. */
    private static long answer(final MemoryJournal journal, final CommandResult result) {
        final CommandAnsweredDecoder answer = new CommandAnsweredDecoder();
        journal.outputs.stream().filter(one -> Message.templateId(one, 0) == CommandAnsweredDecoder.TEMPLATE_ID)
            .forEach(one -> answer.wrap(one, Message.HEADER_LENGTH, Message.blockLength(one, 0), Message.version(one, 0)));
        assertEquals(result, answer.result());
        return answer.clientOrderId();
    }
}
