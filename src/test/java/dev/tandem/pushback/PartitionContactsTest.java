package dev.tandem.pushback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.domain.EventSource;
import dev.tandem.domain.InteractionInput.ContactQueued;
import dev.tandem.domain.InteractionInput.NoticeHeader;
import dev.tandem.domain.InteractionPhase;
import dev.tandem.domain.RoutingAnswer;
import dev.tandem.domain.RoutingAnswer.Status;
import dev.tandem.pushback.PushBackMetrics.GiveUpReason;
import dev.tandem.wire.JournalEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PartitionContactsTest {
    private static final Instant NOW = Instant.parse("2026-02-02T06:00:00Z");
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final List<GiveUpReason> givenUp = new ArrayList<>();
    private PartitionContacts contacts = resumedAt(new PartitionProgress(100, Set.of()));
    private long offset = 100;

    private PartitionContacts resumedAt(PartitionProgress progress) {
        return new PartitionContacts(
                progress,
                GRACE,
                new PushBackMetrics() {
                    @Override
                    public void givenUp(GiveUpReason reason) {
                        givenUp.add(reason);
                    }
                });
    }

    private void take(String id, long sequence, EventSource source, Status status) {
        take(id, sequence, source, status, InteractionPhase.WAITING);
    }

    private void take(
            String id, long sequence, EventSource source, Status status, InteractionPhase phase) {
        JournalEntry entry =
                new JournalEntry(
                        id,
                        sequence,
                        new ContactQueued(
                                new NoticeHeader(
                                        "org", "task:parked", NOW, NOW, source, false, false, null),
                                null),
                        null,
                        List.of(),
                        phase,
                        null,
                        null,
                        new RoutingAnswer(id, "wxcc_" + id, "0LQ1", NOW, "Support", null, status));
        contacts.take(entry, offset++, NOW);
    }

    private List<String> dueAt(Instant time) {
        return contacts.due(time).stream().map(OpenContact::interactionId).toList();
    }

    @Test
    void nothing_is_due_before_the_decision_nor_while_a_flow_may_speak() {
        take("a", 1, EventSource.WEBHOOK, Status.PENDING);
        assertThat(dueAt(NOW.plusSeconds(60))).isEmpty();
        take("a", 2, EventSource.WEBHOOK, Status.ROUTED);
        assertThat(dueAt(NOW)).isEmpty();
        assertThat(dueAt(NOW.plus(GRACE))).containsExactly("a");
    }

    @Test
    void a_flow_that_speaks_in_that_time_is_heard() {
        take("a", 1, EventSource.WEBHOOK, Status.ROUTED);
        take("a", 2, EventSource.FLOW, Status.ROUTED);
        assertThat(dueAt(NOW.plusSeconds(60))).isEmpty();
        assertThat(givenUp).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = InteractionPhase.class,
            names = {"ABANDONING", "CLEARING", "UPDATING", "CLOSED"})
    void a_call_that_is_over_gets_nothing(InteractionPhase phase) {
        take("a", 1, EventSource.WEBHOOK, Status.ROUTED);
        take("a", 2, EventSource.WEBHOOK, Status.ROUTED, phase);
        assertThat(dueAt(NOW.plusSeconds(60))).isEmpty();
        assertThat(givenUp).containsExactly(GiveUpReason.ENDED);
    }

    @Test
    void a_call_whose_beginning_was_not_read_is_left_alone() {
        take("a", 2, EventSource.WEBHOOK, Status.ROUTED);
        assertThat(dueAt(NOW.plusSeconds(60))).isEmpty();
    }

    @Test
    void what_is_read_again_counts_only_where_it_was_not_finished() {
        contacts = resumedAt(new PartitionProgress(104, Set.of(101L)));
        offset = 101;
        take("open", 1, EventSource.WEBHOOK, Status.ROUTED);
        take("done", 1, EventSource.WEBHOOK, Status.ROUTED);
        take("done", 2, EventSource.WEBHOOK, Status.ROUTED);
        assertThat(dueAt(NOW.plus(GRACE))).containsExactly("open");
        assertThat(contacts.progress()).isEqualTo(new PartitionProgress(104, Set.of(101L)));

        contacts.remove(contacts.due(NOW.plus(GRACE)).getFirst());
        assertThat(contacts.progress()).isEqualTo(new PartitionProgress(104, Set.of()));
    }

    @Test
    void one_that_gets_no_answer_is_forgotten_after_a_while() {
        take("a", 1, EventSource.WEBHOOK, Status.PENDING);
        assertThat(contacts.progress().unfinished()).containsExactly(100L);
        assertThat(dueAt(NOW.plus(Duration.ofMinutes(16)))).isEmpty();
        assertThat(contacts.progress().unfinished()).isEmpty();
    }

    @Test
    void there_is_a_bound() {
        for (int i = 0; i <= PartitionContacts.MOST; i++) {
            take("call-" + i, 1, EventSource.WEBHOOK, Status.ROUTED);
        }
        assertThat(contacts.pending()).isEqualTo(PartitionContacts.MOST);
        assertThat(givenUp).containsExactly(GiveUpReason.TOO_MANY);
    }

    @Test
    void a_failed_one_waits_longer_each_time() {
        take("a", 1, EventSource.WEBHOOK, Status.ROUTED);
        OpenContact contact = contacts.due(NOW.plus(GRACE)).getFirst();
        contact.failed(NOW, Duration.ZERO);
        assertThat(contact.isDue(NOW.plusMillis(999))).isFalse();
        assertThat(contact.isDue(NOW.plusSeconds(1))).isTrue();
        contact.failed(NOW, Duration.ZERO);
        assertThat(contact.isDue(NOW.plusMillis(1999))).isFalse();
        contact.failed(NOW, Duration.ofSeconds(60));
        assertThat(contact.isDue(NOW.plusSeconds(59))).isFalse();
        assertThat(contact.isDue(NOW.plusSeconds(60))).isTrue();
    }
}
