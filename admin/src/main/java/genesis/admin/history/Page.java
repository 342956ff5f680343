package genesis.admin.history;

import java.util.List;

/**
 * An answer.
 *
 * @param rows   newest first
 * @param nextNs there may be more before this message time: ask again with it as the end; {@link #NO_MORE} where there is none
 */
public record Page<R>(List<R> rows, long nextNs) {
    public static final long NO_MORE = Long.MIN_VALUE;

    public boolean hasMore() {
        return nextNs != NO_MORE;
    }
}
