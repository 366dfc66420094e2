package dev.tandem.dispatch.partition;

import static dev.tandem.dispatch.partition.PartitionLedger.Verdict.FRESH;
import static dev.tandem.dispatch.partition.PartitionLedger.Verdict.IN_DOUBT;
import static dev.tandem.dispatch.partition.PartitionLedger.Verdict.REPEATED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.domain.CommandId;
import dev.tandem.domain.CommandKind;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PartitionLedgerTest {
    private final PartitionLedger ledger = new PartitionLedger(3);

    @Nested
    class given_what_earlier_owners_did {

        @Test
        void started_and_unanswered_is_in_doubt_once() {
            ledger.startedBefore(key("a", 1));

            assertThat(ledger.take(key("a", 1), 0, false)).isEqualTo(IN_DOUBT);
            assertThat(ledger.take(key("a", 1), 1, false)).isEqualTo(REPEATED);
        }

        @Test
        void answered_is_dropped_in_whichever_order_it_was_read() {
            ledger.startedBefore(key("a", 1));
            ledger.answered(key("a", 1));
            ledger.answered(key("b", 1));
            ledger.startedBefore(key("b", 1));

            assertThat(ledger.take(key("a", 1), 0, false)).isEqualTo(REPEATED);
            assertThat(ledger.take(key("b", 1), 1, false)).isEqualTo(REPEATED);
        }

        @Test
        void a_direct_command_of_theirs_without_a_result_is_in_doubt() {
            ledger.answered(key("answered", 1));
            ledger.complete(5);

            assertThat(ledger.take(key("answered", 1), 3, true)).isEqualTo(REPEATED);
            assertThat(ledger.take(key("sent", 1), 4, true)).isEqualTo(IN_DOUBT);
            assertThat(ledger.take(key("late", 1), 5, true)).isEqualTo(FRESH);
        }

        @Test
        void a_later_attempt_is_fresh() {
            ledger.answered(key("a", 1));

            assertThat(ledger.take(key("a", 2), 0, false)).isEqualTo(FRESH);
        }
    }

    @Nested
    class given_a_bound {

        @Test
        void nothing_is_forgotten_while_the_backlog_lasts() {
            for (int i = 0; i < 10; i++) {
                ledger.answered(key("old" + i, 1));
            }
            ledger.complete(5);

            assertThat(ledger.take(key("new", 1), 4, false)).isEqualTo(FRESH);
            assertThat(ledger.take(key("old0", 1), 4, false)).isEqualTo(REPEATED);
        }

        @Test
        void the_oldest_answered_ones_are_forgotten_afterwards_and_no_unanswered_one() {
            ledger.complete(0);
            ledger.take(key("slow", 1), 0, false);
            for (int i = 1; i <= 10; i++) {
                ledger.take(key("quick" + i, 1), i, false);
                ledger.answered(key("quick" + i, 1));
            }

            assertThat(ledger.size()).isEqualTo(3);
            assertThat(ledger.take(key("slow", 1), 11, false)).isEqualTo(REPEATED);
            assertThat(ledger.take(key("quick10", 1), 11, false)).isEqualTo(REPEATED);
            assertThat(ledger.take(key("quick1", 1), 11, false)).isEqualTo(FRESH);
        }
    }

    private static AttemptKey key(String interactionId, int attempt) {
        return new AttemptKey(
                new CommandId(interactionId, CommandKind.CREATE_VOICE_CALL, 1), attempt);
    }
}
