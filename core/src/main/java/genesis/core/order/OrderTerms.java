package genesis.core.order;

import genesis.core.unit.StreamDigest;

/**
 * What an order can say beyond side, price and quantity. All zero and false for an ordinary one.
 * Threading: engine thread. Allocation: none.
 */
public final class OrderTerms {
    private long auxPriceE8;
    private long trailingE8;
    private long ocoStopPriceE8;
    private long ocoClientOrderId;
    private long expiresNs;
    private long stopPriceE8;
    private long targetPriceE8;
    private int groupId;
    private boolean postOnly;
    private boolean hidden;
    private boolean closePosition;

    OrderTerms() {
    }

    void clear() {
        auxPriceE8 = trailingE8 = ocoStopPriceE8 = ocoClientOrderId = expiresNs = stopPriceE8 = targetPriceE8 = 0;
        groupId = 0;
        postOnly = hidden = closePosition = false;
    }

    void copy(final OrderTerms from) {
        auxPriceE8 = from.auxPriceE8;
        trailingE8 = from.trailingE8;
        ocoStopPriceE8 = from.ocoStopPriceE8;
        ocoClientOrderId = from.ocoClientOrderId;
        expiresNs = from.expiresNs;
        stopPriceE8 = from.stopPriceE8;
        targetPriceE8 = from.targetPriceE8;
        groupId = from.groupId;
        postOnly = from.postOnly;
        hidden = from.hidden;
        closePosition = from.closePosition;
    }

    /** The limit that a stop-limit order has once it is triggered. */
    public OrderTerms auxPriceE8(final long newAuxPriceE8) {
        auxPriceE8 = newAuxPriceE8;
        return this;
    }

    public long auxPriceE8() {
        return auxPriceE8;
    }

    /** How far a trailing stop stays behind the best price. */
    public OrderTerms trailingE8(final long newTrailingE8) {
        trailingE8 = newTrailingE8;
        return this;
    }

    public long trailingE8() {
        return trailingE8;
    }

    /** What they are at the venue now; 0 leaves them. */
    public void become(final long newAuxPriceE8, final long newTrailingE8) {
        auxPriceE8 = newAuxPriceE8 == 0 ? auxPriceE8 : newAuxPriceE8;
        trailingE8 = newTrailingE8 == 0 ? trailingE8 : newTrailingE8;
    }

    /** A stop at this price is placed beside the order, and each cancels the other. */
    public OrderTerms ocoStopPriceE8(final long newOcoStopPriceE8) {
        ocoStopPriceE8 = newOcoStopPriceE8;
        return this;
    }

    public long ocoStopPriceE8() {
        return ocoStopPriceE8;
    }

    void ocoClientOrderId(final long newOcoClientOrderId) {
        ocoClientOrderId = newOcoClientOrderId;
    }

    /** Of the stop beside it; 0 without one. */
    public long ocoClientOrderId() {
        return ocoClientOrderId;
    }

    /** When the exchange ends it by itself; 0 never. */
    public OrderTerms expiresNs(final long newExpiresNs) {
        expiresNs = newExpiresNs;
        return this;
    }

    public long expiresNs() {
        return expiresNs;
    }

    /** A bracket: where what is filled shall be closed, at a loss and at a profit; 0 for none. */
    public OrderTerms bracket(final long newStopPriceE8, final long newTargetPriceE8) {
        stopPriceE8 = newStopPriceE8;
        targetPriceE8 = newTargetPriceE8;
        return this;
    }

    public long stopPriceE8() {
        return stopPriceE8;
    }

    public long targetPriceE8() {
        return targetPriceE8;
    }

    public boolean hasBracket() {
        return stopPriceE8 != 0 || targetPriceE8 != 0;
    }

    /** Orders of one group can be canceled together; 0 for none. */
    public OrderTerms groupId(final int newGroupId) {
        groupId = newGroupId;
        return this;
    }

    public int groupId() {
        return groupId;
    }

    /** Rather none than one that takes. */
    public OrderTerms postOnly(final boolean isPostOnly) {
        postOnly = isPostOnly;
        return this;
    }

    public boolean postOnly() {
        return postOnly;
    }

    /** Not shown in the book; the exchange charges such an order as a taker. */
    public OrderTerms hidden(final boolean isHidden) {
        hidden = isHidden;
        return this;
    }

    public boolean hidden() {
        return hidden;
    }

    /** The exchange closes the whole position with it. */
    public OrderTerms closePosition(final boolean closes) {
        closePosition = closes;
        return this;
    }

    public boolean closePosition() {
        return closePosition;
    }

    void addTo(final StreamDigest digest) {
        digest.add(auxPriceE8).add(trailingE8).add(ocoStopPriceE8).add(ocoClientOrderId).add(expiresNs).add(stopPriceE8).add(targetPriceE8)
            .add(groupId)
            .add((postOnly ? 1 : 0) + (hidden ? 2 : 0) + (closePosition ? 4 : 0));
    }
}
