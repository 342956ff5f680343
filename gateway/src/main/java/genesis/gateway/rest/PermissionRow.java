package genesis.gateway.rest;

/** What the key may do in one scope, such as orders or withdraw. */
public record PermissionRow(String scope, boolean read, boolean write) {
    static PermissionRow of(final Row row) {
        return new PermissionRow(row.requiredText(0), row.isYes(1), row.isYes(2));
    }
}
