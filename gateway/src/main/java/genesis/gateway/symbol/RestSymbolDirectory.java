package genesis.gateway.symbol;

import genesis.core.unit.Instrument;
import genesis.core.unit.InstrumentRegistry;
import genesis.gateway.codec.InputPublisher;
import genesis.gateway.rest.AccountRequests;
import genesis.gateway.rest.PublicRequests;
import genesis.gateway.rest.RestClient;
import genesis.gateway.rest.RestOutcome;
import genesis.gateway.rest.RestRequest;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the exchange's configuration for order sizes and names, and the account for its fees.
 *
 * <pre>
 *   resolve ─► pairs, names, fees asked at once ─► all told, or at most 8 s later ─► InstrumentDefined … ─► done
 *                                                     └─ something is missing ─► asked again after 1 min, 2 min … 16 min,
 *                                                                                 and published when it changed something
 * </pre>
 *
 * <p>Without an answer the terms are those of the journal, or the usual ones: trading does not wait for a page of
 * configuration, and orders below the true minimum are refused by the exchange with a reason.
 * <p>Threading: the gateway's thread, but for {@link #nameOf}.
 */
public final class RestSymbolDirectory implements SymbolDirectory, AutoCloseable {
    /** Nobody waits longer for a start. */
    static final long ANSWER_NS_MAX = 8_000_000_000L;
    static final long RETRY_FIRST_NS = 60_000_000_000L;
    private static final int RETRY_DOUBLINGS_MAX = 4;
    private static final int SYMBOL_LENGTH_MAX = 24;
    private static final int CURRENCY_LENGTH_MAX = 12;

    private static final Logger LOG = LoggerFactory.getLogger(RestSymbolDirectory.class);

    private final RestClient client;
    private final EventLoop loop;
    private final InstrumentRegistry registry;
    private final InputPublisher inputs;
    private final LongSupplier timeNs;
    private final List<String> wanted = new ArrayList<>();
    private final Terms terms;
    private volatile Map<String, String> names = Map.of();
    private boolean hasNames;
    private boolean retrying;
    private boolean isClosed;
    private int retryCount;

    /**
     * @param timeNs time of the messages
     * @param fees   where the account cannot be asked
     */
    public RestSymbolDirectory(final RestClient client, final EventLoop loop, final InstrumentRegistry registry,
                               final InputPublisher inputs, final LongSupplier timeNs, final Fees fees) {
        this.client = client;
        this.loop = loop;
        this.registry = registry;
        this.inputs = inputs;
        this.timeNs = timeNs;
        terms = new Terms(fees);
    }

    @Override
    public void resolve(final List<String> symbols, final Runnable done) {
        symbols.stream().filter(symbol -> !wanted.contains(symbol)).forEach(wanted::add);
        ask(() -> {
            symbols.forEach(this::define);
            done.run();
            retryWhatIsMissing();
        });
    }

    /** From here on nothing is asked, published or called any more. */
    @Override
    public void close() {
        isClosed = true;
    }

    /** What people call a currency, such as USDt for UST; the exchange's own name where they call it the same. Any thread. */
    public String nameOf(final String currency) {
        return names.getOrDefault(currency, currency);
    }

    /** Asks for all that is missing, and goes on when the last of it is told or refused. */
    private void ask(final Runnable then) {
        final Answers answers = new Answers(then);
        if (!terms.hasPairs()) {
            answers.expect("order sizes", PublicRequests.pairTerms(), terms::pairs);
        }
        if (!hasNames) {
            answers.expect("currency names", PublicRequests.currencyMap("sym"), this::names);
        }
        if (client.hasAccount() && !terms.hasAccountFees()) {
            answers.expect("the account's fees", AccountRequests.fees(), terms::accountFees);
        }
        answers.allAsked();
    }

    private void names(final Map<String, String> told) {
        names = Map.copyOf(told);
        hasNames = true;
    }

    /** Gives a number where there is none, and publishes where something is new. */
    private void define(final String symbol) {
        final Instrument known = registry.find(symbol);
        if (!terms.mayBeListed(symbol)) {
            LOG.warn("the exchange does not list {}; it will refuse its channels", symbol);
            return;
        }
        if (known == null && !fits(symbol)) {
            LOG.warn("{} cannot be traded here: too long a name, or all {} numbers are given", symbol, Instrument.COUNT_MAX);
            return;
        }
        final Instrument instrument = known == null ? registry.define(symbol) : known;
        final Instrument told = terms.of(instrument);
        if (known == null || !told.equals(known)) {
            registry.terms(told);
            inputs.instrumentDefined(timeNs.getAsLong(), told);
        }
    }

    private boolean fits(final String symbol) {
        final String[] currencies = Instrument.currenciesOf(symbol);
        return symbol.length() <= SYMBOL_LENGTH_MAX && currencies[0].length() <= CURRENCY_LENGTH_MAX
            && currencies[1].length() <= CURRENCY_LENGTH_MAX && registry.all().size() < Instrument.COUNT_MAX;
    }

    private void retryWhatIsMissing() {
        final boolean complete = terms.hasPairs() && hasNames && (terms.hasAccountFees() || !client.hasAccount());
        if (complete || retrying || isClosed) {
            return;
        }
        retrying = true;
        final long delayNs = RETRY_FIRST_NS << Math.min(RETRY_DOUBLINGS_MAX, retryCount++);
        loop.schedule(this::askAgain, delayNs, TimeUnit.NANOSECONDS);
    }

    private void askAgain() {
        if (!isClosed) {
            ask(() -> {
                retrying = false;
                wanted.forEach(this::define);
                retryWhatIsMissing();
            });
        }
    }

    /** Counts questions down. The client gives each one exactly one outcome, in bounded time; so this ends. */
    private final class Answers {
        private final Runnable then;
        /** One for the asking itself. */
        private int missing = 1;

        Answers(final Runnable then) {
            this.then = then;
        }

        <T> void expect(final String what, final RestRequest<T> request, final Consumer<T> taker) {
            missing++;
            client.send(request.withTimeoutNs(ANSWER_NS_MAX), outcome -> {
                take(what, outcome, taker);
                countDown();
            });
        }

        void allAsked() {
            countDown();
        }

        private <T> void take(final String what, final RestOutcome<T> outcome, final Consumer<T> taker) {
            if (outcome.isAnswer()) {
                taker.accept(outcome.value());
            } else {
                LOG.warn("{} are not known: {}; going on with what was known before, and asking again later", what, outcome);
            }
        }

        private void countDown() {
            missing--;
            if (missing == 0 && !isClosed) {
                then.run();
            }
        }
    }
}
