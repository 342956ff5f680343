package genesis.gateway.order;

import genesis.core.message.FeeCurrency;
import genesis.core.message.Liquidity;
import genesis.core.message.LookUpResult;
import genesis.core.message.Message;
import genesis.core.message.OrderStatus;
import genesis.core.message.ReportSource;
import genesis.core.message.Side;
import genesis.core.unit.Instrument;
import genesis.core.unit.InstrumentRegistry;
import genesis.gateway.codec.AccountPublisher;
import genesis.gateway.codec.OrderWords;
import genesis.gateway.rest.AccountRequests;
import genesis.gateway.rest.AccountTradeRow;
import genesis.gateway.rest.OrderRow;
import genesis.gateway.rest.PositionRow;
import genesis.gateway.rest.RestRequest;
import genesis.gateway.rest.WalletRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Asks the exchange for the truth, over REST, and publishes it as reports.
 *
 * <pre>
 *   a round     open orders → fills since a time, page by page → positions → wallets       finished, complete or not
 *   one order   open orders → history → its fills       fills first, then the order, then FOUND; NOT_FOUND; FAILED
 * </pre>
 *
 * The book is asked before the history: an order moves from the one into the other and never back, so it is missed in
 * both only where the exchange does not have it. A question without an answer ends the round or the search; the engine
 * decides when to ask again.
 * <p>Threading: the gateway's thread. Allocation: yes; a question is not a tick.
 */
final class AccountQueries {
    /** The exchange's clock and ours may differ. */
    private static final long CLOCKS_DIFFER_MS = 600_000;
    private static final long NS_PER_MS = 1_000_000;
    private static final int NONCE_IS_SMALL = 10114;
    /** Pages of one question: far more than there can be between two rounds. */
    private static final int PAGES_MAX = 40;

    private final RestSend client;
    private final AccountPublisher inputs;
    private final InstrumentRegistry registry;
    private final LongSupplier messageTimeNs;
    private long rounds;
    /** Searches asked for at one time share the question for open orders; a later one must not believe an older answer. */
    private List<Search> together = List.of();

    AccountQueries(final RestSend client, final AccountPublisher inputs, final InstrumentRegistry registry,
                          final LongSupplier messageTimeNs) {
        this.client = client;
        this.inputs = inputs;
        this.registry = registry;
        this.messageTimeNs = messageTimeNs;
    }

    /**
     * One round. It ends the one that may be under way: whoever asks again, as after a new login, has a reason not to
     * believe what was answered before.
     */
    void reconcile(final long fillsSinceMs) {
        inputs.roundStarted(nowNs(), ++rounds);
        new Round(rounds).run(fillsSinceMs);
    }

    /** One search. The asked time comes back, so that the engine can tell what a failure to find proves. */
    void lookUp(final long clientOrderId, final long exchangeOrderId, final long placedTimeNs, final long askedNs) {
        final Search search = new Search(clientOrderId, exchangeOrderId, placedTimeNs, askedNs);
        if (!together.isEmpty() && together.get(0).askedNs == askedNs) {
            together.add(search);
            return;
        }
        final List<Search> searches = new ArrayList<>(List.of(search));
        together = searches;
        ask(AccountRequests.orders(), ignored -> {
            end(searches);
            searches.forEach(each -> each.failed(false));
        }, orders -> {
            end(searches);
            searches.forEach(each -> each.goOn(orders));
        });
    }

    private void end(final List<Search> searches) {
        if (together == searches) {
            together = List.of();
        }
    }

    private void history(final Search search, final long sinceMs, final long untilMs, final int page) {
        final RestRequest<List<OrderRow>> request = search.exchangeOrderId > 0
            ? AccountRequests.orderHistory(search.exchangeOrderId)
            : AccountRequests.orderHistory(Math.max(1, sinceMs), untilMs, AccountRequests.LIMIT_MAX);
        ask(request, search::failed, orders -> {
            if (search.find(orders)) {
                return;
            }
            final boolean isLastPage = search.exchangeOrderId > 0 || orders.size() < AccountRequests.LIMIT_MAX;
            if (isLastPage) {
                search.end(LookUpResult.NOT_FOUND);
            } else if (page == PAGES_MAX) {
                search.end(LookUpResult.FAILED);
            } else {
                // Newest first. Orders of the last millisecond come again, which does no harm.
                history(search, sinceMs, orders.get(orders.size() - 1).updatedMs(), page + 1);
            }
        });
    }

    private <T> void ask(final RestRequest<T> request, final Consumer<Boolean> failed, final Consumer<T> answered) {
        ask(request, true, failed, answered);
    }

    private <T> void ask(final RestRequest<T> request, final boolean mayRepeat, final Consumer<Boolean> failed,
                         final Consumer<T> answered) {
        client.send(request, outcome -> {
            if (outcome.isAnswer()) {
                answered.accept(outcome.value());
            } else if (mayRepeat && outcome.code() == NONCE_IS_SMALL) {
                // Another request of this key overtook this one. The next has a larger nonce.
                ask(request, false, failed, answered);
            } else {
                failed.accept(false);
            }
        });
    }

    private void report(final OrderRow order, final ReportSource source) {
        final OrderStatus status = OrderWords.status(order.status());
        final long qtyE8 = Math.abs(order.signedOriginalQtyE8());
        inputs.orderReported(nowNs(), order.clientId(), order.id(), instrumentId(order.symbol()),
            order.signedOriginalQtyE8() < 0 ? Side.SELL : Side.BUY, OrderWords.type(order.type()), order.priceE8(), qtyE8,
            status == OrderStatus.FILLED ? qtyE8 : qtyE8 - Math.abs(order.signedQtyE8()), order.createdMs(), status, source);
    }

    private void report(final AccountTradeRow fill) {
        if (!OrderWords.isTradingSymbol(fill.symbol())) {
            return;
        }
        final FeeCurrency currency = OrderWords.feeCurrency(fill.symbol(), fill.feeCurrency());
        final boolean isBooked = currency == FeeCurrency.QUOTE || currency == FeeCurrency.BASE;
        inputs.fillReported(nowNs(), fill.clientId(), fill.orderId(), fill.id(), fill.timeMs(),
            instrumentId(fill.symbol()), fill.signedQtyE8() < 0 ? Side.SELL : Side.BUY, fill.priceE8(),
            Math.abs(fill.signedQtyE8()), isBooked ? paidE8(fill) : 0,
            currency == FeeCurrency.NOT_TOLD ? FeeCurrency.QUOTE : currency,
            fill.maker() ? Liquidity.MAKER : Liquidity.TAKER);
    }

    private void report(final PositionRow position) {
        inputs.positionReported(nowNs(), instrumentId(position.symbol()),
            "CLOSED".equals(position.status()) ? 0 : position.signedQtyE8(), position.basePriceE8(), ReportSource.ROUND);
    }

    private void report(final WalletRow wallet) {
        inputs.walletReported(nowNs(), OrderWords.wallet(wallet.type()), wallet.currency(), wallet.balanceE8(),
            wallet.availableE8(), ReportSource.ROUND);
    }

    /** Cut to eight decimals; the account's channel counts the ninth decimal against us, which is a hundred-millionth more. */
    private static long paidE8(final AccountTradeRow fill) {
        return fill.feeE8() < 0 && fill.feeE8() != AccountPublisher.NOT_COMPUTED ? -fill.feeE8() : 0;
    }

    private int instrumentId(final String symbol) {
        final Instrument instrument = registry.find(symbol);
        return instrument == null ? Message.UNKNOWN_INSTRUMENT : instrument.id();
    }

    private long nowNs() {
        return messageTimeNs.getAsLong();
    }

    /** Questions one after the other; what comes when another round has begun is not reported. */
    private final class Round {
        private final long number;

        Round(final long number) {
            this.number = number;
        }

        void run(final long fillsSinceMs) {
            next(AccountRequests.orders(), orders -> {
                orders.forEach(order -> report(order, ReportSource.ROUND));
                fills(fillsSinceMs, 1, () -> next(AccountRequests.positions(), positions -> {
                    positions.forEach(AccountQueries.this::report);
                    next(AccountRequests.wallets(), wallets -> {
                        wallets.forEach(AccountQueries.this::report);
                        finish(true);
                    });
                }));
            });
        }

        private void fills(final long sinceMs, final int page, final Runnable done) {
            next(AccountRequests.trades(Math.max(1, sinceMs), 0, AccountRequests.LIMIT_MAX, true), fills -> {
                fills.forEach(AccountQueries.this::report);
                if (fills.size() < AccountRequests.LIMIT_MAX) {
                    done.run();
                    return;
                }
                final long lastMs = fills.get(fills.size() - 1).timeMs();
                if (page == PAGES_MAX || lastMs <= sinceMs) {
                    finish(false);
                } else {
                    fills(lastMs, page + 1, done);
                }
            });
        }

        private <T> void next(final RestRequest<T> request, final Consumer<T> answered) {
            ask(request, this::finish, answer -> {
                if (number == rounds) {
                    answered.accept(answer);
                }
            });
        }

        private void finish(final boolean isComplete) {
            if (number == rounds) {
                inputs.roundFinished(nowNs(), number, isComplete);
            }
        }
    }

    /** What is looked for; an adopted order has only the exchange's number. */
    private final class Search {
        private final long clientOrderId;
        private final long exchangeOrderId;
        private final long placedTimeNs;
        private final long askedNs;

        Search(final long clientOrderId, final long exchangeOrderId, final long placedTimeNs, final long askedNs) {
            this.clientOrderId = clientOrderId;
            this.exchangeOrderId = exchangeOrderId;
            this.placedTimeNs = placedTimeNs;
            this.askedNs = askedNs;
        }

        void goOn(final List<OrderRow> open) {
            if (!find(open)) {
                history(this, placedTimeNs / NS_PER_MS - CLOCKS_DIFFER_MS, 0, 1);
            }
        }

        /** True where it is among these; then its fills are asked for and all is reported. */
        boolean find(final List<OrderRow> orders) {
            for (final OrderRow order : orders) {
                if (exchangeOrderId > 0 ? order.id() == exchangeOrderId : order.clientId() == clientOrderId) {
                    found(order);
                    return true;
                }
            }
            return false;
        }

        void failed(final boolean ignored) {
            end(LookUpResult.FAILED);
        }

        void end(final LookUpResult result) {
            inputs.orderLookedUp(nowNs(), clientOrderId, exchangeOrderId, askedNs, result);
        }

        private void found(final OrderRow order) {
            if (order.signedQtyE8() == order.signedOriginalQtyE8()) {
                report(order, ReportSource.LOOKUP);
                end(LookUpResult.FOUND);
                return;
            }
            ask(AccountRequests.orderTrades(order.symbol(), order.id()), this::failed, fills -> {
                // The exchange tells the newest first.
                fills.stream().sorted(Comparator.comparingLong(AccountTradeRow::id)).forEach(AccountQueries.this::report);
                report(order, ReportSource.LOOKUP);
                end(LookUpResult.FOUND);
            });
        }
    }
}
