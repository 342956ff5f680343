package genesis.admin.launch;

import genesis.admin.config.Complaint;
import genesis.gateway.auth.Credentials;
import java.util.function.UnaryOperator;

/** The key of the account that LIVE trades in, from the environment. Never printed, never logged. */
final class AccountKeys {
    /** What clients send. */
    static final String KEY = "GENESIS_API_KEY";
    /** What clients sign with. */
    static final String SECRET = "GENESIS_API_SECRET";

    private AccountKeys() {
    }

    /** Complains where one of the two is missing. */
    static Credentials fromEnvironment(final UnaryOperator<String> environment) {
        final String key = environment.apply(KEY);
        final String secret = environment.apply(SECRET);
        if (key == null || key.isBlank() || secret == null || secret.isBlank()) {
            throw Complaint.usage("--mode live needs the key of an account in " + KEY + " and " + SECRET
                + "; for a start use one of the exchange's paper trading accounts");
        }
        return new Credentials(key.strip(), secret.strip().toCharArray());
    }
}
