package genesis.gateway.simulator.market;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import genesis.core.exchange.MatchingBook;
import genesis.core.exchange.MatchingEvents;
import genesis.core.message.Side;
import genesis.gateway.SharedData;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The exchange's own numbers: sections 1.11 and 5.2 of the protocol sheet, and the recorded books beside it. */
class BookChecksumTest {
    private static final Pattern ROW = Pattern.compile("\\[([0-9.e+-]+),([0-9.e+-]+),([0-9.e+-]+)\\]");

    private final MatchingBook book = new MatchingBook(new Silence(), 100);
    private long nextId = 1;

    @Test
    void shouldComputeTheWorkedExample() {
        add("6000", "1");
        add("5900", "2");
        add("6100", "-3");
        add("6200", "-4");

        assertEquals(1_756_193_398, new BookWindow(book, Precision.P0, 25).checksum());
    }

    @Test
    void shouldComputeTheWorkedExampleOfOrders() {
        nextId = 100;
        add("6000", "1");
        add("5900", "2");
        add("6100", "-3");
        add("6200", "-4");

        assertEquals(1_841_538_801, new BookWindow(book, Precision.R0, 25).checksum());
    }

    /** One of the two holds bids of 7e-7 to 1e-8, which need an exponent. */
    @Test
    void shouldAgreeWithRecordedBooks() throws IOException {
        for (final Recorded recorded : recorded()) {
            final Matcher row = ROW.matcher(recorded.rows);
            final MatchingBook own = new MatchingBook(new Silence(), 100);
            while (row.find()) {
                replace(own, row.group(1), row.group(2), row.group(3));
            }
            assertEquals(recorded.checksum, new BookWindow(own, Precision.P0, 25).checksum(), recorded.rows);
        }
    }

    /** A level is one order here: a new one takes the place of the old. */
    private void replace(final MatchingBook own, final String price, final String count, final String amount) {
        final long priceE8 = new BigDecimal(price).movePointRight(8).longValueExact();
        final Side side = amount.startsWith("-") ? Side.SELL : Side.BUY;
        final int level = own.levelAt(side, priceE8);
        if (level != MatchingBook.NONE) {
            own.cancel(own.orderId(own.firstOrder(side, level)));
        }
        if (!count.equals("0")) {
            own.limit(1, nextId++, side, priceE8, new BigDecimal(amount).abs().movePointRight(8).longValueExact(), 0);
        }
    }

    private void add(final String price, final String amount) {
        replace(book, price, "1", amount);
    }

    private static List<Recorded> recorded() throws IOException {
        final List<Recorded> found = new ArrayList<>();
        try (JsonParser json = new JsonFactory().createParser(
            SharedData.require("vectors/book-checksums.json").toFile())) {
            StringBuilder rows = new StringBuilder();
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.VALUE_STRING && json.getText().startsWith("[")) {
                    rows.append(json.getText());
                } else if (json.currentToken() == JsonToken.VALUE_NUMBER_INT && "checksum".equals(json.currentName())) {
                    found.add(new Recorded(rows.toString(), json.getIntValue()));
                    rows = new StringBuilder();
                }
            }
        }
        assertEquals(2, found.size());
        return found;
    }

    private record Recorded(String rows, int checksum) {
    }

    private static final class Silence implements MatchingEvents {
        @Override
        public void traded(final long makerOrderId, final long makerOwnerId, final boolean isMakerHidden,
                           final long takerOrderId, final long takerOwnerId, final Side takerSide, final long priceE8,
                           final long qtyE8, final long makerLeftE8) {
            throw new AssertionError("a recorded book is not crossed: priceE8=" + priceE8);
        }
    }
}
