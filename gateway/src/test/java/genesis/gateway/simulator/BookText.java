package genesis.gateway.simulator;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.math.BigDecimal;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/** A client's book kept as wire text, and the checksum over it, by the rule in section 1.11 of the protocol sheet. */
final class BookText {
    private static final Pattern LEVEL = Pattern.compile("\\[([0-9.e-]+),([0-9]+),(-?[0-9.e-]+)\\]");

    private final TreeMap<BigDecimal, String> bids = new TreeMap<>((a, b) -> b.compareTo(a));
    private final TreeMap<BigDecimal, String> asks = new TreeMap<>();

    void apply(final String frame) {
        final Matcher level = LEVEL.matcher(frame);
        while (level.find()) {
            final Map<BigDecimal, String> side = level.group(3).startsWith("-") ? asks : bids;
            if (level.group(2).equals("0")) {
                side.remove(new BigDecimal(level.group(1)));
            } else {
                side.put(new BigDecimal(level.group(1)), level.group(1) + ":" + level.group(3));
            }
        }
    }

    int checksum() {
        final StringBuilder text = new StringBuilder();
        final Iterator<String> bid = bids.values().iterator();
        final Iterator<String> ask = asks.values().iterator();
        for (int i = 0; i < 25; i++) {
            text.append(bid.hasNext() ? ":" + bid.next() : "").append(ask.hasNext() ? ":" + ask.next() : "");
        }
        final CRC32 crc = new CRC32();
        crc.update(text.substring(1).getBytes(US_ASCII));
        return (int) crc.getValue();
    }
}
