package genesis.core.exchange;

import genesis.core.message.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The plain twin of {@link MatchingBook}: one list, sorted whenever somebody asks; writes down what happens as text. */
final class NaiveBook {
    static final class Order {
        long owner;
        long id;
        Side side;
        long priceE8;
        long leftE8;
        boolean hidden;
        long arrival;
    }

    final List<Order> orders = new ArrayList<>();
    final List<String> told = new ArrayList<>();
    private long arrivals;

    void enter(final long owner, final long id, final Side side, final long limitE8, final long qtyE8, final int flags,
               final boolean rests) {
        long leftE8 = qtyE8;
        boolean stopped = false;
        for (final Order maker : queue(side == Side.BUY ? Side.SELL : Side.BUY)) {
            final boolean meets = limitE8 == MatchingBook.ANY_PRICE
                || (side == Side.BUY ? maker.priceE8 <= limitE8 : maker.priceE8 >= limitE8);
            if (leftE8 == 0 || !meets) {
                break;
            }
            if ((flags & MatchingBook.PROTECT_SELF) != 0 && maker.owner == owner) {
                stopped = true;
                break;
            }
            final long tradedE8 = Math.min(leftE8, maker.leftE8);
            leftE8 -= tradedE8;
            maker.leftE8 -= tradedE8;
            told.add("trade " + maker.id + " " + maker.owner + " " + maker.hidden + " " + id + " " + owner + " " + side
                + " " + maker.priceE8 + " " + tradedE8 + " " + maker.leftE8);
            orders.removeIf(order -> order.leftE8 == 0);
        }
        if (leftE8 > 0 && rests && !stopped) {
            final Order order = new Order();
            order.owner = owner;
            order.id = id;
            order.side = side;
            order.priceE8 = limitE8;
            order.leftE8 = leftE8;
            order.hidden = (flags & MatchingBook.HIDDEN) != 0;
            order.arrival = arrivals++;
            orders.add(order);
        }
    }

    void amend(final long id, final long priceE8, final long qtyE8) {
        final Order order = find(id);
        if (order == null) {
            return;
        }
        if (priceE8 == order.priceE8 && qtyE8 <= order.leftE8) {
            order.leftE8 = qtyE8;
            return;
        }
        orders.remove(order);
        enter(order.owner, id, order.side, priceE8, qtyE8, order.hidden ? MatchingBook.HIDDEN : 0, true);
    }

    void reveal(final long id) {
        final Order order = find(id);
        if (order != null && order.hidden) {
            order.hidden = false;
            order.arrival = arrivals++;
        }
    }

    void cancel(final long id) {
        orders.removeIf(order -> order.id == id);
    }

    long availableE8(final Side takerSide, final long limitE8) {
        return queue(takerSide == Side.BUY ? Side.SELL : Side.BUY).stream()
            .filter(maker -> takerSide == Side.BUY ? maker.priceE8 <= limitE8 : maker.priceE8 >= limitE8)
            .mapToLong(maker -> maker.leftE8).sum();
    }

    Order find(final long id) {
        return orders.stream().filter(order -> order.id == id).findFirst().orElse(null);
    }

    /** In the order in which they trade. */
    List<Order> queue(final Side side) {
        return orders.stream().filter(order -> order.side == side).sorted(
            Comparator.comparingLong((Order order) -> side == Side.BUY ? -order.priceE8 : order.priceE8)
                .thenComparing(order -> order.hidden).thenComparingLong(order -> order.arrival)).toList();
    }
}
