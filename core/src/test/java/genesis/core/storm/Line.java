package genesis.core.storm;

import genesis.core.exchange.SeededRandom;
import genesis.core.message.AmendOrderDecoder;
import genesis.core.message.CancelOrderDecoder;
import genesis.core.message.CancelOrdersDecoder;
import genesis.core.message.ChangeRejectedEncoder;
import genesis.core.message.Flag;
import genesis.core.message.LookUpOrderDecoder;
import genesis.core.message.Message;
import genesis.core.message.OrderAcceptedEncoder;
import genesis.core.message.OrderRejectedEncoder;
import genesis.core.message.OrderUnknownEncoder;
import genesis.core.message.PlaceOrderDecoder;
import genesis.core.message.ReconcileAccountDecoder;
import genesis.core.message.RejectReason;
import genesis.core.pipeline.Venue;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What stands between the engine and {@link RudeExchange}, as the gateway does: a connection that can break with commands
 * and answers on it, and a second way out while it is down, of whose answers some are lost, too.
 */
final class Line implements Venue {
    private static final int CLIENT_ID = Message.HEADER_LENGTH + 2 * Long.BYTES;

    private final SeededRandom random;
    private final RudeExchange exchange;
    private final Wire stream;
    private final Wire answers;
    private final Questions questions;
    private final List<UnsafeBuffer> uplink = new ArrayList<>();
    /** Sent, and nothing was heard of them. */
    private final Set<Long> inFlight = new LinkedHashSet<>();
    private Life life;
    private boolean isUp;

    Line(final SeededRandom random, final RudeExchange exchange, final Wire stream, final boolean isWallet) {
        this.random = random;
        this.exchange = exchange;
        this.stream = stream;
        answers = new Wire(random, false);
        questions = new Questions(random, exchange, answers, isWallet);
    }

    void attach(final Life newLife) {
        life = newLife;
    }

    boolean isUp() {
        return isUp;
    }

    /** An order with this client id is on its way, there, or was. */
    boolean knows(final long clientId) {
        for (final UnsafeBuffer command : uplink) {
            if (Message.templateId(command, 0) == PlaceOrderDecoder.TEMPLATE_ID
                && (place(command).clientOrderId() == clientId || place(command).ocoClientOrderId() == clientId)) {
                return true;
            }
        }
        return exchange.has(clientId);
    }

    void connect() {
        isUp = true;
        exchange.isHeard = true;
        life.accept(life.inputs.account(life.buffer, life.nowNs, true));
        questions.snapshot(stream);
    }

    /** Some of what is on its way out still arrives, nothing comes back. */
    void disconnect() {
        cut();
        for (final long clientId : List.copyOf(inFlight)) {
            unknown(life.buffer, clientId);
            say(Message.HEADER_LENGTH + OrderUnknownEncoder.BLOCK_LENGTH);
        }
        inFlight.clear();
        life.accept(life.inputs.account(life.buffer, life.nowNs, false));
    }

    /** The process ends in the middle of whatever it does. */
    void die() {
        cut();
        inFlight.clear();
        questions.forget();
    }

    private void cut() {
        isUp = false;
        exchange.isHeard = false;
        final int arrives = uplink.isEmpty() ? 0 : random.nextInt(uplink.size() + 1);
        uplink.subList(0, arrives).forEach(command -> arrive(command, false));
        uplink.clear();
        stream.cut();
    }

    /** Commands arrive, one or two, or none; none takes longer than a second. */
    void work() {
        while (!uplink.isEmpty() && Message.timeNs(uplink.get(0), 0) + Weather.SECOND_NS < life.nowNs) {
            arrive(uplink.remove(0), false);
        }
        for (int n = random.nextInt(4); n > 0 && !uplink.isEmpty(); n--) {
            arrive(uplink.remove(0), false);
        }
    }

    /** Some of what is on its way in arrives. */
    void say() {
        for (int n = random.nextInt(4); n > 0; n--) {
            say(stream.take(life.buffer, true));
        }
        for (int n = random.nextInt(3); n > 0; n--) {
            questions.step(false);
            say(answers.take(life.buffer, false));
        }
    }

    /** All that is on its way arrives, and all that follows from it. */
    void pump() {
        while (!uplink.isEmpty() || !stream.isEmpty() || !questions.isIdle()) {
            while (!uplink.isEmpty()) {
                arrive(uplink.remove(0), true);
            }
            say(stream.take(life.buffer, false));
            questions.step(true);
            say(answers.take(life.buffer, false));
        }
    }

    private void say(final int length) {
        if (length != 0) {
            Message.timeNs(life.buffer, 0, life.nowNs);
            inFlight.remove(life.buffer.getLong(CLIENT_ID, ByteOrder.LITTLE_ENDIAN));
            life.accept(length);
        }
    }

    @Override
    public boolean isOutside() {
        return true;
    }

    @Override
    public void onInput(final UnsafeBuffer input, final int offset, final int length) {
        // An exchange does not hear what the engine hears.
    }

    @Override
    public void onCommand(final UnsafeBuffer command, final int offset, final int length) {
        final int body = offset + Message.HEADER_LENGTH;
        final int block = Message.blockLength(command, offset);
        switch (Message.templateId(command, offset)) {
            case LookUpOrderDecoder.TEMPLATE_ID -> questions.lookUp(new LookUpOrderDecoder().wrap(command, body, block, 1));
            case ReconcileAccountDecoder.TEMPLATE_ID ->
                questions.reconcile(new ReconcileAccountDecoder().wrap(command, body, block, 1).fillsSinceMs());
            default -> {
                final UnsafeBuffer copy = new UnsafeBuffer(new byte[length]);
                copy.putBytes(0, command, offset, length);
                if (isUp) {
                    note(copy);
                    uplink.add(copy);
                } else {
                    detour(copy);
                }
            }
        }
    }

    private void note(final UnsafeBuffer command) {
        if (Message.templateId(command, 0) == PlaceOrderDecoder.TEMPLATE_ID) {
            final PlaceOrderDecoder place = place(command);
            inFlight.add(place.clientOrderId());
            if (place.ocoStopPriceE8() != 0) {
                inFlight.add(place.ocoClientOrderId());
            }
        }
    }

    /** The second way out: it may arrive or not, and the answer may be lost. */
    private void detour(final UnsafeBuffer command) {
        final boolean arrives = random.nextInt(3) > 0;
        final int openBefore = exchange.open.size();
        if (arrives) {
            arrive(command, false);
        }
        final int block = Message.blockLength(command, 0);
        switch (Message.templateId(command, 0)) {
            case PlaceOrderDecoder.TEMPLATE_ID -> {
                final PlaceOrderDecoder place = place(command);
                answer(place.clientOrderId(), arrives, openBefore);
                if (place.ocoStopPriceE8() != 0) {
                    answer(place.ocoClientOrderId(), arrives, openBefore);
                }
            }
            case CancelOrderDecoder.TEMPLATE_ID ->
                unknown(answers.next(), new CancelOrderDecoder().wrap(command, Message.HEADER_LENGTH, block, 1).clientOrderId());
            case AmendOrderDecoder.TEMPLATE_ID -> {
                final long clientId = new AmendOrderDecoder().wrap(command, Message.HEADER_LENGTH, block, 1).clientOrderId();
                if (arrives) {
                    unknown(answers.next(), clientId);
                } else {
                    new ChangeRejectedEncoder().wrapAndApplyHeader(answers.next(), 0, answers.header).clientOrderId(clientId)
                        .exchangeOrderId(0).isCancel(Flag.NO).reason(RejectReason.NOT_CONNECTED);
                }
            }
            default -> { } // A cancel of many, which nobody answers.
        }
    }

    private void answer(final long clientId, final boolean arrived, final int openBefore) {
        final Theirs order = arrived && exchange.open.size() > openBefore ? exchange.open.stream()
            .filter(one -> one.clientId == clientId).findFirst().orElse(null) : null;
        if (order != null && random.nextInt(2) == 0) {
            new OrderAcceptedEncoder().wrapAndApplyHeader(answers.next(), 0, answers.header).clientOrderId(clientId)
                .exchangeOrderId(order.exchangeId);
        }
        if (arrived || random.nextInt(2) == 0) {
            unknown(answers.next(), clientId);
        } else {
            new OrderRejectedEncoder().wrapAndApplyHeader(answers.next(), 0, answers.header).clientOrderId(clientId)
                .reason(RejectReason.NOT_CONNECTED);
        }
    }

    private void unknown(final UnsafeBuffer into, final long clientId) {
        new OrderUnknownEncoder().wrapAndApplyHeader(into, 0, answers.header).clientOrderId(clientId);
    }

    private void arrive(final UnsafeBuffer command, final boolean isKind) {
        final int block = Message.blockLength(command, 0);
        switch (Message.templateId(command, 0)) {
            case PlaceOrderDecoder.TEMPLATE_ID -> exchange.place(place(command), isKind);
            case CancelOrderDecoder.TEMPLATE_ID ->
                exchange.cancel(new CancelOrderDecoder().wrap(command, Message.HEADER_LENGTH, block, 1), isKind);
            case AmendOrderDecoder.TEMPLATE_ID ->
                exchange.amend(new AmendOrderDecoder().wrap(command, Message.HEADER_LENGTH, block, 1), isKind);
            case CancelOrdersDecoder.TEMPLATE_ID -> exchange.cancelAll();
            default -> { } // The beginning of a batch.
        }
    }

    private static PlaceOrderDecoder place(final UnsafeBuffer command) {
        return new PlaceOrderDecoder().wrap(command, Message.HEADER_LENGTH, Message.blockLength(command, 0), 1);
    }

    @Override
    public long nextDueNs() {
        return NOTHING_DUE;
    }

    @Override
    public int answer(final UnsafeBuffer into) {
        throw new IllegalStateException("an exchange outside has nothing due");
    }
}
