package genesis.gateway.simulator.channel;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * A book as an official client keeps it: wire tokens by key, and the checksum over them, by sections 1.10 and 1.11 of
 * the protocol sheet. Written against the sheet, not against the server.
 */
final class ClientBook {
    private static final Pattern ROW = Pattern.compile("\\[([0-9.e+-]+),([0-9.e+-]+),([0-9.e+-]+)\\]");

    private final boolean isRaw;
    private final Map<String, String[]> bids = new HashMap<>();
    private final Map<String, String[]> asks = new HashMap<>();

    ClientBook(final boolean isRaw) {
        this.isRaw = isRaw;
    }

    /** Takes in the rows of a snapshot or an update. Returns how many removals named a row that was not there. */
    int apply(final String rows) {
        int unknown = 0;
        final Matcher row = ROW.matcher(rows);
        while (row.find()) {
            final String[] tokens = {row.group(1), row.group(2), row.group(3)};
            final Map<String, String[]> side = tokens[2].startsWith("-") ? asks : bids;
            if (tokens[1].equals("0")) {
                unknown += side.remove(tokens[0]) == null ? 1 : 0;
            } else {
                side.put(tokens[0], tokens);
            }
        }
        return unknown;
    }

    int size(final boolean ofBids) {
        return (ofBids ? bids : asks).size();
    }

    /** Rows best first; orders of one price by number. */
    List<String[]> side(final boolean ofBids) {
        final List<String[]> rows = new ArrayList<>((ofBids ? bids : asks).values());
        final Comparator<String[]> byPrice = Comparator.comparing(row -> new BigDecimal(row[isRaw ? 1 : 0]));
        rows.sort((ofBids ? byPrice.reversed() : byPrice).thenComparing(row -> new BigDecimal(row[0])));
        return rows;
    }

    int checksum() {
        final List<String> parts = new ArrayList<>();
        final List<String[]> bid = side(true);
        final List<String[]> ask = side(false);
        for (int i = 0; i < 25; i++) {
            if (i < bid.size()) {
                parts.add(bid.get(i)[0] + ":" + bid.get(i)[2]);
            }
            if (i < ask.size()) {
                parts.add(ask.get(i)[0] + ":" + ask.get(i)[2]);
            }
        }
        final CRC32 crc = new CRC32();
        crc.update(String.join(":", parts).getBytes(US_ASCII));
        return (int) crc.getValue();
    }
}
