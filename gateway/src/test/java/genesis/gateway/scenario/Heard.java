package genesis.gateway.scenario;

import genesis.core.engine.OutputSink;
import genesis.core.message.CommandAnsweredDecoder;
import genesis.core.message.CommandResult;
import genesis.core.message.DenialReason;
import genesis.core.message.FeedHealthChangedDecoder;
import genesis.core.message.FeedState;
import genesis.core.message.Flag;
import genesis.core.message.LiveStateChangedDecoder;
import genesis.core.message.Message;
import genesis.core.message.PlaceOrderDecoder;
import genesis.core.message.PositionChangedDecoder;
import genesis.core.message.Purpose;
import genesis.core.message.RiskVerdictDecoder;
import genesis.core.message.Side;
import genesis.core.message.TradingStateChangedDecoder;
import genesis.gateway.Wrap;
import genesis.gateway.live.EngineView;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.agrona.concurrent.UnsafeBuffer;

/** What the engine said, over all its processes: the whole record, and the last word on each thing. */
final class Heard implements OutputSink {
    /** The account as anybody sees it who reads outputs. */
    final EngineView view = new EngineView();
    /** Everything, in order. */
    final List<UnsafeBuffer> all = new ArrayList<>();
    final List<Verdict> verdicts = new ArrayList<>();
    final Map<Long, Answer> answers = new TreeMap<>();
    /** By client order id, in the order in which they were asked for. */
    final List<PlaceOrderDecoder> placed = new ArrayList<>();
    final Map<Integer, PositionChangedDecoder> positions = new TreeMap<>();
    TradingStateChangedDecoder trading;
    LiveStateChangedDecoder live;
    private final Set<Integer> liveFeeds = new HashSet<>();
    private final Story story;

    /** What risk said to an intent. */
    record Verdict(DenialReason reason, long seen, long limit, long qtyE8, long priceE8, int instrumentId, int strategyId, Side side,
                   Purpose purpose) {
    }

    /** What became of a trader's command. */
    record Answer(CommandResult result, long order, DenialReason reason, long seen, long limit) {
    }

    Heard(final Story story) {
        this.story = story;
    }

    @Override
    public void onOutput(final UnsafeBuffer buffer, final int offset, final int length) {
        view.onOutput(buffer, offset, length);
        final byte[] bytes = new byte[length];
        buffer.getBytes(offset, bytes);
        final UnsafeBuffer message = new UnsafeBuffer(bytes);
        all.add(message);
        take(message);
        final String line = Lines.of(message);
        if (line != null) {
            story.tell("engine", line);
        }
    }

    private void take(final UnsafeBuffer message) {
        switch (Message.templateId(message, 0)) {
            case RiskVerdictDecoder.TEMPLATE_ID -> {
                final RiskVerdictDecoder verdict = new RiskVerdictDecoder();
                Wrap.at(verdict::wrap, message);
                verdicts.add(new Verdict(verdict.reason(), verdict.observed(), verdict.bound(), verdict.qtyE8(), verdict.priceE8(),
                    verdict.instrumentId(), verdict.strategyId(), verdict.side(), verdict.purpose()));
            }
            case CommandAnsweredDecoder.TEMPLATE_ID -> {
                final CommandAnsweredDecoder answer = new CommandAnsweredDecoder();
                Wrap.at(answer::wrap, message);
                answers.put(answer.commandId(), new Answer(answer.result(), answer.clientOrderId(), answer.reason(),
                    answer.observed(), answer.bound()));
            }
            case PlaceOrderDecoder.TEMPLATE_ID -> {
                final PlaceOrderDecoder order = new PlaceOrderDecoder();
                Wrap.at(order::wrap, message);
                placed.add(order);
            }
            case PositionChangedDecoder.TEMPLATE_ID -> {
                final PositionChangedDecoder position = new PositionChangedDecoder();
                Wrap.at(position::wrap, message);
                positions.put(position.instrumentId(), position);
            }
            case TradingStateChangedDecoder.TEMPLATE_ID -> {
                trading = new TradingStateChangedDecoder();
                Wrap.at(trading::wrap, message);
            }
            case LiveStateChangedDecoder.TEMPLATE_ID -> {
                live = new LiveStateChangedDecoder();
                Wrap.at(live::wrap, message);
            }
            case FeedHealthChangedDecoder.TEMPLATE_ID -> {
                final FeedHealthChangedDecoder feed = new FeedHealthChangedDecoder();
                Wrap.at(feed::wrap, message);
                if (feed.state() == FeedState.LIVE && feed.stale() == Flag.NO) {
                    liveFeeds.add(feed.instrumentId());
                } else {
                    liveFeeds.remove(feed.instrumentId());
                }
            }
            default -> { } // Only on record.
        }
    }

    /** All of one kind. */
    List<UnsafeBuffer> said(final int templateId) {
        return all.stream().filter(message -> Message.templateId(message, 0) == templateId).toList();
    }

    boolean isReconciled() {
        return live != null && live.accountUp() == Flag.YES && live.reconciled() == Flag.YES;
    }

    boolean isFeedLive(final int instrumentId) {
        return liveFeeds.contains(instrumentId);
    }

    /** A new process knows of nothing before it has said so. */
    void forgetConnections() {
        live = null;
        liveFeeds.clear();
    }
}
