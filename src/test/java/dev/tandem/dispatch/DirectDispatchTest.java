package dev.tandem.dispatch;

import static dev.tandem.dispatch.Commands.command;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.dispatch.DispatcherMetrics.Unsent;
import dev.tandem.dispatch.settings.DispatcherSettings;
import dev.tandem.domain.IssuedCommand;
import dev.tandem.domain.SalesforceResult.CommandUnavailable;
import dev.tandem.domain.SalesforceResult.RoutingCleared;
import dev.tandem.domain.ports.DirectCommands;
import dev.tandem.domain.ports.DirectCommands.Place;
import dev.tandem.embedded.EmbeddedKafka;
import dev.tandem.embedded.EmbeddedKafkaSettings;
import dev.tandem.wire.ResultRecord.Answered;
import dev.tandem.wire.ResultRecord.Started;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectDispatchTest {
    private static final Duration TO_CLOSE = Duration.ofSeconds(20);

    private static EmbeddedKafka broker;
    private final ScriptedSalesforce salesforce = new ScriptedSalesforce().slow("slow");
    private DispatchingKafka bench;

    @BeforeAll
    static void startBroker(@TempDir Path directory) {
        broker = EmbeddedKafka.start(EmbeddedKafkaSettings.onFreePort(directory));
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void makeTopics() throws Exception {
        bench = new DispatchingKafka(broker.bootstrapServers(), 1);
    }

    @AfterEach
    void endAll() {
        salesforce.answerAll();
        bench.close();
    }

    @Nested
    class given_a_place {

        @Test
        void a_command_is_sent_when_it_is_written_once_and_soon_without_a_record_of_its_start() {
            DirectCommands direct = ready();
            direct.opened(0);
            List<String> written = new ArrayList<>();
            await().until(() -> {
                // While the partition is read, the consumer may be faster.
                String id = "a" + written.size();
                written.add(id);
                write(command(id), reserved(direct, command(id)));
                bench.answerOf(id);
                return !bench.starts().contains(new Started(command(id).id(), 1));
            });

            bench.awaitCommitted(written.size());
            assertThat(salesforce.sent()).containsExactlyElementsOf(written);
            written.forEach(it -> assertThat(bench.answersOf(it)).hasSize(1));
        }

        @Test
        void the_offset_of_an_unanswered_command_is_not_committed_whatever_is_answered_after_it() {
            DirectCommands direct = ready();
            write(command("a", "slow"), reserved(direct, command("a", "slow")));
            write(command("b"), reserved(direct, command("b")));
            bench.issue(command("c"));
            bench.answerOf("c");

            await().during(Duration.ofMillis(600)).until(() -> bench.committed() == 0);
            salesforce.answerAll();
            bench.awaitCommitted(3);
            assertThat(salesforce.sent()).containsExactlyInAnyOrder("a", "b", "c");
        }

        @Test
        void a_command_that_was_read_before_the_word_came_that_it_is_written_is_sent_once() {
            DirectCommands direct = ready();
            Place place = reserved(direct, command("a", "wide"));
            RecordMetadata written = bench.issue(command("a", "wide"), true);
            bench.answerOf("a");
            place.written(written.offset(), Instant.now());

            bench.issue(command("b"));
            bench.answerOf("b");
            assertThat(salesforce.sent()).containsExactly("a", "b");
            bench.awaitCommitted(2);
        }

        @Test
        void a_command_that_was_not_written_gives_its_slot_back() {
            DirectCommands direct = ready();
            Place place = reserved(direct, command("a"));
            assertThat(reserved(direct, command("b")).isDirect()).isFalse();
            place.notWritten();

            write(command("b"), reserved(direct, command("b")));
            bench.answerOf("b");
            assertThat(salesforce.sent()).containsExactly("b");
        }

        @Test
        void without_a_slot_it_waits_for_one_and_its_start_is_recorded() {
            DirectCommands direct = ready();
            direct.opened(0);
            write(command("a", "slow"), reserved(direct, command("a", "slow")));
            Place place = reserved(direct, command("b", "slow"));
            assertThat(place.isDirect()).isFalse();
            place.written(bench.issue(command("b", "slow"), false).offset(), Instant.now());
            assertThat(reserved(direct, command("c", "slow")).isDirect()).isFalse();

            salesforce.answerAll();
            bench.answerOf("b");
            bench.awaitCommitted(2);
            assertThat(salesforce.sent()).containsExactly("a", "b");
            assertThat(bench.starts()).contains(new Started(command("b").id(), 1));
        }

        @Test
        void a_stop_waits_for_it_and_says_that_nothing_was_sent() throws Exception {
            CommandDispatcher dispatcher = bench.startReady("one", salesforce);
            Place place = reserved(dispatcher.directCommands(), command("a"));
            Thread stop = Thread.ofVirtual().start(() -> dispatcher.close(TO_CLOSE));
            await().until(() -> !hasPlace(dispatcher.directCommands(), command("b", "wide")));
            assertThat(stop.isAlive()).isTrue();

            write(command("a"), place);
            stop.join();
            assertThat(bench.answerOf("a"))
                    .isInstanceOfSatisfying(
                            CommandUnavailable.class,
                            it -> assertThat(it.mayHaveExecuted()).isFalse());
            assertThat(salesforce.sent()).isEmpty();
        }
    }

    @Nested
    class there_is_no_place {

        @Test
        void for_an_attempt_that_is_under_way_or_answered() {
            DirectCommands direct = ready();
            write(command("a", "wide"), reserved(direct, command("a", "wide")));
            await().until(() -> !hasPlace(direct, command("a", "wide")));
            bench.answerOf("a");
            assertThat(hasPlace(direct, command("a", "wide"))).isFalse();
            assertThat(direct.refuseLate(0, command("a", "wide"))).isNull();
            assertThat(direct.refuseLate(0, command("b", "wide")))
                    .isEqualTo(new CommandUnavailable("The deadline has passed", false, null));
            assertThat(direct.refuseLate(1, command("b", "wide"))).isNull();
        }

        @Test
        void while_the_org_is_paused() {
            AtomicReference<@Nullable Unsent> hold = new AtomicReference<>(Unsent.ORG_PAUSED);
            CommandDispatcher dispatcher =
                    bench.start(
                            bench.settings("one", Duration.ofSeconds(15)),
                            salesforce,
                            org -> hold.get(),
                            DispatcherMetrics.NONE);
            bench.awaitReady(dispatcher, 1);
            bench.issue(command("first"));
            bench.answerOf("first");

            DirectCommands direct = dispatcher.directCommands();
            assertThat(hasPlace(direct, command("a"))).isFalse();
            hold.set(null);
            await().until(() -> hasPlace(direct, command("a")));
        }

        @Test
        void for_an_update_while_the_state_machines_are_behind_and_it_is_sent_afterwards() {
            DirectCommands direct = ready();
            direct.opened(0);
            await().until(() -> hasPlace(direct, Commands.update("a")));
            direct.behind();
            assertThat(hasPlace(direct, Commands.update("a"))).isFalse();
            assertThat(hasPlace(direct, command("caller"))).isTrue();

            bench.issue(Commands.update("a"));
            direct.toRead(0);
            bench.answerOf("a");
            await().until(() -> hasPlace(direct, Commands.update("b")));
        }

        @Test
        void in_a_partition_of_another_instance() {
            assertThat(ready().reserve(1, command("a"), null)).isNull();
        }
    }

    @Nested
    class given_what_an_earlier_owner_wrote {

        @Test
        void a_direct_command_without_a_result_is_in_doubt_and_one_with_a_result_is_dropped() {
            bench.issue(command("sent"), true);
            bench.issue(command("answered"), true);
            bench.writeResult(new Answered(command("answered").id(), 1, new RoutingCleared()));
            bench.issue(command("fresh"));

            bench.start("one", salesforce);

            bench.answerOf("fresh");
            assertThat(bench.answerOf("sent"))
                    .isInstanceOfSatisfying(
                            CommandUnavailable.class,
                            it -> assertThat(it.mayHaveExecuted()).isTrue());
            bench.awaitCommitted(3);
            assertThat(bench.answersOf("answered")).hasSize(1);
            assertThat(salesforce.sent()).containsExactly("fresh");
        }

        @Test
        void one_that_is_written_after_the_partition_was_taken_over_was_not_sent_by_it() {
            ready();
            bench.issue(command("late"), true);
            assertThat(bench.answerOf("late")).isEqualTo(new RoutingCleared());
            assertThat(salesforce.sent()).containsExactly("late");
        }
    }

    @Test
    void many_that_wait_are_read_as_the_org_takes_them_and_none_is_refused() {
        int many = 4_000;
        IssuedCommand[] all =
                IntStream.range(0, many)
                        .mapToObj(i -> command("c" + i))
                        .toArray(IssuedCommand[]::new);
        bench.issue(all);
        DispatcherSettings narrow = bench.settings("one", Duration.ofSeconds(15));
        CommandDispatcher dispatcher =
                bench.start(
                        new DispatcherSettings(
                                narrow.groupId(),
                                narrow.instanceId(),
                                Map.of(),
                                DispatcherSettings.DEFAULT_SLOTS,
                                DispatcherSettings.Queue.DEFAULT,
                                DispatcherSettings.Limits.DEFAULT),
                        salesforce,
                        _ -> null,
                        DispatcherMetrics.NONE);
        dispatcher.directCommands().opened(0);
        bench.awaitCommitted(many);
        assertThat(salesforce.sent()).hasSize(many);
    }

    @Test
    void a_resting_partition_is_read_all_the_same() {
        DirectCommands direct = ready();
        direct.opened(0);
        for (int i = 0; i < 3; i++) {
            String id = "of-another-process-" + i;
            bench.issue(command(id));
            bench.answerOf(id);
        }
        bench.awaitCommitted(3);
    }

    private DirectCommands ready() {
        return bench.startReady("one", salesforce).directCommands();
    }

    private static Place reserved(DirectCommands direct, IssuedCommand command) {
        return await().until(() -> direct.reserve(0, command, null), it -> it != null);
    }

    private static boolean hasPlace(DirectCommands direct, IssuedCommand command) {
        Place place = direct.reserve(0, command, null);
        if (place != null) {
            place.notWritten();
        }
        return place != null;
    }

    private void write(IssuedCommand command, Place place) {
        RecordMetadata written = bench.issue(command, true);
        place.written(written.offset(), Instant.ofEpochMilli(written.timestamp()));
    }
}
