package genesis.gateway.order;

import genesis.gateway.rest.AccountRequests;
import genesis.gateway.rest.NotificationRow;
import genesis.gateway.rest.RestClient;
import genesis.gateway.rest.RestOutcome;
import java.util.function.LongSupplier;

/**
 * Whoever decides has failed: the exchange is asked once to cancel all orders of the account, and nothing leaves after
 * that. Over the socket where it stands; over REST where it does not, where the socket has no answer in time, or where an
 * order may still be under way over REST, which the socket would overtake.
 *
 * <pre>
 *   sender.withdrawAll();
 *   while (!lastWord.isOver()) …                   // the event loop gets its turns
 * </pre>
 *
 * <p>Threading: the gateway's thread. Allocation: yes; it is said once.
 */
public final class LastWord {
    /** How long the exchange may think before the process ends without its answer. */
    public static final long NS_MAX = 2_000_000_000L;
    /** After that the socket may be dead without anybody having noticed. */
    private static final long SOCKET_NS_MAX = NS_MAX / 2;

    /** What it came to, from the worst to the best. */
    public enum Outcome {
        /** No way was open: orders rest at the exchange as they are. */
        NOT_ASKED,
        /** It left, and no answer came. */
        ASKED,
        /** The exchange has said that it does it. */
        ANSWERED
    }

    private final OrderSender sender;
    private final RestClient rest;
    private final LongSupplier monotonicNs;
    private final long beganNs;
    /** Over REST something was on its way before us: only what is said behind it there is the last. */
    private final boolean isBehindRest;
    private boolean saidOverSocket;
    private boolean saidOverRest;
    private Outcome outcome = Outcome.NOT_ASKED;

    /** The client is null where there is only the socket. */
    LastWord(final OrderSender sender, final RestClient rest, final LongSupplier monotonicNs) {
        this.sender = sender;
        this.rest = rest;
        this.monotonicNs = monotonicNs;
        beganNs = monotonicNs.getAsLong();
        isBehindRest = rest != null && rest.refuseWaiting() > 0;
        if (isBehindRest) {
            sayOverRest();
        }
    }

    /** Says it by whichever way is open by now. True when there is nothing more to wait for. */
    public boolean isOver() {
        final long elapsedNs = monotonicNs.getAsLong() - beganNs;
        if (outcome == Outcome.ANSWERED || elapsedNs >= NS_MAX) {
            return true;
        }
        if (!saidOverSocket && sender.cancelAll()) {
            saidOverSocket = true;
            outcome = Outcome.ASKED;
        }
        if (!saidOverRest && rest != null && (!saidOverSocket || elapsedNs >= SOCKET_NS_MAX)) {
            sayOverRest();
        }
        return false;
    }

    /** So far; final once it is over. */
    public Outcome outcome() {
        return outcome;
    }

    /** The account's channel has said yes. */
    void onAnswered() {
        if (saidOverSocket && !isBehindRest) {
            outcome = Outcome.ANSWERED;
        }
    }

    private void sayOverRest() {
        saidOverRest = true;
        rest.send(AccountRequests.cancelAll(), this::onRest);
    }

    private void onRest(final RestOutcome<NotificationRow> told) {
        if (told.isAnswer() && told.value().isSuccess()) {
            outcome = Outcome.ANSWERED;
        } else if (told.isFateUnknown() && outcome == Outcome.NOT_ASKED) {
            outcome = Outcome.ASKED;
        }
    }
}
