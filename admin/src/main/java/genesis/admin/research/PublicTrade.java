package genesis.admin.research;

/** @param amountE8 signed by the taker's side */
record PublicTrade(long id, long timeMs, long priceE8, long amountE8) {
}
