package genesis.admin.view;

import genesis.core.message.CommandAnsweredDecoder;
import genesis.core.message.CommandResult;
import genesis.core.message.DenialReason;
import genesis.core.message.Message;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The latest {@link Status}, and a way to wait for an answer. One thread feeds it with output messages in the order of the
 * journal and calls {@link #publish} whenever it has caught up; any thread may read and wait.
 */
public final class StatusView {
    /** Answers kept for those who still wait for them; a person does not have more commands on their way. */
    private static final int ANSWER_COUNT_MAX = 1_024;

    private final Projection projection = new Projection();
    private final ModelHistory models = new ModelHistory();
    private final RiskHistory risk = new RiskHistory();
    private final WalletBook wallets = new WalletBook();
    private final CommandAnsweredDecoder answered = new CommandAnsweredDecoder();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final Map<Long, Answer> answers = new LinkedHashMap<>();
    private volatile Status status = Status.EMPTY;

    /**
     * What became of a command, and its place in the journal.
     *
     * @param clientOrderId the order it was about; 0 for none
     * @param reason        the rule that refused it; NONE where none was asked
     */
    public record Answer(long sequence, CommandResult result, long clientOrderId, DenialReason reason, long observed, long bound) {
    }

    /** One output message, header first. Feeding thread only. */
    public void onOutput(final UnsafeBuffer buffer, final int offset) {
        projection.apply(buffer, offset);
        models.onOutput(buffer, offset);
        risk.onOutput(buffer, offset);
        wallets.onOutput(buffer, offset);
        if (Message.templateId(buffer, offset) == CommandAnsweredDecoder.TEMPLATE_ID) {
            answered.wrap(buffer, offset + Message.HEADER_LENGTH, Message.blockLength(buffer, offset), Message.version(buffer, offset));
            keep(answered.commandId(), new Answer(answered.sequence(), answered.result(), answered.clientOrderId(),
                answered.reason(), answered.observed(), answered.bound()));
        }
    }

    /** Makes everything fed so far visible. Feeding thread only. */
    public void publish() {
        models.publish();
        risk.publish();
        wallets.publish();
        status = projection.status();
        lock.lock();
        try {
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Never null. */
    public Status status() {
        return status;
    }

    /** Probability models, as of {@link #status} or later. Never null. */
    public ModelHistory.Known models() {
        return models.known();
    }

    /** What bounds trading, as of {@link #status} or later. Never null. */
    public RiskHistory.Known risk() {
        return risk.known();
    }

    /** Wallets of the exchange account; empty on paper. Never null. */
    public List<WalletBook.Wallet> wallets() {
        return wallets.known();
    }

    /** Waits until outputs of this input or a later one are visible; false when the time ran out. */
    public boolean awaitSequence(final long sequence, final long timeoutNs) throws InterruptedException {
        long leftNs = timeoutNs;
        lock.lockInterruptibly();
        try {
            while (status.lastSequence() < sequence && leftNs > 0) {
                leftNs = moved.awaitNanos(leftNs);
            }
            return status.lastSequence() >= sequence;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the answer to a command , once the status shows its effect; empty when the time ran out. */
    public Optional<Answer> awaitCommand(final long commandId, final long timeout, final TimeUnit unit) throws InterruptedException {
        long leftNs = unit.toNanos(timeout);
        lock.lockInterruptibly();
        try {
            while (!isVisible(answers.get(commandId)) && leftNs > 0) {
                leftNs = moved.awaitNanos(leftNs);
            }
            return Optional.ofNullable(answers.get(commandId)).filter(this::isVisible);
        } finally {
            lock.unlock();
        }
    }

    private boolean isVisible(final Answer answer) {
        return answer != null && status.lastSequence() >= answer.sequence();
    }

    private void keep(final long commandId, final Answer answer) {
        lock.lock();
        try {
            answers.put(commandId, answer);
            if (answers.size() > ANSWER_COUNT_MAX) {
                answers.remove(answers.keySet().iterator().next());
            }
        } finally {
            lock.unlock();
        }
    }
}
