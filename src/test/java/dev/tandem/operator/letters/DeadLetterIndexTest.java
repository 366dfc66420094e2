package dev.tandem.operator.letters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.domain.CommandId;
import dev.tandem.operator.letters.IndexedLetter.Place;
import dev.tandem.operator.log.OperatorMemory;
import dev.tandem.wire.DeadLetter;
import dev.tandem.wire.DeadLetterReason;
import dev.tandem.wire.KeptHeaders;
import dev.tandem.wire.OperatorAction;
import dev.tandem.wire.OperatorAction.LetterDismissed;
import dev.tandem.wire.OperatorAction.LetterRedriven;
import dev.tandem.wire.OperatorRecord;
import dev.tandem.wire.Payload;
import dev.tandem.wire.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeadLetterIndexTest {
    private static final Topics TOPICS = new Topics("tandem.");
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

    private final OperatorMemory memory = new OperatorMemory();
    private final DeadLetterIndex index =
            new DeadLetterIndex(
                    TOPICS, memory, Duration.ofDays(7), Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void the_latest_letters_come_first_in_pages_that_stay_where_they_are() {
        for (int i = 0; i < 25; i++) {
            take("letter-" + i, i, DeadLetterReason.UNREADABLE, null);
        }
        List<String> seen = new ArrayList<>();
        Place next = null;
        do {
            DeadLetterIndex.Page page = index.page(LetterFilter.ALL, next, 10);
            page.letters().forEach(it -> seen.add(it.id()));
            next = page.next();
            // What comes in between is on no later page.
            take("new-" + seen.size(), 1_000 + seen.size(), DeadLetterReason.FAILED, null);
        } while (next != null);
        assertThat(seen).hasSize(25).doesNotHaveDuplicates();
        assertThat(seen.getFirst()).isEqualTo("letter-24");
        assertThat(seen.getLast()).isEqualTo("letter-0");
    }

    @Test
    void the_filter_knows_reason_kind_org_time_and_state() {
        take("event", 1, DeadLetterReason.NO_CONTACT_CENTRE, null);
        take("create", 2, DeadLetterReason.COMMAND_GIVEN_UP, "i/create/1");
        take("update", 3, DeadLetterReason.COMMAND_GIVEN_UP, "i/update/1");
        settle(new LetterDismissed("update", "x"));
        assertThat(ids(filter(DeadLetterReason.COMMAND_GIVEN_UP, null, null, null, null)))
                .containsExactly("update", "create");
        assertThat(ids(filter(null, LetterKind.CREATE, null, null, null)))
                .containsExactly("create");
        assertThat(ids(filter(null, LetterKind.EVENT, null, null, null))).containsExactly("event");
        assertThat(ids(filter(null, null, "main", null, null))).containsExactly("update", "create");
        assertThat(ids(filter(null, null, "other", null, null))).isEmpty();
        assertThat(ids(filter(null, null, null, at(2), at(3)))).containsExactly("create");
        assertThat(ids(LetterFilter.ALL.in(LetterState.PARKED))).containsExactly("create", "event");
        assertThat(ids(LetterFilter.ALL.in(LetterState.DISMISSED))).containsExactly("update");
    }

    @Test
    void a_letter_that_is_written_again_counts_once() {
        take("event", 1, DeadLetterReason.UNREADABLE, null);
        take("event", 1, DeadLetterReason.UNREADABLE, null);
        assertThat(ids(LetterFilter.ALL)).containsExactly("event");
        assertThat(index.parked().total()).isEqualTo(1);
    }

    @Test
    void what_was_settled_is_not_parked() {
        take("a", 1, DeadLetterReason.UNREADABLE, null);
        take("b", 2, DeadLetterReason.UNREADABLE, null);
        take("c", 3, DeadLetterReason.FOREIGN_KEY, null);
        settle(new LetterRedriven("a", null));
        DeadLetterIndex.Parked parked = index.parked();
        assertThat(parked.byReason())
                .containsEntry(DeadLetterReason.UNREADABLE, 1)
                .containsEntry(DeadLetterReason.FOREIGN_KEY, 1)
                .containsEntry(DeadLetterReason.FAILED, 0);
        assertThat(parked.oldest()).isEqualTo(at(2));
    }

    @Test
    void what_is_older_than_the_retention_is_left_out() {
        take("old", -7 * 24 * 3600 - 1, DeadLetterReason.UNREADABLE, null);
        take("young", -7 * 24 * 3600 + 1, DeadLetterReason.UNREADABLE, null);
        assertThat(ids(LetterFilter.ALL)).containsExactly("young");
        assertThat(index.find("old")).isNull();
    }

    @Test
    void the_latest_are_kept_where_there_are_too_many() {
        for (int i = 0; i <= DeadLetterIndex.MOST; i++) {
            take("letter-" + i, i, DeadLetterReason.UNREADABLE, null);
        }
        assertThat(index.find("letter-0")).isNull();
        assertThat(index.find("letter-1")).isNotNull();
        assertThat(index.parked().total()).isEqualTo(DeadLetterIndex.MOST);
    }

    private List<String> ids(LetterFilter filter) {
        return index.page(filter, null, 100).letters().stream().map(IndexedLetter::id).toList();
    }

    private static LetterFilter filter(
            DeadLetterReason reason, LetterKind kind, String org, Instant from, Instant to) {
        return new LetterFilter(reason, kind, org, from, to, null);
    }

    private void settle(OperatorAction action) {
        memory.take(new OperatorRecord("night", null, action), NOW, 0);
    }

    private static Instant at(int second) {
        return NOW.plusSeconds(second);
    }

    private void take(String id, int second, DeadLetterReason reason, String command) {
        index.take(
                new DeadLetter(
                        id,
                        at(second),
                        "i",
                        new DeadLetter.Source(TOPICS.webexEvents(), 0, 1),
                        reason,
                        "words",
                        List.of(),
                        command == null ? null : CommandId.parse(command),
                        Payload.of(new byte[0], 1),
                        null,
                        KeptHeaders.NONE,
                        command == null ? null : "main"),
                0,
                second);
    }
}
