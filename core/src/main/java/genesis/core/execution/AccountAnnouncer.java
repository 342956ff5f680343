package genesis.core.execution;

import genesis.core.message.Difference;
import genesis.core.message.Settlement;
import genesis.core.portfolio.Wallets;
import genesis.core.risk.LiveGate;

/** What the comparison with the exchange's books says to the outside; the engine encodes it as output messages. */
public interface AccountAnnouncer {
    /** Command: ask the exchange for everything, and for fills from this time of its clock on. */
    void reconcile(long fillsSinceMs);

    /** The exchange's truth was not ours. 0 stands for no order. */
    void difference(Difference difference, Settlement settlement, long clientOrderId, long exchangeOrderId,
                    int instrumentId, long ours, long theirs);

    /** A wallet says something new. */
    void walletChanged(Wallets wallets, int index);

    /** Whether entries may leave the house. */
    void liveStateChanged(LiveGate live);

    /** Our own entries, so many, are about to be canceled: nobody has heard the account for longer than is allowed. */
    void entriesWithdrawn(long downNs, long boundNs, int orderCount);

    /** A position after it was taken over. The account follows. */
    void positionChanged(int instrumentId);

    /** The account after it was set right. */
    void accountChanged();
}
