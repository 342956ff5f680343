package genesis.gateway.simulator.account;

/** What goes wrong with orders inside the exchange. Asked once for each new order. */
public interface OrderFaults {
    /** Nothing goes wrong. */
    OrderFaults NONE = new OrderFaults() {
        @Override
        public String rejection() {
            return null;
        }

        @Override
        public int percentBeforeCancel() {
            return 100;
        }
    };

    /** The exchange's words for refusing a good order, or null. */
    String rejection();

    /**
     * Part of the order, in percent, that may execute at once before the exchange cancels the rest; 100 leaves it
     * alone.
     */
    int percentBeforeCancel();
}
