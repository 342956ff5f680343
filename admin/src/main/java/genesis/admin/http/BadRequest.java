package genesis.admin.http;

/** A request that cannot be served as it is; the message tells the caller why, the field which part, if any. */
final class BadRequest extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String field;

    /** The field may be null. */
    BadRequest(final int status, final String field, final String message) {
        super(message, null, false, false);
        this.status = status;
        this.field = field;
    }

    int status() {
        return status;
    }

    String body() {
        return Json.object(json -> {
            json.writeStringField("error", getMessage());
            if (field != null) {
                json.writeStringField("field", field);
            }
        });
    }
}
