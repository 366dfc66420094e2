package dev.tandem.replay;

import dev.tandem.domain.CloseOutcome;
import dev.tandem.domain.RoutingAnswer;
import dev.tandem.domain.RoutingAnswer.Status;
import dev.tandem.domain.state.ClosedInteraction;
import dev.tandem.domain.state.RedriveProgress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The latest calls that are closed, as far as late inputs need them, in arrays of numbers: tens of
 * thousands are kept, and as objects they were most of what the garbage collector copied. One too
 * many takes the place of the oldest. For one thread.
 *
 * <p>A call has a slot in the order of closing, and its slot's number in a hash table that is
 * searched from the id's place on.
 */
final class ClosedCalls {
    /** Calls with more notices are rare, and are kept as objects. */
    private static final int MOST_NOTICES = 8;

    private static final int ID_LENGTH = 36;
    private static final int NONE = -1;

    private final int most;
    private final int mask;
    private final int[] table;

    private final long[] idHigh;
    private final long[] idLow;
    private final long[] closedSecond;
    private final int[] closedNano;
    private final long[] sequence;
    private final CloseOutcome[] outcome;
    private final @Nullable CloseOutcome[] recorded;
    private final Status[] status;
    private final byte[] notices;
    private final long[] noticeIds;
    private final boolean[] used;

    private int next;

    /** The id that was parsed last. */
    private long high;

    private long low;

    /**
     * A closed call.
     *
     * @param recordedOutcome how it ended then; null where the recording does not say
     */
    record Kept(ClosedInteraction state, long sequence, @Nullable CloseOutcome recordedOutcome) {}

    /**
     * @param most how many there may be
     */
    ClosedCalls(int most) {
        this.most = most;
        this.mask = Integer.highestOneBit(most) * 4 - 1;
        this.table = new int[mask + 1];
        Arrays.fill(table, NONE);
        this.idHigh = new long[most];
        this.idLow = new long[most];
        this.closedSecond = new long[most];
        this.closedNano = new int[most];
        this.sequence = new long[most];
        this.outcome = new CloseOutcome[most];
        this.recorded = new CloseOutcome[most];
        this.status = new Status[most];
        this.notices = new byte[most];
        this.noticeIds = new long[most * MOST_NOTICES];
        this.used = new boolean[most];
    }

    /** Keeps the call; false where its id is no UUID in lower case or it needs more room. */
    @SuppressWarnings("JavaInstantGetSecondsGetNano") // it is kept in its two parts
    boolean put(Kept call) {
        ClosedInteraction state = call.state();
        List<Long> seen = state.seenNotices();
        if (seen.size() > MOST_NOTICES
                || !state.redriving().equals(RedriveProgress.NONE)
                || !parsed(state.interactionId())) {
            return false;
        }
        int slot = next;
        next = next + 1 == most ? 0 : next + 1;
        if (used[slot]) {
            remove(place(idHigh[slot], idLow[slot]));
        }
        used[slot] = true;
        idHigh[slot] = high;
        idLow[slot] = low;
        closedSecond[slot] = state.closedAt().getEpochSecond();
        closedNano[slot] = state.closedAt().getNano();
        sequence[slot] = call.sequence();
        outcome[slot] = state.outcome();
        recorded[slot] = call.recordedOutcome();
        status[slot] = state.answer().status();
        notices[slot] = (byte) seen.size();
        for (int i = 0; i < seen.size(); i++) {
            noticeIds[slot * MOST_NOTICES + i] = seen.get(i);
        }
        table[place(high, low)] = slot;
        return true;
    }

    /** The call, which is not kept here any longer; null when it is not here. */
    @Nullable Kept take(String interactionId) {
        if (!parsed(interactionId)) {
            return null;
        }
        int place = place(high, low);
        int slot = table[place];
        if (slot == NONE) {
            return null;
        }
        List<Long> seen = new ArrayList<>(notices[slot]);
        for (int i = 0; i < notices[slot]; i++) {
            seen.add(noticeIds[slot * MOST_NOTICES + i]);
        }
        remove(place);
        return new Kept(
                new ClosedInteraction(
                        outcome[slot],
                        Instant.ofEpochSecond(closedSecond[slot], closedNano[slot]),
                        RoutingAnswer.withoutStart(interactionId, null, status[slot]),
                        seen,
                        RedriveProgress.NONE),
                sequence[slot],
                recorded[slot]);
    }

    /** Where in the table the id is, or where it would be. */
    private int place(long idHigh, long idLow) {
        int place = home(idHigh, idLow);
        while (table[place] != NONE
                && (this.idHigh[table[place]] != idHigh || this.idLow[table[place]] != idLow)) {
            place = place + 1 & mask;
        }
        return place;
    }

    private int home(long idHigh, long idLow) {
        long mixed = (idHigh ^ idLow) * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32) & mask;
    }

    /** Those behind it that would no longer be found move forward. */
    private void remove(int place) {
        used[table[place]] = false;
        int hole = place;
        for (int i = hole + 1 & mask; table[i] != NONE; i = i + 1 & mask) {
            int home = home(idHigh[table[i]], idLow[table[i]]);
            if ((i - home & mask) >= (i - hole & mask)) {
                table[hole] = table[i];
                hole = i;
            }
        }
        table[hole] = NONE;
    }

    /** Whether it is a UUID, whose bits then are in {@link #high} and {@link #low}. */
    private boolean parsed(String id) {
        if (id.length() != ID_LENGTH) {
            return false;
        }
        long first = 0;
        long second = 0;
        for (int i = 0; i < ID_LENGTH; i++) {
            char found = id.charAt(i);
            if (i == 8 || i == 13 || i == 18 || i == 23) {
                if (found != '-') {
                    return false;
                }
                continue;
            }
            int digit =
                    found >= '0' && found <= '9'
                            ? found - '0'
                            : found >= 'a' && found <= 'f' ? found - 'a' + 10 : NONE;
            if (digit == NONE) {
                return false;
            }
            if (i < 18) {
                first = first << 4 | digit;
            } else {
                second = second << 4 | digit;
            }
        }
        high = first;
        low = second;
        return true;
    }
}
