package genesis.admin.doctor;

import genesis.gateway.auth.Credentials;
import genesis.gateway.auth.NonceManager;
import genesis.gateway.limit.RateClass;
import genesis.gateway.order.OrderBudget;
import genesis.gateway.rest.AccountRequests;
import genesis.gateway.rest.OrderRow;
import genesis.gateway.rest.PermissionRow;
import genesis.gateway.rest.RestOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The key: its numbers, what it may do, and what is left of the limits. */
public final class AccountChecks {
    /** What {@code NonceManager} writes ahead, and as much again for a clock that was set. */
    private static final long AHEAD_MICROS_MAX = TimeUnit.MINUTES.toMicros(2);
    /** So many years before the last possible nonce there is time to make a new key. */
    private static final long NONCES_LEFT_MIN = TimeUnit.DAYS.toMicros(3_650);
    private static final List<String> WRITTEN = List.of("orders");
    private static final List<String> READ = List.of("orders", "wallets", "positions");
    private static final String WITHDRAWAL = "withdraw";
    private static final int NONCE_ERROR = 10_114;
    private static final int AUTHENTICATION_ERROR = 10_100;
    private static final int OPEN_COUNT_HIGH = 100;

    private final Findings findings;
    private final Credentials credentials;
    private final NonceManager nonces;

    public AccountChecks(final Findings findings, final Credentials credentials, final NonceManager nonces) {
        this.findings = findings;
        this.credentials = credentials;
        this.nonces = nonces;
    }

    /** Asks what only the owner of the key may ask; changes nothing but the key's nonce. */
    public void run(final Asker asker) throws InterruptedException {
        final boolean isNonceFine = nonce();
        final RestOutcome<List<PermissionRow>> permissions = asker.ask(AccountRequests.permissions());
        if (permissions.isAnswer()) {
            if (isNonceFine) {
                findings.ok("nonce", "taken by the exchange; the mark is " + time(nonces.highWaterMark()));
            }
            permissions(permissions.value());
            limits(asker);
        } else {
            refused(permissions);
        }
    }

    /** What the mark says by itself; the exchange's word on it comes with the first answer. */
    private boolean nonce() {
        final long aheadMicros = nonces.highWaterMark() - TimeUnit.MILLISECONDS.toMicros(System.currentTimeMillis());
        if (NonceManager.NONCE_MAX - nonces.highWaterMark() < NONCES_LEFT_MIN) {
            findings.fail("nonce", "the mark " + nonces.highWaterMark() + " is close to the last one that the exchange takes",
                "make a new key at the exchange; this one is spoiled by a nonce of another program or a wrong clock");
            return false;
        }
        if (aheadMicros > AHEAD_MICROS_MAX) {
            findings.warn("nonce", "the mark is " + TimeUnit.MICROSECONDS.toSeconds(aheadMicros) + " s ahead of the clock (" + time(
                nonces.highWaterMark()) + ")", "the clock was set back, or another program uses the key; nonces go on from the mark, but"
                + " check the clock");
            return false;
        }
        return true;
    }

    private static String time(final long micros) {
        return Instant.ofEpochMilli(TimeUnit.MICROSECONDS.toMillis(micros)).toString();
    }

    private void permissions(final List<PermissionRow> rows) {
        final List<String> missing = Stream.concat(
            WRITTEN.stream().filter(scope -> rows.stream().noneMatch(row -> row.scope().equals(scope) && row.write()))
                .map(scope -> "write " + scope),
            READ.stream().filter(scope -> rows.stream().noneMatch(row -> row.scope().equals(scope) && row.read()))
                .map(scope -> "read " + scope)).toList();
        final String may = credentials.maskedKey() + " may write " + String.join(", ", rows.stream().filter(PermissionRow::write)
            .map(PermissionRow::scope).toList());
        if (!missing.isEmpty()) {
            findings.fail("permissions", may + "; missing: " + String.join(", ", missing),
                "make a key at the exchange that may read and write orders, and read wallets and positions");
        } else if (rows.stream().anyMatch(row -> row.scope().contains(WITHDRAWAL) && row.write())) {
            findings.warn("permissions", may, "make a key without withdrawals: trading does not need them, and a stolen key would");
        } else {
            findings.ok("permissions", may + ", nothing may be withdrawn");
        }
    }

    private void limits(final Asker asker) throws InterruptedException {
        final RestOutcome<List<OrderRow>> open = asker.ask(AccountRequests.orders());
        final long refused = asker.client().outcomeCount(RestOutcome.Kind.RATE_LIMITED);
        final String budget = String.format(Locale.ROOT, "%,d orders in %d minutes, %d call at a time, ", OrderBudget.ORDERS_PER_WINDOW,
            TimeUnit.NANOSECONDS.toMinutes(OrderBudget.WINDOW_NS), RateClass.PRIVATE_TRADING.callsAtOnceMax());
        if (refused > 0) {
            findings.fail("limits", "HTTP 429: this address or key asked too often", "wait a minute without asking; other programs count as well");
        } else if (!open.isAnswer()) {
            findings.fail("limits", "the open orders cannot be read: " + Asker.words(open), "look again in a minute");
        } else if (open.value().size() > OPEN_COUNT_HIGH) {
            findings.warn("limits", budget + open.value().size() + " open orders", "cancel what is not needed: the exchange caps open orders");
        } else {
            findings.ok("limits", budget + open.value().size() + " open now, no call was refused");
        }
    }

    private void refused(final RestOutcome<?> outcome) {
        switch (outcome.code()) {
            case NONCE_ERROR -> findings.fail("nonce", "the exchange took a higher one of this key before: " + outcome.text(),
                "one key, one program: stop the other one, or make a key of its own; if the clock was ahead once, wait that long");
            case AUTHENTICATION_ERROR -> findings.fail("account", "the exchange does not take " + credentials.maskedKey() + ": " + outcome.text(),
                "copy key and secret again (genesis keys add), and check that the key is not deleted and this address is allowed");
            default -> {
                if (outcome.kind() == RestOutcome.Kind.RATE_LIMITED) {
                    findings.fail("limits", "HTTP 429: this address or key asked too often", "wait a minute without asking");
                } else {
                    findings.fail("account", "does not answer: " + Asker.words(outcome), "look again in a minute; if it stays so, check"
                        + " genesis.venue.account-rest");
                }
            }
        }
    }
}
