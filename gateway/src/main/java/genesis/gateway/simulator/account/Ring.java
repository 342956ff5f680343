package genesis.gateway.simulator.account;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

/** The latest things of a kind; older ones are forgotten, so that a server may run for months. */
final class Ring<T> {
    private final ArrayDeque<T> things = new ArrayDeque<>();
    private final int countMax;

    Ring(final int countMax) {
        this.countMax = countMax;
    }

    void add(final T thing) {
        if (things.size() == countMax) {
            things.removeFirst();
        }
        things.addLast(thing);
    }

    /** Those that are wanted, newest first. */
    List<T> newestFirst(final Predicate<T> wanted, final int limit) {
        final List<T> found = new ArrayList<>();
        final Iterator<T> backwards = things.descendingIterator();
        while (backwards.hasNext() && found.size() < limit) {
            final T thing = backwards.next();
            if (wanted.test(thing)) {
                found.add(thing);
            }
        }
        return found;
    }

    /** Those that are wanted, oldest first. */
    List<T> oldestFirst(final Predicate<T> wanted, final int limit) {
        return things.stream().filter(wanted).limit(limit).toList();
    }
}
