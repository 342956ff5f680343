package genesis.core.storm;

import genesis.core.exchange.PaperVenue;
import genesis.core.exchange.SeededRandom;
import genesis.core.message.AmendOrderDecoder;
import genesis.core.message.CancelOrderDecoder;
import genesis.core.message.Message;
import genesis.core.message.Mode;
import genesis.core.message.OrderFilledDecoder;
import genesis.core.message.PlaceOrderDecoder;
import genesis.core.message.Side;
import genesis.core.pipeline.Venue;
import genesis.core.unit.Setting;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A life on paper out of one seed. Half of the lives trade with the paper account, whose manners are good, the others with
 * {@link RudeVenue} in its place.
 */
final class PaperStorm implements Venue {
    static final int SEQUENCE_LENGTH = 40;

    final Promises promises;
    private final boolean isRude;
    private final SeededRandom random;
    private final RudeVenue rude;
    private final Weather weather;
    private final Life life;
    private final OrderFilledDecoder filled = new OrderFilledDecoder();
    private PaperVenue paper = new PaperVenue();

    PaperStorm(final long seed) {
        random = new SeededRandom(seed);
        isRude = random.nextInt(2) == 0;
        final boolean isRecorded = random.nextInt(20) == 0;
        final Told told = new Told(Weather.INSTRUMENTS, Setting.PAPER_CASH.initial());
        // Half of the time two instruments together may be exposed less than each by itself; the smaller a limit, the more
        // often it is reached.
        promises = new Promises("seed=" + seed, false, told, new Promises.Limits(Setting.EXPOSURE_INSTRUMENT.initial(),
            random.nextInt(2) == 0 ? Setting.EXPOSURE_TOTAL.initial() : 25_000_000,
            random.nextInt(2) == 0 ? Setting.DAILY_LOSS.initial() : 100_000));
        rude = new RudeVenue(random, told);
        life = new Life(promises, Weather.beginNs(), isRecorded, () -> this);
        weather = new Weather(life, random, !isRude);
        life.accept(life.inputs.session(life.buffer, life.nowNs, Mode.PAPER));
        weather.open();
    }

    /** One sequence; at its end the venue has said all it knows, and books and venue agree. */
    void sequence() {
        for (int i = 0; i < SEQUENCE_LENGTH; i++) {
            weather.step();
            if (isRude) {
                for (int n = random.nextInt(3); n > 0; n--) {
                    rude.act();
                }
                for (int n = random.nextInt(4); n > 0; n--) {
                    say(rude.say(life.buffer));
                }
            } else {
                answer();
                promises.checkLossBound();
            }
        }
        if (isRude) {
            settle();
        }
        if (life.isRecorded() && random.nextInt(10) == 0) {
            paper = new PaperVenue();
            life.restart();
        }
    }

    private void answer() {
        while (paper.nextDueNs() <= life.nowNs) {
            final int length = paper.answer(life.buffer);
            checkExitReduces();
            life.accept(length);
            promises.checkLossBound();
        }
    }

    /** The paper account tells everything in the order in which it happened, so what was told is what it holds. */
    private void checkExitReduces() {
        if (Message.templateId(life.buffer, 0) == OrderFilledDecoder.TEMPLATE_ID) {
            filled.wrap(life.buffer, Message.HEADER_LENGTH, Message.blockLength(life.buffer, 0), Message.version(life.buffer, 0));
            final Sent order = promises.told.orders.get(filled.clientOrderId());
            final long heldE8 = promises.told.books.positionE8[order.instrument];
            final long reducibleE8 = order.side == Side.SELL ? heldE8 : -heldE8;
            promises.that(order.isEntry() || filled.qtyE8() <= reducibleE8, "an exit never takes or turns a position", order,
                filled.qtyE8(), reducibleE8);
        }
    }

    private void settle() {
        rude.endAll();
        int length = rude.say(life.buffer);
        while (length != 0) {
            say(length);
            rude.endAll();
            length = rude.say(life.buffer);
        }
    }

    private void say(final int length) {
        if (length != 0) {
            Message.timeNs(life.buffer, 0, life.nowNs);
            life.accept(length);
        }
    }

    @Override
    public void onInput(final UnsafeBuffer input, final int offset, final int length) {
        if (!isRude) {
            paper.onInput(input, offset, length);
        }
    }

    @Override
    public void onCommand(final UnsafeBuffer command, final int offset, final int length) {
        if (!isRude) {
            paper.onCommand(command, offset, length);
        } else if (!life.replays()) {
            tell(command, offset);
        }
    }

    private void tell(final UnsafeBuffer command, final int offset) {
        final int block = Message.blockLength(command, offset);
        switch (Message.templateId(command, offset)) {
            case PlaceOrderDecoder.TEMPLATE_ID ->
                rude.place(new PlaceOrderDecoder().wrap(command, offset + Message.HEADER_LENGTH, block, 1).clientOrderId());
            case CancelOrderDecoder.TEMPLATE_ID ->
                rude.cancel(new CancelOrderDecoder().wrap(command, offset + Message.HEADER_LENGTH, block, 1).clientOrderId());
            case AmendOrderDecoder.TEMPLATE_ID -> {
                final AmendOrderDecoder amend = new AmendOrderDecoder().wrap(command, offset + Message.HEADER_LENGTH, block, 1);
                rude.amend(amend.clientOrderId(), amend.priceE8(), amend.qtyE8());
            }
            default -> { } // Nothing that this venue does.
        }
    }

    @Override
    public long nextDueNs() {
        return isRude ? NOTHING_DUE : paper.nextDueNs();
    }

    @Override
    public int answer(final UnsafeBuffer into) {
        return paper.answer(into);
    }
}
