package genesis.gateway.rest;

import static genesis.gateway.rest.RestOutcome.Kind;

import genesis.gateway.rest.RestOutcome.Fate;
import java.io.IOException;

/** Reads what came back: status and body to an outcome. Threading: stateless. */
final class Answers {
    static final int TOO_MANY = 429;
    static final int NONCE_SMALL = 10_114;
    static final int RATE_LIMIT_CODE = 11_010;
    static final int MAINTENANCE_CODE = 20_060;
    private static final int UNAVAILABLE = 503;
    /** The exchange's word for "something went wrong here": it does not say that nothing was done. */
    private static final int GENERIC_CODE = 10_000;
    private static final int TEXT_LENGTH_MAX = 200;

    private Answers() {
    }

    /** Never throws. A RATE_LIMITED still lacks how long to wait. */
    static <T> RestOutcome<T> read(final RestRequest<T> request, final int status, final byte[] body) {
        if (status == TOO_MANY) {
            return RestOutcome.failed(Kind.RATE_LIMITED, Fate.NOT_DONE, status, "HTTP 429");
        }
        try {
            final Row row = Body.parse(body);
            if (row.isObject()) {
                return ofObject(row, status);
            }
            if ("error".equals(row.isRow(0) ? "" : row.text(0))) {
                return ofError(row, status);
            }
            if (status / 100 != 2) {
                return bad(status, "HTTP " + status + " with rows");
            }
            return RestOutcome.answer(request.reader().apply(row), status);
        } catch (final IOException notJson) {
            return status == UNAVAILABLE ? RestOutcome.failed(Kind.MAINTENANCE, Fate.UNKNOWN, status, "HTTP 503")
                : bad(status, "HTTP " + status + ", not JSON: " + firstLine(notJson));
        } catch (final RuntimeException unexpected) {
            // Rows that are not what was asked for; a reader may stumble in more ways than BadRowException names.
            return bad(status, "not the rows that were expected: " + firstLine(unexpected));
        }
    }

    private static <T> RestOutcome<T> ofError(final Row row, final int status) {
        final int code = (int) Math.max(0, Math.min(Integer.MAX_VALUE, row.integerOrZero(1)));
        final String text = cut(row.isRow(2) ? "" : row.text(2));
        if (code == RATE_LIMIT_CODE) {
            return RestOutcome.failed(Kind.RATE_LIMITED, Fate.NOT_DONE, status, text);
        }
        if (code == MAINTENANCE_CODE) {
            return RestOutcome.failed(Kind.MAINTENANCE, Fate.NOT_DONE, status, text);
        }
        final Fate fate = code == 0 || code == GENERIC_CODE ? Fate.UNKNOWN : Fate.NOT_DONE;
        return new RestOutcome<>(Kind.BUSINESS_ERROR, fate, null, status, code, text, 0);
    }

    /** What proxies in front of the exchange say. */
    private static <T> RestOutcome<T> ofObject(final Row row, final int status) {
        final String error = cut(row.named("error"));
        if (error.contains("RATE_LIMIT")) {
            return RestOutcome.failed(Kind.RATE_LIMITED, Fate.NOT_DONE, status, error);
        }
        if (status == UNAVAILABLE || error.contains("temporarily_unavailable")) {
            return RestOutcome.failed(Kind.MAINTENANCE, Fate.UNKNOWN, status, error);
        }
        return bad(status, "HTTP " + status + " with an object: " + error);
    }

    /** A refusal of the request itself, 4xx, cannot have done anything; all else can. */
    private static <T> RestOutcome<T> bad(final int status, final String text) {
        return RestOutcome.failed(Kind.BAD_BODY, status / 100 == 4 ? Fate.NOT_DONE : Fate.UNKNOWN, status, text);
    }

    private static String firstLine(final Exception e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : cut(e.getMessage().lines().findFirst().orElse(""));
    }

    private static String cut(final String text) {
        return text.length() <= TEXT_LENGTH_MAX ? text : text.substring(0, TEXT_LENGTH_MAX) + "…";
    }
}
