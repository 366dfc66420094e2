package dev.tandem.http;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one server, never more than allowed. When all places are taken, a new
 * connection displaces an idle one: first one that never had a successful answer, the oldest first,
 * then the one whose last success is longest ago. So neither idle nor slow connections block a
 * sender, and a connection whose request is being served is never displaced.
 */
final class OpenConnections {
    private final int most;
    private final long mostBodyBytes;
    private final AtomicLong bodyBytes = new AtomicLong();

    /** Oldest first. */
    private final Set<GuardedConnection> strangers = new LinkedHashSet<>();

    /** Longest without a success first. */
    private final Set<GuardedConnection> proven = new LinkedHashSet<>();

    /**
     * @param most how many may be open at once
     * @param mostBodyBytes how much the bodies of requests that are not answered yet may take
     */
    OpenConnections(int most, long mostBodyBytes) {
        this.most = most;
        this.mostBodyBytes = mostBodyBytes;
    }

    /** The outcome for a new connection. */
    sealed interface Admission {
        /** It has a place. */
        record Admitted() implements Admission {}

        /** It has the place of this one, which must be closed. */
        record InPlaceOf(GuardedConnection waiting) implements Admission {}

        /** There is no place: all are being served. */
        record Refused() implements Admission {}
    }

    synchronized Admission admit(GuardedConnection connection) {
        if (size() < most) {
            strangers.add(connection);
            return new Admission.Admitted();
        }
        GuardedConnection waiting = firstWaiting(strangers);
        if (waiting == null) {
            waiting = firstWaiting(proven);
        }
        if (waiting == null) {
            return new Admission.Refused();
        }
        strangers.add(connection);
        return new Admission.InPlaceOf(waiting);
    }

    private static @Nullable GuardedConnection firstWaiting(Set<GuardedConnection> connections) {
        for (Iterator<GuardedConnection> all = connections.iterator(); all.hasNext(); ) {
            GuardedConnection connection = all.next();
            if (!connection.beingServed()) {
                all.remove();
                return connection;
            }
        }
        return null;
    }

    /** A request of the connection was answered with success. */
    synchronized void succeeded(GuardedConnection connection) {
        if (strangers.remove(connection) || proven.remove(connection)) {
            proven.add(connection);
        }
    }

    synchronized void closed(GuardedConnection connection) {
        if (!strangers.remove(connection)) {
            proven.remove(connection);
        }
    }

    synchronized int size() {
        return strangers.size() + proven.size();
    }

    /** False when there is no room for them; then they are not counted either. */
    boolean takeBodyBytes(int bytes) {
        if (bodyBytes.addAndGet(bytes) > mostBodyBytes) {
            bodyBytes.addAndGet(-bytes);
            return false;
        }
        return true;
    }

    void freeBodyBytes(long bytes) {
        bodyBytes.addAndGet(-bytes);
    }
}
