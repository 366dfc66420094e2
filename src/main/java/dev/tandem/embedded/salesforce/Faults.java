package dev.tandem.embedded.salesforce;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.ListIterator;
import org.jspecify.annotations.Nullable;

/**
 * The faults that are switched on. The first one that matches a request is the one it meets; each
 * is gone when it is used up. Safe for use by any thread.
 */
public final class Faults {
    private final List<Fault> faults = new ArrayList<>();

    Faults() {}

    public synchronized void add(Fault fault) {
        faults.add(fault);
    }

    public synchronized void clear() {
        faults.clear();
    }

    /** What is switched on, with the number of times that is left. */
    public synchronized List<Fault> active() {
        Instant now = Instant.now();
        faults.removeIf(fault -> isOver(fault, now));
        return List.copyOf(faults);
    }

    /** The fault that this request meets, used once more; null for none. */
    synchronized @Nullable Fault next(
            Endpoint endpoint, @Nullable String vendorCallKey, @Nullable String dialedNumber) {
        if (faults.isEmpty()) {
            return null;
        }
        Instant now = Instant.now();
        for (ListIterator<Fault> each = faults.listIterator(); each.hasNext(); ) {
            Fault fault = each.next();
            if (isOver(fault, now)) {
                each.remove();
            } else if (fault.matches(endpoint, vendorCallKey, dialedNumber)) {
                if (fault.times() < Integer.MAX_VALUE) {
                    each.set(fault.times(fault.times() - 1));
                }
                return fault;
            }
        }
        return null;
    }

    private static boolean isOver(Fault fault, Instant now) {
        return fault.times() <= 0 || (fault.until() != null && !now.isBefore(fault.until()));
    }
}
