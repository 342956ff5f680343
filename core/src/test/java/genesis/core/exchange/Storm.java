package genesis.core.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import genesis.core.engine.Inputs;
import genesis.core.message.AmendOrderDecoder;
import genesis.core.message.AmendRequestedEncoder;
import genesis.core.message.CancelOrderDecoder;
import genesis.core.message.CancelRequestedEncoder;
import genesis.core.message.CancelScope;
import genesis.core.message.Channel;
import genesis.core.message.FeedProblem;
import genesis.core.message.FeedState;
import genesis.core.message.Flag;
import genesis.core.message.HaltRequestedEncoder;
import genesis.core.message.Message;
import genesis.core.message.MessageHeaderEncoder;
import genesis.core.message.Mode;
import genesis.core.message.OrderRequestedEncoder;
import genesis.core.message.OrderType;
import genesis.core.message.PlaceOrderDecoder;
import genesis.core.message.PositionCloseRequestedEncoder;
import genesis.core.message.Side;
import genesis.core.message.TradeKind;
import genesis.core.message.TradingCalendarReplacedEncoder;
import genesis.core.message.TradingWindowScheduledEncoder;
import genesis.core.pipeline.InputProcessor;
import genesis.core.pipeline.Journal;
import genesis.core.pipeline.Venue;
import genesis.core.portfolio.Portfolio;
import genesis.core.strategy.EmaCrossover;
import genesis.core.unit.E8;
import genesis.core.unit.Instrument;
import genesis.core.unit.Setting;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A life of an engine out of one seed: sequences of events that nobody planned, with what must be true checked after each.
 * Half of the lives trade with the paper account, whose manners are good, the others with {@link RudeVenue}.
 */
final class Storm implements Venue, Journal {
    static final int SEQUENCE_LENGTH = 40;
    private static final int INSTRUMENTS = 2;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long HOUR_NS = 3_600 * SECOND_NS;
    /** Of what may be exposed: four price steps of 0.1 % until it is closed, the spread of 0.05 %, the fee of 0.2 %. */
    private static final long SLIPPAGE_E8 = 800_000;

    final StormModel model;
    private final boolean isRude;
    private final boolean restarts;
    /** Stops and targets rest at the venue. */
    private final boolean rests;
    private final SeededRandom random;
    private final Inputs inputs = new Inputs();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[Message.LENGTH_MAX + CHAIN_LENGTH]);
    private final List<UnsafeBuffer> recorded = new ArrayList<>();
    private final List<Long> asked = new ArrayList<>();
    private final Set<Long> placedFor = new HashSet<>();
    private final RudeVenue rude;
    private final long dailyLossPart;
    private PaperVenue paper = new PaperVenue();
    private InputProcessor processor;
    private boolean replays;
    private long nowNs = 20_000L * 24 * HOUR_NS + 10 * HOUR_NS;
    private long tradeId;
    private long commandId;
    /** Orders placed when the last input was through, before answers of the venue came in. */
    private long lastPlaced;

    Storm(final long seed, final boolean mayRest) {
        random = new SeededRandom(seed);
        isRude = random.nextInt(2) == 0;
        restarts = random.nextInt(20) == 0;
        rests = mayRest && random.nextInt(4) > 0;
        // Half of the time two instruments together may be exposed less than each by itself.
        model = new StormModel("seed=" + seed, INSTRUMENTS, random.nextInt(2) == 0 ? Setting.EXPOSURE_TOTAL.initial() : 25_000_000);
        rude = new RudeVenue(random, model);
        processor = new InputProcessor(this, this);
        // The smaller, the more often it is reached.
        dailyLossPart = random.nextInt(2) == 0 ? Setting.DAILY_LOSS.initial() : 100_000;
        open();
    }

    private void open() {
        accept(inputs.session(buffer, nowNs, Mode.PAPER));
        setting(Setting.EMA_FAST, 2);
        setting(Setting.EMA_SLOW, 3);
        setting(Setting.RSI_PERIOD, 2);
        setting(Setting.ATR_PERIOD, 2);
        setting(Setting.DAILY_LOSS, dailyLossPart);
        setting(Setting.COOLDOWN, random.nextInt(3) == 0 ? Setting.COOLDOWN.initial() : 0);
        setting(Setting.BREAKER_LOSSES, random.nextInt(2) * 3);
        setting(Setting.BREAKER_REJECTIONS, random.nextInt(2) * 5);
        setting(Setting.POST_ONLY_REPRICE, random.nextInt(2));
        setting(Setting.BRACKET_REST, rests ? 1 : 0);
        setting(Setting.EXPOSURE_TOTAL, model.totalPart);
        accept(inputs.strategy(buffer, nowNs, EmaCrossover.ID, "ema-crossover"));
        accept(inputs.parameter(buffer, nowNs, EmaCrossover.OVERSOLD, 0));
        accept(inputs.strategiesApplied(buffer, nowNs));
        accept(inputs.instrument(buffer, nowNs, 0, "BTC", "USD"));
        accept(inputs.instrument(buffer, nowNs, 1, "ETH", "USD"));
        for (int i = 0; i < INSTRUMENTS; i++) {
            accept(inputs.feed(buffer, nowNs, i, Channel.BOOK, FeedState.SUBSCRIBED));
            move(i, (1_000 - 500 * i) * E8.ONE);
            for (int minute = 5; minute > 0; minute--) {
                accept(inputs.candle(buffer, nowNs, i, (nowNs / 60_000_000_000L - minute) * 60_000, model.askE8[i] + E8.ONE,
                    model.bidE8[i] - E8.ONE, model.bidE8[i] + minute * E8.ONE));
            }
        }
    }

    /** One sequence; at its end the venue has said all it knows, and books and venue agree. */
    void sequence() {
        for (int i = 0; i < SEQUENCE_LENGTH; i++) {
            step();
            if (isRude) {
                for (int n = random.nextInt(3); n > 0; n--) {
                    rude.act();
                }
                for (int n = random.nextInt(4); n > 0; n--) {
                    say(rude.say(buffer));
                }
            }
        }
        settle();
        if (restarts && random.nextInt(10) == 0) {
            restart();
        }
    }

    private void settle() {
        if (!isRude) {
            return;
        }
        rude.endAll();
        int length = rude.say(buffer);
        while (length != 0) {
            say(length);
            rude.endAll();
            length = rude.say(buffer);
        }
    }

    /** Everything again from what was recorded: the same state, and the same words. */
    private void restart() {
        final InputProcessor before = processor;
        paper = new PaperVenue();
        processor = new InputProcessor(this, this);
        replays = true;
        for (final UnsafeBuffer input : recorded) {
            processor.reexecute(input, 0, input.capacity() - CHAIN_LENGTH);
        }
        replays = false;
        assertEquals(before.outputsDigest(), processor.outputsDigest(), "a restart says the same again");
        assertEquals(before.engine().stateHash(), processor.engine().stateHash(), "and stands where it stood");
    }

    private void step() {
        nowNs += random.nextInt(10) == 0 ? (long) (2 * SECOND_NS * random.nextDouble()) : random.nextInt(50_000_000);
        final int instrument = random.nextInt(INSTRUMENTS);
        final int dice = random.nextInt(1_000);
        if (dice < 420) {
            wander(instrument);
        } else if (dice < 520) {
            accept(inputs.trade(buffer, nowNs, instrument, ++tradeId, TradeKind.EXECUTED, random.nextInt(2) == 0 ? model.bidE8[instrument] : model.askE8[instrument]));
        } else if (dice < 640) {
            nowNs += SECOND_NS;
            accept(inputs.tick(buffer, nowNs));
        } else if (dice < 800) {
            order(instrument);
        } else if (dice < 850) {
            cancel(instrument);
        } else if (dice < 880) {
            accept(length(new PositionCloseRequestedEncoder().wrapAndApplyHeader(buffer, 0, header).timeNs(nowNs)
                .commandId(++commandId).instrumentId(instrument).encodedLength()));
        } else if (dice < 920) {
            accept(length(new AmendRequestedEncoder().wrapAndApplyHeader(buffer, 0, header).timeNs(nowNs).commandId(++commandId)
                .clientOrderId(anyOrder()).priceE8(random.nextInt(2) == 0 ? 0 : near(instrument)).qtyE8(random.nextInt(2) == 0 ? 0 : qty())
                .auxPriceE8(random.nextInt(4) == 0 ? near(instrument) : 0).trailingE8(random.nextInt(4) == 0 ? E8.ONE : 0).encodedLength()));
        } else if (dice < 932) {
            halt();
        } else if (dice < 972) {
            model.halted = model.flattening = false;
            accept(inputs.resume(buffer, nowNs, ++commandId));
        } else {
            rarely(dice, instrument);
        }
    }

    private void rarely(final int dice, final int instrument) {
        if (dice < 977) {
            accept(inputs.pause(buffer, nowNs, ++commandId, random.nextInt(2) * 10 * SECOND_NS, "storm"));
        } else if (dice < 982) {
            window();
        } else if (dice < 988 && isRude) {
            accept(inputs.broken(buffer, nowNs, instrument, FeedProblem.DISCONNECTED));
            accept(inputs.feed(buffer, nowNs, instrument, Channel.BOOK, FeedState.SUBSCRIBED));
            wander(instrument);
        } else if (dice < 997) {
            nowNs += 60 * SECOND_NS;
            accept(inputs.tick(buffer, nowNs));
        } else {
            nowNs += 24 * HOUR_NS;
            accept(inputs.tick(buffer, nowNs));
        }
    }

    private void order(final int instrument) {
        final OrderType type = OrderType.get((byte) random.nextInt(7));
        final boolean isBuy = random.nextInt(2) == 0;
        final boolean reduces = random.nextInt(3) == 0;
        final boolean isLimit = type == OrderType.LIMIT;
        final boolean hasPrice = type != OrderType.MARKET && type != OrderType.TRAILING_STOP;
        final long stopE8 = reduces || random.nextInt(2) == 0 ? 0 : isBuy ? model.bidE8[instrument] * 98 / 100 : model.askE8[instrument] * 102 / 100;
        final long targetE8 = stopE8 == 0 ? 0 : isBuy ? model.askE8[instrument] * 103 / 100 : model.bidE8[instrument] * 97 / 100;
        final long requestId = random.nextInt(10) == 0 && !asked.isEmpty() ? asked.get(random.nextInt(asked.size())) : ++commandId;
        asked.add(requestId);
        final long before = model.placed;
        final boolean isKnown = placedFor.contains(requestId);
        accept(length(new OrderRequestedEncoder().wrapAndApplyHeader(buffer, 0, header).timeNs(nowNs).commandId(++commandId)
            .requestId(requestId).qtyE8(qty()).priceE8(hasPrice ? near(instrument) : 0)
            .auxPriceE8(type == OrderType.STOP_LIMIT ? near(instrument) : 0)
            .trailingE8(type == OrderType.TRAILING_STOP ? E8.ONE * (1 + random.nextInt(5)) : 0)
            .ocoStopPriceE8(isLimit && random.nextInt(4) == 0 ? near(instrument) : 0).stopPriceE8(stopE8).targetPriceE8(targetE8)
            .untilNs(random.nextInt(4) == 0 ? nowNs + 5 * SECOND_NS : 0).instrumentId(instrument).side(isBuy ? Side.BUY : Side.SELL)
            .orderType(type).reduceOnly(reduces ? Flag.YES : Flag.NO).postOnly(isLimit && random.nextInt(4) == 0 ? Flag.YES : Flag.NO)
            .hidden(isLimit && random.nextInt(4) == 0 ? Flag.YES : Flag.NO).encodedLength()));
        if (lastPlaced > before) {
            model.that(!isKnown, "the same request gives the same order once", requestId, 0);
            placedFor.add(requestId);
        }
    }

    private void cancel(final int instrument) {
        final int dice = random.nextInt(8);
        accept(length(new CancelRequestedEncoder().wrapAndApplyHeader(buffer, 0, header).timeNs(nowNs).commandId(++commandId)
            .clientOrderId(anyOrder()).instrumentId(instrument)
            .scope(dice == 0 ? CancelScope.ALL : dice < 3 ? CancelScope.INSTRUMENT : CancelScope.ORDER).encodedLength()));
    }

    /** With good manners the losses of a day are held against their limit: then all is closed with a halt. */
    private void halt() {
        final boolean flattens = !isRude || random.nextInt(3) > 0;
        model.halted = true;
        model.flattening |= flattens;
        accept(length(new HaltRequestedEncoder().wrapAndApplyHeader(buffer, 0, header).timeNs(nowNs).commandId(++commandId)
            .flatten(flattens ? Flag.YES : Flag.NO).reason("storm").encodedLength()));
    }

    private void window() {
        final boolean has = random.nextInt(2) == 0;
        accept(length(new TradingCalendarReplacedEncoder().wrapAndApplyHeader(buffer, 0, header).timeNs(nowNs)
            .hasWindows(has ? Flag.YES : Flag.NO).dayCount(0).windowCount(has ? 1 : 0).commandId(0).encodedLength()));
        if (has) {
            accept(length(new TradingWindowScheduledEncoder().wrapAndApplyHeader(buffer, 0, header).timeNs(nowNs)
                .openNs(nowNs).closeNs(nowNs + 10 * SECOND_NS).encodedLength()));
        }
    }

    private void wander(final int instrument) {
        final long midE8 = (model.bidE8[instrument] + model.askE8[instrument]) / 2;
        move(instrument, midE8 + (long) (midE8 * 0.001 * (2 * random.nextDouble() - 1)));
    }

    private void move(final int instrument, final long midE8) {
        model.bidE8[instrument] = Instrument.roundDownE8(midE8 - midE8 / 5_000);
        model.askE8[instrument] = Instrument.roundUpE8(midE8 + midE8 / 5_000);
        accept(inputs.snapshot(buffer, nowNs, instrument, model.bidE8[instrument], model.askE8[instrument]));
    }

    private long near(final int instrument) {
        return (long) (model.askE8[instrument] * (0.985 + 0.03 * random.nextDouble()));
    }

    private long qty() {
        return (long) (Math.exp(-6 * random.nextDouble()) * 4 * E8.ONE);
    }

    private long anyOrder() {
        final int count = model.orders.size();
        return count == 0 ? 1 : (long) model.orders.keySet().toArray()[count - 1 - random.nextInt(Math.min(count, 8))];
    }

    private void setting(final Setting setting, final long value) {
        accept(inputs.setting(buffer, nowNs, setting, value));
    }

    private static int length(final int encodedLength) {
        return Message.HEADER_LENGTH + encodedLength;
    }

    private void say(final int length) {
        if (length != 0) {
            Message.timeNs(buffer, 0, nowNs);
            model.onInput(buffer);
            process(length);
        }
    }

    private void accept(final int length) {
        process(length);
        lastPlaced = model.placed;
        while (!isRude && paper.nextDueNs() <= nowNs) {
            final int answered = paper.answer(buffer);
            model.onInput(buffer);
            process(answered);
        }
    }

    private void process(final int length) {
        processor.accept(buffer, length);
        final Portfolio portfolio = processor.engine().portfolio();
        model.checkBooks(portfolio);
        model.checkLegs();
        if (!isRude) {
            final long limitE8 = E8.multiplyFloor(portfolio.dayStartEquityE8(), dailyLossPart)
                + E8.multiplyFloor(E8.multiplyFloor(portfolio.dayStartEquityE8(), Setting.EXPOSURE_TOTAL.initial()), SLIPPAGE_E8);
            model.that(portfolio.lossTodayE8() <= limitE8, "the day's loss within its limit, slippage and fees", portfolio.lossTodayE8(), limitE8);
        }
    }

    @Override
    public void appendInput(final UnsafeBuffer record, final int offset, final int length) {
        if (restarts && !replays) {
            final byte[] copy = new byte[length];
            record.getBytes(offset, copy);
            recorded.add(new UnsafeBuffer(copy));
        }
    }

    @Override
    public void appendOutputs(final UnsafeBuffer record, final int offset, final int length) {
        // What matters leaves as a command.
    }

    @Override
    public void onInput(final UnsafeBuffer input, final int offset, final int length) {
        if (!isRude) {
            paper.onInput(input, offset, length);
        }
    }

    @Override
    public void onCommand(final UnsafeBuffer command, final int offset, final int length) {
        if (!replays) {
            final Portfolio portfolio = processor.engine().portfolio();
            model.onCommand(command, offset, portfolio, E8.multiplyFloor(portfolio.dayStartEquityE8(), dailyLossPart));
        }
        if (!isRude) {
            paper.onCommand(command, offset, length);
        } else if (!replays) {
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
            default -> { }
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
