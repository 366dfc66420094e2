package dev.tandem.embedded.salesforce.faults;

import dev.tandem.embedded.salesforce.records.SimulatedEndpoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.ListIterator;
import org.jspecify.annotations.Nullable;

/**
 * The faults that are switched on. The first one that matches a request is the one it meets; each
 * is gone when it is used up. Safe for use by any thread.
 */
public final class SimulatedFaults {
    private final List<SimulatedFault> faults = new ArrayList<>();

    public SimulatedFaults() {}

    public synchronized void add(SimulatedFault fault) {
        faults.add(fault);
    }

    public synchronized void clear() {
        faults.clear();
    }

    /** What is switched on, with the number of times that is left. */
    public synchronized List<SimulatedFault> active() {
        Instant now = Instant.now();
        faults.removeIf(fault -> isOver(fault, now));
        return List.copyOf(faults);
    }

    /** The fault that this request meets, used once more; null for none. */
    public synchronized @Nullable SimulatedFault next(
            SimulatedEndpoint endpoint,
            @Nullable String vendorCallKey,
            @Nullable String dialedNumber) {
        if (faults.isEmpty()) {
            return null;
        }
        Instant now = Instant.now();
        for (ListIterator<SimulatedFault> each = faults.listIterator(); each.hasNext(); ) {
            SimulatedFault fault = each.next();
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

    private static boolean isOver(SimulatedFault fault, Instant now) {
        return fault.times() <= 0 || (fault.until() != null && !now.isBefore(fault.until()));
    }
}
