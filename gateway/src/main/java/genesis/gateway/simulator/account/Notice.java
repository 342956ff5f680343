package genesis.gateway.simulator.account;

import java.util.List;

/**
 * The exchange's answer to a request: whether it was taken, never what came of it.
 *
 * @param type    such as {@code on-req}
 * @param rows    the orders it is about
 * @param isOne   about one order, whose row then stands alone on the socket
 * @param isTaken SUCCESS or ERROR
 */
public record Notice(long timeMs, String type, List<String> rows, boolean isOne, boolean isTaken, String words) {
    /** As the socket has it. */
    public String row() {
        return row(timeMs, isOne ? rows.get(0) : list(), words);
    }

    /** As REST has it: a submission's order is one of a list, and its time may be seconds. */
    public String restRow(final boolean isInSeconds) {
        if (!type.equals("on-req")) {
            return row();
        }
        return row(isInSeconds ? timeMs / 1_000 : timeMs, list(), isTaken ? "Submitting " + rows.size() + " orders."
            : words);
    }

    private String list() {
        return "[" + String.join(",", rows) + "]";
    }

    private String row(final long time, final String info, final String text) {
        return new Row().whole(time).text(type).nulls(2).json(info).nulls(1).text(isTaken ? "SUCCESS" : "ERROR")
            .text(text)
            .end();
    }
}
