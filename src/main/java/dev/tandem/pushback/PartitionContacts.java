package dev.tandem.pushback;

import dev.tandem.domain.EventSource;
import dev.tandem.domain.InteractionInput.Notice;
import dev.tandem.domain.InteractionPhase;
import dev.tandem.domain.RoutingAnswer;
import dev.tandem.pushback.PushBackMetrics.GiveUpReason;
import dev.tandem.wire.JournalEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The contacts of one partition whose variables may still have to be written, from the first entry
 * of each until they are written, or need not be: a flow has spoken, or the call is over. For one
 * thread.
 */
final class PartitionContacts {
    /** More than are created in a minute at the peak of a million calls a day, per partition. */
    static final int MOST = 5_000;

    /** A create is tried for five minutes at most; without an answer by then none comes. */
    private static final Duration LONGEST_WITHOUT_ANSWER = Duration.ofMinutes(15);

    private final PartitionProgress resumed;
    private final Duration flowMaySpeak;
    private final PushBackMetrics metrics;
    private final Map<String, OpenContact> contacts = new LinkedHashMap<>();

    /** Of the last owner's unfinished ones, those that are not finished since. */
    private final Set<Long> left;

    private long next;

    /**
     * A partition that was assigned a moment ago.
     *
     * @param resumed where its last owner ended
     */
    PartitionContacts(PartitionProgress resumed, Duration flowMaySpeak, PushBackMetrics metrics) {
        this.resumed = resumed;
        this.flowMaySpeak = flowMaySpeak;
        this.metrics = metrics;
        this.left = new HashSet<>(resumed.unfinished());
        this.next = resumed.begin();
    }

    /** Takes the next entry of the partition in. */
    void take(JournalEntry entry, long offset, Instant now) {
        next = offset + 1;
        OpenContact contact = contacts.get(entry.interactionId());
        if (contact == null) {
            if (!begins(entry, offset)) {
                return;
            }
            if (contacts.size() >= MOST) {
                metrics.givenUp(GiveUpReason.TOO_MANY);
                return;
            }
            contact = new OpenContact(entry.interactionId(), offset, now);
            contacts.put(entry.interactionId(), contact);
        }
        RoutingAnswer answer = entry.answer();
        if (isOfFlow(entry)) {
            remove(contact);
        } else if (isOver(entry.phase())) {
            if (contact.answer() != null && !contact.isSending()) {
                metrics.givenUp(GiveUpReason.ENDED);
            }
            contact.ended();
            remove(contact);
        } else if (answer.voiceCallId() != null
                && answer.status() != RoutingAnswer.Status.PENDING) {
            contact.decided(answer, now.plus(flowMaySpeak));
        }
    }

    /** An entry that cannot be read, or is of nothing to follow. */
    void pass(long offset) {
        next = offset + 1;
    }

    /** What was read before the last commit counts only where it was unfinished then. */
    private boolean begins(JournalEntry entry, long offset) {
        return offset < resumed.next() ? resumed.isUnfinished(offset) : entry.sequence() == 1;
    }

    private static boolean isOfFlow(JournalEntry entry) {
        return entry.input() instanceof Notice notice
                && notice.header().source() == EventSource.FLOW;
    }

    private static boolean isOver(InteractionPhase phase) {
        return switch (phase) {
            case UNKNOWN, AWAITING_START, CREATING, ROUTING, WAITING, ANSWERED -> false;
            case ABANDONING, CLEARING, UPDATING, CLOSED -> true;
        };
    }

    /** The contacts whose variables are to be written now, the oldest first. */
    List<OpenContact> due(Instant now) {
        List<OpenContact> due = new ArrayList<>();
        List<OpenContact> unanswered = new ArrayList<>();
        for (OpenContact contact : contacts.values()) {
            if (contact.isDue(now)) {
                due.add(contact);
            } else if (contact.answer() == null
                    && contact.since().plus(LONGEST_WITHOUT_ANSWER).isBefore(now)) {
                unanswered.add(contact);
            }
        }
        unanswered.forEach(this::remove);
        return due;
    }

    /** Nothing is left to do for it. */
    void remove(OpenContact contact) {
        contacts.remove(contact.interactionId(), contact);
        left.remove(contact.firstOffset());
    }

    /** How many wait for their variables. */
    int pending() {
        return Math.toIntExact(
                contacts.values().stream().filter(it -> it.answer() != null).count());
    }

    /** What the next owner needs to know. */
    PartitionProgress progress() {
        return next < resumed.next()
                ? new PartitionProgress(resumed.next(), left)
                : PartitionProgress.of(
                        next, contacts.values().stream().map(OpenContact::firstOffset).toList());
    }
}
