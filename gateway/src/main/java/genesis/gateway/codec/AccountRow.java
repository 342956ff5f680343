package genesis.gateway.codec;

import genesis.core.unit.E8;

/**
 * One row of channel 0, of any kind, read by position; what is missing at its end or null is zero or empty. One of these
 * per row of a list, used again. The columns are those of the exchange's documents, counted from 0.
 * <p>Threading: the gateway's thread. Allocation: a few short texts per row; they come by the order, not by the tick.
 */
final class AccountRow {
    /** Fees and balances come unrounded; sixteen decimals hold the smallest fee seen and any below 922. */
    private static final int FEE_SCALE = 16;
    private static final long FEE_TO_E8 = 100_000_000L;
    private static final int NUMBER_SCALE = 8;

    long id;
    long clientId;
    long timeMs;
    long orderId;
    long amountE8;
    long originalE8;
    long priceE8;
    long trailingE8;
    long auxiliaryE8;
    long availableE8;
    long maker;
    long feeE8;
    String symbol = "";
    String type = "";
    String status = "";
    String feeCurrency = "";
    /** Of a notification. */
    String request = "";
    String words = "";
    int columns;

    /** ID 0, CID 2, SYMBOL 3, MTS_CREATE 4, AMOUNT 6, AMOUNT_ORIG 7, TYPE 8, STATUS 13, PRICE 16, PRICE_TRAILING 18, PRICE_AUX_LIMIT 19. */
    void readOrder(final FrameReader reader) {
        clear();
        reader.expect('[');
        do {
            switch (columns) {
                case 0 -> id = orderId = reader.wholeOrNull();
                case 2 -> clientId = reader.wholeOrNull();
                case 3 -> symbol = reader.text();
                case 4 -> timeMs = reader.wholeOrNull();
                case 6 -> amountE8 = reader.decimalOrNull();
                case 7 -> originalE8 = reader.decimalOrNull();
                case 8 -> type = reader.text();
                case 13 -> status = reader.text();
                case 16 -> priceE8 = reader.decimalOrNull();
                case 18 -> trailingE8 = reader.decimalOrNull();
                case 19 -> auxiliaryE8 = reader.decimalOrNull();
                default -> reader.skipValue();
            }
            columns++;
        } while (reader.accept(','));
        reader.expect(']');
    }

    /** ID 0, SYMBOL 1, MTS 2, ORDER_ID 3, AMOUNT 4, PRICE 5, MAKER 8, FEE 9, FEE_CURRENCY 10, CID 11. */
    void readFill(final FrameReader reader) {
        clear();
        maker = -1;
        reader.expect('[');
        do {
            switch (columns) {
                case 0 -> id = reader.whole();
                case 1 -> symbol = reader.text();
                case 2 -> timeMs = reader.wholeOrNull();
                case 3 -> orderId = reader.whole();
                case 4 -> amountE8 = reader.decimal();
                case 5 -> priceE8 = reader.decimal();
                case 8 -> maker = reader.wholeOrNull();
                case 9 -> feeE8 = reader.acceptNull() ? 0 : paidE8(reader);
                case 10 -> feeCurrency = reader.text();
                case 11 -> clientId = reader.wholeOrNull();
                default -> reader.skipValue();
            }
            columns++;
        } while (reader.accept(','));
        reader.expect(']');
        if (columns < 6 || !OrderWords.isTradingSymbol(symbol) || !isPayable()) {
            reader.fail(NumberParser.MALFORMED);
        }
    }

    /** SYMBOL 0, STATUS 1, AMOUNT 2, BASE_PRICE 3. */
    void readPosition(final FrameReader reader) {
        clear();
        reader.expect('[');
        do {
            switch (columns) {
                case 0 -> symbol = reader.text();
                case 1 -> status = reader.text();
                case 2 -> amountE8 = reader.decimalOrNull();
                case 3 -> priceE8 = reader.decimalOrNull();
                default -> reader.skipValue();
            }
            columns++;
        } while (reader.accept(','));
        reader.expect(']');
    }

    /** TYPE 0, CURRENCY 1, BALANCE 2, AVAILABLE 4. */
    void readWallet(final FrameReader reader) {
        clear();
        availableE8 = AccountPublisher.NOT_COMPUTED;
        reader.expect('[');
        do {
            switch (columns) {
                case 0 -> type = reader.text();
                case 1 -> symbol = reader.text();
                case 2 -> amountE8 = reader.acceptNull() ? 0 : reader.scaled(NUMBER_SCALE);
                case 4 -> availableE8 = reader.acceptNull() ? AccountPublisher.NOT_COMPUTED : reader.scaled(NUMBER_SCALE);
                default -> reader.skipValue();
            }
            columns++;
        } while (reader.accept(','));
        reader.expect(']');
    }

    /** Filled so far, by the exchange's account. */
    long filledE8() {
        return Math.abs(originalE8) - Math.abs(amountE8);
    }

    private void clear() {
        id = clientId = timeMs = orderId = amountE8 = originalE8 = priceE8 = trailingE8 = auxiliaryE8 = availableE8 = maker = feeE8 = 0;
        symbol = type = status = feeCurrency = request = words = "";
        columns = 0;
    }

    /** The wire has fees below zero where they are paid. The ninth decimal counts against us. */
    private static long paidE8(final FrameReader reader) {
        return -Math.floorDiv(reader.scaled(FEE_SCALE), FEE_TO_E8);
    }

    /** Such a fee would not fit a long in quote units; nobody charges it. */
    private boolean isPayable() {
        return Math.multiplyHigh(Math.abs(feeE8), Math.abs(priceE8)) < E8.ONE / 4
            && Math.multiplyHigh(Math.abs(amountE8), Math.abs(priceE8)) < E8.ONE / 4;
    }
}
