package genesis.admin.view;

import genesis.core.message.Message;
import genesis.core.message.SessionAnnouncedDecoder;
import genesis.core.message.WalletChangedDecoder;
import genesis.core.message.WalletType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Wallets of the exchange account as the outputs tell them; on paper there are none. Threading: one thread feeds it, any may
 * read what was published.
 */
public final class WalletBook {
    private final WalletChangedDecoder changed = new WalletChangedDecoder();
    private final Map<String, Wallet> wallets = new TreeMap<>();
    private boolean isNews;
    private volatile List<Wallet> known = List.of();

    /** availableE8 is {@link #UNKNOWN} where the exchange has not computed it. */
    public record Wallet(WalletType type, String currency, long balanceE8, long availableE8, long sinceNs) {
        public static final long UNKNOWN = Long.MIN_VALUE;
    }

    /** One output message, header first. Feeding thread only. */
    public void onOutput(final UnsafeBuffer buffer, final int offset) {
        switch (Message.templateId(buffer, offset)) {
            case SessionAnnouncedDecoder.TEMPLATE_ID -> wallets.clear();
            case WalletChangedDecoder.TEMPLATE_ID -> {
                changed.wrap(buffer, offset + Message.HEADER_LENGTH, Message.blockLength(buffer, offset), Message.version(buffer, offset));
                wallets.put(changed.wallet() + changed.currency(),
                    new Wallet(changed.wallet(), changed.currency(), changed.balanceE8(), changed.availableE8(), changed.timeNs()));
            }
            default -> {
                return;
            }
        }
        isNews = true;
    }

    /** Makes everything fed so far visible. Feeding thread only. */
    public void publish() {
        if (isNews) {
            isNews = false;
            known = List.copyOf(wallets.values());
        }
    }

    /** By type and currency; never null. */
    public List<Wallet> known() {
        return known;
    }
}
