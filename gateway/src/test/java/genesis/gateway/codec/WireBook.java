package genesis.gateway.codec;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;
import java.util.zip.CRC32;

/**
 * The exchange's side of a book, written without regard to speed and without a line of the decoder's: rows of texts in
 * a list, sorted anew for each checksum, summed by the rule of the documentation. Also makes up a market in it.
 */
final class WireBook {
    private static final int DEPTH = 25;

    private final boolean isRaw;
    private final List<String[]> rows = new ArrayList<>();
    private final Random random;
    private final int length;
    private long nextOrderId = 34_753_006_045L;

    WireBook(final boolean isRaw, final int length, final Random random) {
        this.isRaw = isRaw;
        this.length = length;
        this.random = random;
    }

    /** Price, count, amount; or order id, price, amount of a raw book. Replaces or removes by the exchange's rule. */
    void apply(final String... row) {
        final boolean removes = row[1].equals("0");
        rows.removeIf(known -> known[0].equals(row[0]) && (isRaw || isBid(known) == isBid(row)));
        if (!removes) {
            rows.add(row.clone());
        }
    }

    int checksum() {
        final List<String[]> bids = side(true);
        final List<String[]> asks = side(false);
        final StringJoiner text = new StringJoiner(":");
        for (int i = 0; i < DEPTH; i++) {
            if (i < bids.size()) {
                text.add(bids.get(i)[0]).add(bids.get(i)[2]);
            }
            if (i < asks.size()) {
                text.add(asks.get(i)[0]).add(asks.get(i)[2]);
            }
        }
        final CRC32 crc = new CRC32();
        crc.update(text.toString().getBytes(StandardCharsets.US_ASCII));
        return (int) crc.getValue();
    }

    /** Best first. */
    List<String[]> side(final boolean bids) {
        final Comparator<String[]> byPrice = Comparator.comparing(this::price);
        return rows.stream().filter(row -> isBid(row) == bids)
            .sorted((bids ? byPrice.reversed() : byPrice).thenComparing(row -> isRaw ? Long.parseLong(row[0]) : 0)).toList();
    }

    /** Makes up the next change, applies it, and returns its row: a new level, another amount, a removal, a move. */
    String[] change() {
        final boolean bid = random.nextBoolean();
        final List<String[]> side = side(bid);
        final String[] row;
        final int what = random.nextInt(10);
        if (side.size() > length || what < 4 && !side.isEmpty()) {
            final String[] leaving = side.get(side.size() > length ? side.size() - 1 : random.nextInt(side.size()));
            row = new String[] {leaving[0], "0", bid ? "1" : "-1"};
        } else if (isRaw && what < 6 && !side.isEmpty()) {
            row = new String[] {side.get(random.nextInt(side.size()))[0], price(bid), amount(bid)};
        } else {
            row = isRaw ? new String[] {Long.toString(nextOrderId += 1 + random.nextInt(9)), price(bid), amount(bid)}
                : new String[] {price(bid), Integer.toString(1 + random.nextInt(20)), amount(bid)};
        }
        apply(row);
        return row;
    }

    static String text(final String... row) {
        return "[" + String.join(",", row) + "]";
    }

    /** Some of them so small that JavaScript prints an exponent. */
    private String price(final boolean bid) {
        final int ticks = bid ? 97 - random.nextInt(95) : 98 + random.nextInt(95);
        return javaScript(new BigDecimal(ticks).movePointLeft(length % 2 == 0 ? 8 : 4));
    }

    private String amount(final boolean bid) {
        final BigDecimal size = new BigDecimal(1 + random.nextInt(1 << random.nextInt(31))).movePointLeft(8);
        return javaScript(bid ? size : size.negate());
    }

    /** Number.toString of a number with at most 17 digits between 1e-8 and 1e21. */
    static String javaScript(final BigDecimal number) {
        final BigDecimal plain = number.stripTrailingZeros();
        if (plain.abs().compareTo(new BigDecimal("0.000001")) >= 0) {
            return plain.toPlainString();
        }
        final String digits = plain.unscaledValue().abs().toString();
        return (plain.signum() < 0 ? "-" : "") + digits.charAt(0) + (digits.length() > 1 ? "." + digits.substring(1) : "")
            + "e-" + (plain.scale() - digits.length() + 1);
    }

    private BigDecimal price(final String[] row) {
        return new BigDecimal(isRaw ? row[1] : row[0]);
    }

    private static boolean isBid(final String[] row) {
        return !row[2].startsWith("-");
    }
}
