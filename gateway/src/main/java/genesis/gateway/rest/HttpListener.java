package genesis.gateway.rest;

/** Who waits for the answer to one exchange over one connection. Exactly one of the methods is called, once. */
interface HttpListener {
    /** @param retryAfter the header's text; null where there is none */
    void onResponse(int status, String retryAfter, byte[] body);

    /** An answer began and cannot be used: cut off, too long, not HTTP. */
    void onBroken(String reason);

    /**
     * No answer.
     *
     * @param mayHaveArrived the request left the house, so that the exchange may have done what it asked
     * @param wasReused      the connection had been idle before: the other side may have closed it at that moment
     */
    void onDisconnected(String reason, boolean mayHaveArrived, boolean wasReused);
}
