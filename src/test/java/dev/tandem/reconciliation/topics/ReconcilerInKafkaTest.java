package dev.tandem.reconciliation.topics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tandem.embedded.EmbeddedKafka;
import dev.tandem.embedded.EmbeddedKafkaSettings;
import dev.tandem.process.settings.TopicSettings;
import dev.tandem.process.topics.TopicAdmin;
import dev.tandem.process.topics.TopicCheck;
import dev.tandem.reconciliation.EventLogException;
import dev.tandem.reconciliation.MissingNotice;
import dev.tandem.reconciliation.MissingNotice.Kind;
import dev.tandem.reconciliation.UpkeepProgress;
import dev.tandem.wire.Topics;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReconcilerInKafkaTest {
    private static final Instant REACHED = Instant.parse("2026-02-02T06:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir static Path directory;
    private static EmbeddedKafka kafka;

    @BeforeAll
    static void start() {
        kafka = EmbeddedKafka.start(EmbeddedKafkaSettings.onFreePort(directory));
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @Test
    void what_is_written_is_read_in_its_stretch_of_time() throws Exception {
        KafkaEventLog log = log(created("log."));
        log.write(List.of(notice("call-1", Kind.ENDED), notice("call-1", Kind.STARTED)));
        Instant between = Instant.now().plusMillis(1);
        await().until(() -> Instant.now().isAfter(between));
        log.write(List.of(notice("call-2", Kind.STARTED)));
        assertThat(read(log, between.minusSeconds(60), between.plusSeconds(60)))
                .containsExactlyInAnyOrder("call-1 ENDED", "call-1 STARTED", "call-2 STARTED")
                .containsSubsequence("call-1 ENDED", "call-1 STARTED");
        assertThat(read(log, between.minusSeconds(60), between))
                .containsExactly("call-1 ENDED", "call-1 STARTED");
        assertThat(read(log, between, between.plusSeconds(60))).containsExactly("call-2 STARTED");
        assertThat(read(log, between.plusSeconds(60), between.plusSeconds(70))).isEmpty();
    }

    @Test
    void one_of_two_is_the_owner_and_the_other_goes_on_when_it_has_gone() throws Exception {
        String topic = created("owner.").webexEvents();
        try (GroupOwnership first = new GroupOwnership(properties(), "owner.reconciler", topic);
                GroupOwnership second =
                        new GroupOwnership(properties(), "owner.reconciler", topic)) {
            await().atMost(PATIENCE).until(first::poll);
            assertThat(first.progress()).isEqualTo(UpkeepProgress.NONE);
            first.save(new UpkeepProgress(REACHED, null));
            assertThat(first.progress().reconciledUntil()).isEqualTo(REACHED);
            int[] owners = {0};
            await().atMost(PATIENCE)
                    .during(Duration.ofSeconds(3))
                    .until(() -> {
                        owners[0] = (first.poll() ? 1 : 0) + (second.poll() ? 1 : 0);
                        return owners[0] == 1;
                    });
            GroupOwnership gone = first.poll() ? first : second;
            GroupOwnership heir = gone == first ? second : first;
            gone.close();
            await().atMost(PATIENCE).until(heir::poll);
            assertThat(heir.progress()).isEqualTo(new UpkeepProgress(REACHED, null));
        }
    }

    @Test
    void an_instance_that_is_no_member_any_more_cannot_save() throws Exception {
        String topic = created("fenced.").webexEvents();
        try (GroupOwnership stale = new GroupOwnership(properties(), "fenced.reconciler", topic);
                Admin admin = Admin.create(Map.<String, Object>copyOf(properties()))) {
            await().atMost(PATIENCE).until(stale::poll);
            stale.save(new UpkeepProgress(REACHED, null));
            admin.removeMembersFromConsumerGroup(
                            "fenced.reconciler", new RemoveMembersFromConsumerGroupOptions())
                    .all()
                    .get(30, TimeUnit.SECONDS);
            assertThatThrownBy(() -> stale.save(UpkeepProgress.NONE))
                    .isInstanceOf(EventLogException.class)
                    .hasMessageContaining("another instance");
            assertThat(stale.progress().reconciledUntil()).isEqualTo(REACHED);
        }
    }

    private static List<String> read(KafkaEventLog log, Instant from, Instant to) {
        List<String> read = new ArrayList<>();
        log.read(from, to, (id, body) -> read.add(id + " " + new String(body, UTF_8)));
        return read;
    }

    private static MissingNotice notice(String id, Kind kind) {
        return new MissingNotice(id, kind, kind.name());
    }

    private static KafkaEventLog log(Topics topics) {
        return new KafkaEventLog(
                properties(),
                "test",
                topics.webexEvents(),
                Clock.systemUTC(),
                KafkaEventLog.ReadProgress.NONE);
    }

    private static Topics created(String prefix) throws InterruptedException {
        Topics topics = new Topics(prefix);
        try (TopicAdmin admin = new TopicAdmin(properties(), TopicSettings.embedded(topics))) {
            assertThat(admin.ensure()).isInstanceOf(TopicCheck.Ready.class);
        }
        return topics;
    }

    private static Map<String, String> properties() {
        return Map.of("bootstrap.servers", kafka.bootstrapServers());
    }
}
