package dev.tandem.process.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.domain.IgnoreReason;
import dev.tandem.domain.InteractionInput.Woken;
import dev.tandem.process.ScriptedCalls;
import dev.tandem.process.settings.TopologyBench;
import dev.tandem.wire.CommandRecord;
import dev.tandem.wire.DeadLetter;
import dev.tandem.wire.DeadLetterReason;
import dev.tandem.wire.JournalEntry;
import dev.tandem.wire.RecordHeaders;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InteractionTopologyTest {
    @TempDir Path state;
    private TopologyBench bench;

    @BeforeEach
    void start() {
        bench = TopologyBench.start(state);
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @Nested
    class Given_a_record_that_cannot_be_handled {

        @Test
        void unreadable_bytes_become_a_dead_letter_and_the_next_record_is_processed() {
            bench.event("call", new byte[] {(byte) 0xff, 0, 1});
            bench.event("call", "hello");

            DeadLetter letter = bench.deadLetters().getFirst();
            assertThat(letter.reason()).isEqualTo(DeadLetterReason.UNREADABLE);
            assertThat(letter.id()).isEqualTo("webex-events-0-0");
            assertThat(letter.record().bytes()).containsExactly(0xff, 0, 1);
            assertThat(letter.explanation()).startsWith("There are not two words. Mend");
            assertThat(bench.journal()).extracting(JournalEntry::sequence).containsExactly(1L);
        }

        @Test
        void a_dead_letter_keeps_all_that_its_redrive_needs() {
            bench.event("other", ScriptedCalls.event("call", "hello"), "door", "flow");

            DeadLetter letter = bench.deadLetters().getFirst();
            assertThat(letter.source()).isEqualTo(new DeadLetter.Source("webex-events", 0, 0));
            assertThat(letter.key().bytes()).isEqualTo("other".getBytes(UTF_8));
            assertThat(letter.record().bytes()).isEqualTo(ScriptedCalls.event("call", "hello"));
            assertThat(letter.record().whole()).isTrue();
            assertThat(letter.headers().leftOut()).isZero();
            assertThat(letter.headers().kept())
                    .singleElement()
                    .satisfies(header -> assertThat(header.name()).isEqualTo("door"))
                    .satisfies(header -> assertThat(header.value().text()).isEqualTo("flow"));
        }

        @Test
        void a_record_without_a_value_becomes_a_dead_letter() {
            bench.event("call", (byte[]) null);
            assertThat(bench.deadLetters())
                    .extracting(DeadLetter::reason)
                    .containsExactly(DeadLetterReason.UNREADABLE);
        }

        @Test
        void a_tombstone_that_asks_for_it_deletes_a_closed_interaction() {
            bench.event("call", "hello");
            bench.event("call", "close");
            bench.event("call", null, RecordHeaders.FORGET, "true");

            assertThat(bench.stateKeys()).isEmpty();
            assertThat(bench.deadLetters()).isEmpty();
            assertThat(bench.journal()).hasSize(2);
            bench.event("call", "hello");
            assertThat(bench.journal())
                    .as("a later event begins anew")
                    .extracting(JournalEntry::sequence)
                    .containsExactly(1L);
        }

        @Test
        void a_tombstone_leaves_an_open_interaction_alone() {
            bench.event("call", "hello");
            bench.event("call", null, RecordHeaders.FORGET, "true");

            assertThat(bench.stateKeys()).hasSize(1);
            assertThat(bench.deadLetters()).isEmpty();
        }

        @Test
        void a_tombstone_in_the_wrong_partition_becomes_a_dead_letter() {
            try (TopologyBench wide = TopologyBench.start(state.resolve("wide"), 12)) {
                wide.event("call-1", null, RecordHeaders.FORGET, "true");
                wide.event("call-2", null, RecordHeaders.FORGET, "true");
                assertThat(wide.deadLetters())
                        .isNotEmpty()
                        .extracting(DeadLetter::reason)
                        .containsOnly(DeadLetterReason.FOREIGN_KEY);
            }
        }

        @Test
        void a_record_whose_key_is_not_the_interaction_of_its_body_becomes_a_dead_letter() {
            bench.event("other", ScriptedCalls.event("call", "hello"));
            DeadLetter letter = bench.deadLetters().getFirst();
            assertThat(letter.reason()).isEqualTo(DeadLetterReason.FOREIGN_KEY);
            assertThat(letter.interactionId()).isEqualTo("call");
            assertThat(bench.journal()).isEmpty();
        }

        @Test
        void a_record_whose_key_belongs_to_another_partition_becomes_a_dead_letter() {
            try (TopologyBench wide = TopologyBench.start(state.resolve("wide"), 12)) {
                wide.event("call-1", "hello");
                wide.event("call-2", "hello");
                assertThat(wide.deadLetters())
                        .extracting(DeadLetter::reason)
                        .containsOnly(DeadLetterReason.FOREIGN_KEY)
                        .hasSize(2 - wide.journal().size());
            }
        }

        @Test
        void an_input_whose_decision_fails_becomes_a_dead_letter_and_leaves_the_state_alone() {
            bench.event("call", "hello");
            bench.event("call", "boom");
            bench.event("call", "hello");

            DeadLetter letter = bench.deadLetters().getFirst();
            assertThat(letter.reason()).isEqualTo(DeadLetterReason.FAILED);
            assertThat(letter.interactionId()).isEqualTo("call");
            assertThat(letter.errors()).singleElement().asString().contains(ScriptedCalls.FAULT);
            assertThat(bench.journal()).extracting(JournalEntry::sequence).containsExactly(1L, 2L);
        }

        @Test
        void a_contact_that_no_contact_centre_matches_is_journalled_and_becomes_a_dead_letter() {
            bench.event("call", "unmatched");
            assertThat(bench.deadLetters())
                    .extracting(DeadLetter::reason)
                    .containsExactly(DeadLetterReason.NO_CONTACT_CENTRE);
            assertThat(bench.journal())
                    .extracting(JournalEntry::ignored)
                    .containsExactly(IgnoreReason.NO_CONTACT_CENTRE);
            assertThat(bench.storedKeys()).isEmpty();
        }

        @Test
        void an_unreadable_result_and_wake_up_become_dead_letters() {
            bench.result("call", "{}".getBytes(UTF_8));
            bench.wakeUp("call", "{}".getBytes(UTF_8));
            assertThat(bench.deadLetters())
                    .extracting(it -> it.source().topic())
                    .containsExactly("salesforce-results", "wake-ups");
        }
    }

    @Nested
    class Given_decisions {

        @Test
        void a_command_goes_to_its_topic_under_the_interactions_key() {
            bench.event("call", "clear");
            assertThat(bench.commands())
                    .singleElement()
                    .isInstanceOfSatisfying(
                            CommandRecord.Issue.class,
                            it -> assertThat(it.command().org()).isEqualTo("main"));
        }

        @Test
        void a_command_that_is_given_up_becomes_a_dead_letter_with_salesforces_message() {
            bench.event("call", "give-up");
            DeadLetter letter = bench.deadLetters().getFirst();
            assertThat(letter.reason()).isEqualTo(DeadLetterReason.COMMAND_GIVEN_UP);
            assertThat(letter.id()).isEqualTo("webex-events-0-0-clear");
            assertThat(letter.errors()).containsExactly("FIELD_INTEGRITY");
        }

        @Test
        void an_ignored_input_is_journalled_with_its_reason() {
            bench.event("call", "hello");
            bench.event("call", "again");
            assertThat(bench.journal())
                    .extracting(JournalEntry::ignored)
                    .containsExactly(null, IgnoreReason.DUPLICATE);
        }

        @Test
        void an_event_about_something_else_passes_by() {
            bench.event("agent", "agent:login");
            assertThat(bench.journal()).isEmpty();
            assertThat(bench.deadLetters()).isEmpty();
        }

        @Test
        void a_forgotten_interaction_leaves_nothing_in_the_store() {
            bench.event("call", "nap");
            bench.event("call", "forget");
            bench.pass(ScriptedCalls.NAP);
            assertThat(bench.storedKeys()).isEmpty();
            assertThat(bench.wakeUpsSent()).isEmpty();
        }
    }

    @Nested
    class Given_time_passes {

        @Test
        void a_partition_in_which_nothing_happens_is_left_alone() {
            bench.event("call", "start");
            bench.pass(Duration.ofSeconds(2));
            int before = bench.countsReported();
            assertThat(before).isPositive();
            for (int i = 0; i < 60; i++) {
                bench.pass(Duration.ofSeconds(1));
            }
            assertThat(bench.countsReported()).isEqualTo(before);
            bench.event("call", "more");
            bench.pass(Duration.ofSeconds(2));
            assertThat(bench.countsReported()).isEqualTo(before + 1);
        }

        @Test
        void a_wake_up_becomes_a_record_when_it_is_due_and_not_before() {
            bench.event("call", "nap");
            bench.pass(ScriptedCalls.NAP.minusMillis(200));
            assertThat(bench.wakeUpsSent()).isEmpty();
            bench.pass(Duration.ofMillis(300));
            assertThat(bench.wakeUpsSent()).containsExactly("call");
            bench.pass(Duration.ofMinutes(5));
            assertThat(bench.wakeUpsSent()).isEmpty();
        }

        @Test
        void wake_ups_come_in_the_order_of_their_due_times() {
            bench.event("third", "hello");
            bench.pass(Duration.ofMillis(1));
            bench.event("b-first", "nap");
            bench.pass(Duration.ofMillis(1));
            bench.event("a-second", "nap");
            bench.pass(Duration.ofHours(2));
            assertThat(bench.wakeUpsSent()).containsExactly("b-first", "a-second", "third");
        }

        @Test
        void a_later_input_moves_the_wake_up() {
            bench.event("call", "nap");
            bench.event("call", "hello");
            bench.pass(ScriptedCalls.NAP.multipliedBy(2));
            assertThat(bench.wakeUpsSent()).isEmpty();
            bench.pass(Duration.ofHours(1));
            assertThat(bench.wakeUpsSent()).containsExactly("call");
        }

        @Test
        void one_alarm_serves_all_requests_of_a_call() {
            for (int second = 0; second < 20; second++) {
                bench.event("call", "watch");
                bench.pass(Duration.ofSeconds(1));
            }
            assertThat(bench.storedKeys()).filteredOn(it -> it.startsWith("w")).hasSize(1);
            bench.pass(ScriptedCalls.WATCH.minusSeconds(2));
            assertThat(bench.wakeUpsSent()).isEmpty();
            bench.pass(Duration.ofSeconds(2));
            assertThat(bench.wakeUpsSent()).containsExactly("call");
        }

        @Test
        void an_earlier_due_time_than_the_alarm_is_kept_too() {
            bench.event("call", "watch");
            bench.event("call", "nap");
            bench.pass(ScriptedCalls.NAP);
            assertThat(bench.wakeUpsSent()).containsExactly("call");
        }

        @Test
        void an_unreadable_interaction_is_woken_and_becomes_a_dead_letter() {
            bench.event("call", "nap");
            bench.damage("call");
            List.of("these", "take", "its", "place", "in", "memory")
                    .forEach(id -> bench.event(id, "hello"));
            bench.pass(ScriptedCalls.NAP);
            assertThat(bench.wakeUpsSent()).containsExactly("call");
            assertThat(bench.deadLetters())
                    .extracting(DeadLetter::reason)
                    .containsExactly(DeadLetterReason.FAILED);
        }

        @Test
        void the_interaction_wakes_no_earlier_than_it_was_due() {
            bench.wakeUp("call", "{\"due\":\"2030-01-01T00:00:00Z\"}".getBytes(UTF_8));
            assertThat(bench.journal())
                    .extracting(it -> ((Woken) it.input()).receivedAt().toString())
                    .isEqualTo(List.of("2030-01-01T00:00:00Z"));
        }

        @Test
        void no_run_sends_more_wake_ups_than_allowed() {
            for (int i = 0; i < 30; i++) {
                bench.event("call-" + i, "nap");
            }
            bench.pass(ScriptedCalls.NAP);
            assertThat(bench.wakeUpsSent()).hasSize(TopologyBench.WAKE_UPS_PER_RUN);
            bench.pass(Duration.ofMillis(500));
            assertThat(bench.wakeUpsSent()).hasSize(30 - TopologyBench.WAKE_UPS_PER_RUN);
        }
    }
}
