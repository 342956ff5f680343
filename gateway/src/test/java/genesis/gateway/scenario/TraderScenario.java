package genesis.gateway.scenario;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.api.io.TempDir;

/**
 * A story that a trader can read: what was given, what happened then, what is so now.
 *
 * <pre>
 *   given.account().wallet("USD", "100000");
 *   given.market("tBTCUSD").bestBid("9999").bestAsk("10001");
 *   when.traderBuys("0.1").limit("9990").postOnly();
 *   when.exchangeFills("0.04");
 *   then.orderIs(WORKING).filled("0.04");
 *   then.positionIs("0.04");
 *   then.booksAgree();
 * </pre>
 *
 * The engine is armed and ready with the first {@code when} or {@code then}. A failure prints the story. At the end the engine
 * is killed, and what its journal brings back has to be what it was.
 */
abstract class TraderScenario {
    Given given;
    When when;
    Then then;
    private Stage stage;

    @RegisterExtension
    private final TestExecutionExceptionHandler teller = (context, failure) -> {
        throw new AssertionError(failure + "\nThe story:\n" + stage.story, failure);
    };

    @BeforeEach
    void openTheBook(@TempDir final Path directory) {
        stage = new Stage(directory);
        given = new Given(stage);
        when = new When(stage, given);
        then = new Then(stage, given, when);
    }

    @AfterEach
    void closeTheBook() {
        try {
            if (given.isOpen()) {
                stage.end();
            }
        } catch (final AssertionError failure) {
            throw new AssertionError(failure + "\nThe story:\n" + stage.story, failure);
        } finally {
            stage.close();
        }
    }

    static Duration hours(final long count) {
        return Duration.ofHours(count);
    }

    static Duration minutes(final long count) {
        return Duration.ofMinutes(count);
    }

    static Duration seconds(final long count) {
        return Duration.ofSeconds(count);
    }

    static Duration millis(final long count) {
        return Duration.ofMillis(count);
    }
}
