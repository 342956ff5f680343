package genesis.core.portfolio;

import genesis.core.message.WalletType;
import genesis.core.unit.StreamDigest;

/**
 * The wallets of the exchange account as it reports them, in the order in which they were first heard of. They are the
 * exchange's own books: nothing is computed from fills here.
 * Threading: engine thread. Allocation: none after construction.
 */
public final class Wallets {
    /** Three wallets of more currencies than anybody holds. */
    public static final int COUNT_MAX = 384;
    /** No such wallet. */
    public static final int NONE = -1;
    /** The exchange has not computed what is available. */
    public static final long NOT_COMPUTED = Long.MIN_VALUE;

    private static final int CURRENCY_LENGTH = 12;

    private final WalletType[] types = new WalletType[COUNT_MAX];
    private final byte[] currencies = new byte[COUNT_MAX * CURRENCY_LENGTH];
    private final long[] balancesE8 = new long[COUNT_MAX];
    private final long[] availablesE8 = new long[COUNT_MAX];
    private int count;

    /**
     * Takes in a report and returns the wallet's index, or {@link #NONE} where it says nothing new. What is available
     * stays what it was while the exchange has not computed it again.
     *
     * @param currency zero bytes behind it
     */
    public int report(final WalletType type, final byte[] currency, final long balanceE8, final long availableE8) {
        int index = find(type, currency);
        final boolean isNew = index == NONE;
        if (isNew) {
            if (count == COUNT_MAX) {
                return NONE;
            }
            index = count++;
            types[index] = type;
            System.arraycopy(currency, 0, currencies, index * CURRENCY_LENGTH, CURRENCY_LENGTH);
            availablesE8[index] = NOT_COMPUTED;
        }
        final long knownE8 = availableE8 == NOT_COMPUTED ? availablesE8[index] : availableE8;
        if (!isNew && balancesE8[index] == balanceE8 && availablesE8[index] == knownE8) {
            return NONE;
        }
        balancesE8[index] = balanceE8;
        availablesE8[index] = knownE8;
        return index;
    }

    /** {@link #NONE} where there is none. */
    public int find(final WalletType type, final byte[] currency) {
        for (int i = 0; i < count; i++) {
            if (types[i] == type && isCurrency(i, currency)) {
                return i;
            }
        }
        return NONE;
    }

    public int count() {
        return count;
    }

    public WalletType type(final int index) {
        return types[index];
    }

    /** Copies the currency's name, zero bytes behind it, into twelve bytes. */
    public void currency(final int index, final byte[] into) {
        System.arraycopy(currencies, index * CURRENCY_LENGTH, into, 0, CURRENCY_LENGTH);
    }

    public long balanceE8(final int index) {
        return balancesE8[index];
    }

    /** {@link #NOT_COMPUTED} where the exchange never said. */
    public long availableE8(final int index) {
        return availablesE8[index];
    }

    public void addTo(final StreamDigest digest) {
        digest.add(count);
        for (int i = 0; i < count; i++) {
            digest.add(types[i].value()).add(balancesE8[i]).add(availablesE8[i]);
        }
        for (int i = 0; i < count * CURRENCY_LENGTH; i++) {
            digest.add(currencies[i]);
        }
    }

    private boolean isCurrency(final int index, final byte[] currency) {
        for (int i = 0; i < CURRENCY_LENGTH; i++) {
            if (currencies[index * CURRENCY_LENGTH + i] != currency[i]) {
                return false;
            }
        }
        return true;
    }
}
