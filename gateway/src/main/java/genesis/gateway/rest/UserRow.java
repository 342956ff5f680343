package genesis.gateway.rest;

/** Who the key belongs to. No name and no address is kept. */
public record UserRow(long id, String timeZone, boolean verified) {
    static UserRow of(final Row row) {
        return new UserRow(row.requiredInteger(0), row.text(7), row.isYes(4));
    }
}
