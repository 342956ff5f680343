package genesis.admin.launch;

import genesis.admin.config.Complaint;
import genesis.admin.config.VenueOptions;
import genesis.gateway.auth.Credentials;
import genesis.gateway.auth.Keystore;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;

/** Fetches the key that the configuration names from where it names it. */
public final class VenueKeys {
    /** The keystore's password in the environment. */
    public static final String PASSWORD_VARIABLE = "GENESIS_KEYSTORE_PASSWORD";

    private VenueKeys() {
    }

    /**
     * The key; null where the configuration wants none. Complains, or throws a {@code CredentialsException}, where it cannot
     * be had; no message shows any of it.
     *
     * @param typed asks a person for the keystore's password, where the environment has none; what it returns is wiped here
     */
    public static Credentials of(final VenueOptions venue, final Map<String, String> environment, final Supplier<char[]> typed) {
        return switch (venue.keySource()) {
            case NONE -> null;
            case ENVIRONMENT -> ofEnvironment(environment);
            case FILE -> Credentials.ofFile(venue.keyFile());
            case KEYSTORE -> ofKeystore(venue, environment, typed);
        };
    }

    private static Credentials ofEnvironment(final Map<String, String> environment) {
        final Credentials credentials = Credentials.ofEnvironment(environment);
        if (credentials == null) {
            throw Complaint.environment("genesis.venue.key-source is environment, but " + Credentials.KEY_VARIABLE + " and "
                + Credentials.SECRET_VARIABLE + " are not set; set both");
        }
        return credentials;
    }

    private static Credentials ofKeystore(final VenueOptions venue, final Map<String, String> environment,
                                          final Supplier<char[]> typed) {
        final String given = environment.getOrDefault(PASSWORD_VARIABLE, "");
        final char[] password = given.isEmpty() ? typed.get() : given.toCharArray();
        try {
            return Keystore.open(venue.keystore(), password).credentials(venue.keyName());
        } finally {
            Arrays.fill(password, '\0');
        }
    }
}
