package dev.tandem.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.embedded.EmbeddedKafka;
import dev.tandem.embedded.EmbeddedKafkaSettings;
import dev.tandem.operator.letters.LetterActions.Outcome;
import dev.tandem.operator.letters.LetterFilter;
import dev.tandem.operator.letters.RedriveRuns;
import dev.tandem.operator.log.ActionLog;
import dev.tandem.operator.log.AuditReader;
import dev.tandem.security.Operator;
import dev.tandem.wire.DeadLetterReason;
import dev.tandem.wire.OperatorAction.LetterRedriven;
import dev.tandem.wire.OperatorAction.OrgPaused;
import dev.tandem.wire.OperatorAction.OrgResumed;
import dev.tandem.wire.OperatorRecord;
import dev.tandem.wire.WireFormats;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What operators do happens once, whatever other instances do at the same time. */
class OperatorDeskTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Operator NIGHT = new Operator("night", "10.0.0.1");
    private static final Operator DAY = new Operator("day", "10.0.0.2");

    @TempDir static Path directory;
    private static EmbeddedKafka kafka;

    private Installed installed;

    @BeforeAll
    static void start() {
        kafka = EmbeddedKafka.start(EmbeddedKafkaSettings.onFreePort(directory));
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @AfterEach
    void close() {
        installed.close();
    }

    @Test
    void a_letter_is_put_back_with_the_record_of_who_did_it_and_once() throws Exception {
        installed = Installed.on(kafka.bootstrapServers(), "once.");
        OperatorDesk desk = installed.desk();
        String letter = installed.park("a");
        Installed.awaitIndexed(desk, 1);
        assertThat(desk.letters().redrive(letter, NIGHT)).isInstanceOf(Outcome.Done.class);
        assertThat(desk.letters().redrive(letter, DAY))
                .isInstanceOfSatisfying(
                        Outcome.SettledBefore.class,
                        it -> assertThat(it.before().who()).isEqualTo("night"));
        assertThat(desk.letters().dismiss(letter, "x", DAY))
                .isInstanceOf(Outcome.SettledBefore.class);
        assertThat(desk.letters().redrive("unknown", DAY)).isInstanceOf(Outcome.Unknown.class);
        assertThat(installed.putBack()).containsOnly(Map.entry("a", 1));
    }

    @Test
    void two_instances_that_redrive_at_once_put_each_letter_back_once() throws Exception {
        installed = Installed.on(kafka.bootstrapServers(), "two.");
        OperatorDesk one = installed.desk();
        OperatorDesk other = installed.desk();
        List<String> letters = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            letters.add(installed.park("event-" + i));
        }
        Installed.awaitIndexed(one, 20);
        Installed.awaitIndexed(other, 20);
        List<Callable<Outcome>> wishes = new ArrayList<>();
        for (String each : letters) {
            wishes.add(() -> one.letters().redrive(each, NIGHT));
            wishes.add(() -> other.letters().redrive(each, DAY));
        }
        List<Outcome> outcomes = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Outcome> each : threads.invokeAll(wishes)) {
                outcomes.add(each.get());
            }
        }
        // Instances that write in turns fence each other, so a wish may be given up unfulfilled.
        for (String each : letters) {
            if (one.letters().redrive(each, NIGHT) instanceof Outcome.Done) {
                outcomes.add(new Outcome.Done());
            }
        }
        assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSize(20);
        assertThat(installed.putBack())
                .hasSize(20)
                .allSatisfy((_, times) -> assertThat(times).isOne());
    }

    @Test
    void what_a_killed_writer_left_open_is_not_put_back_and_the_next_one_does_it()
            throws Exception {
        installed = Installed.on(kafka.bootstrapServers(), "killed.");
        OperatorDesk desk = installed.desk();
        String letter = installed.park("a");
        Installed.awaitIndexed(desk, 1);
        try (var killed = installed.transactional()) {
            killed.initTransactions();
            killed.beginTransaction();
            killed.send(
                            new ProducerRecord<>(
                                    installed.topics().webexEvents(),
                                    Installed.bytes("a"),
                                    Installed.bytes("a")))
                    .get();
            killed.send(
                            new ProducerRecord<>(
                                    installed.topics().operatorActions(),
                                    Installed.bytes(letter),
                                    WireFormats.OPERATOR.write(
                                            new OperatorRecord(
                                                    "killed",
                                                    null,
                                                    new LetterRedriven(letter, null)))))
                    .get();
            assertThat(desk.letters().redrive(letter, NIGHT)).isInstanceOf(Outcome.Done.class);
        }
        assertThat(installed.putBack()).containsOnly(Map.entry("a", 1));
        assertThat(desk.memory().settlementOf(letter).who()).isEqualTo("night");
    }

    @Test
    void a_writer_that_was_fenced_learns_what_the_other_one_did() throws Exception {
        installed = Installed.on(kafka.bootstrapServers(), "fenced.");
        OperatorDesk one = installed.desk();
        OperatorDesk other = installed.desk();
        String first = installed.park("a");
        String second = installed.park("b");
        Installed.awaitIndexed(one, 2);
        Installed.awaitIndexed(other, 2);
        assertThat(one.letters().redrive(first, NIGHT)).isInstanceOf(Outcome.Done.class);
        assertThat(other.letters().redrive(second, DAY)).isInstanceOf(Outcome.Done.class);
        assertThat(one.letters().redrive(second, NIGHT)).isInstanceOf(Outcome.SettledBefore.class);
        assertThat(one.log().write(NIGHT, ActionLog.Wanted.only(new OrgPaused("main", "x"))))
                .isInstanceOf(ActionLog.Answer.Done.class);
        assertThat(other.log().write(DAY, ActionLog.Wanted.only(new OrgPaused("main", "y"))))
                .isInstanceOf(ActionLog.Answer.Refused.class);
        await().atMost(PATIENCE).until(() -> other.memory().isPaused("main"));
        assertThat(other.log().write(DAY, ActionLog.Wanted.only(new OrgResumed("main"))))
                .isInstanceOf(ActionLog.Answer.Done.class);
        await().atMost(PATIENCE).until(() -> !one.memory().isPaused("main"));
        assertThat(installed.putBack()).containsOnly(Map.entry("a", 1), Map.entry("b", 1));
    }

    @Test
    void an_instance_that_starts_later_knows_what_was_done() throws Exception {
        installed = Installed.on(kafka.bootstrapServers(), "later.");
        OperatorDesk before = installed.desk();
        String letter = installed.park("a");
        Installed.awaitIndexed(before, 1);
        assertThat(before.letters().dismiss(letter, "a test call", NIGHT))
                .isInstanceOf(Outcome.Done.class);
        assertThat(before.log().write(NIGHT, ActionLog.Wanted.only(new OrgPaused("main", "x"))))
                .isInstanceOf(ActionLog.Answer.Done.class);
        OperatorDesk after = installed.desk();
        await().atMost(PATIENCE).until(after::pausesKnown);
        assertThat(after.memory().pauses().get("main").who()).isEqualTo("night");
        assertThat(after.memory().settlementOf(letter).reason()).isEqualTo("a test call");
    }

    @Test
    void a_run_puts_many_back_at_its_rate_and_any_instance_stops_it() throws Exception {
        installed = Installed.on(kafka.bootstrapServers(), "run.");
        OperatorDesk one = installed.desk();
        OperatorDesk other = installed.desk();
        for (int i = 0; i < 60; i++) {
            installed.park("event-" + i);
        }
        Installed.awaitIndexed(one, 60);
        assertThat(one.runs().plan(LetterFilter.ALL).byReason())
                .containsOnly(Map.entry(DeadLetterReason.FAILED, 60));
        RedriveRuns.Progress begun =
                ((RedriveRuns.Start.Begun) one.runs().start(LetterFilter.ALL, 10, NIGHT))
                        .progress();
        String id = begun.run().id();
        await().atMost(PATIENCE).until(() -> other.runs().find(id) != null);
        await().atMost(PATIENCE).until(() -> other.runs().find(id).redriven() >= 5);
        assertThat(other.runs().stop(id, DAY)).isInstanceOf(ActionLog.Answer.Done.class);
        await().atMost(PATIENCE).until(() -> other.runs().find(id).run().ended() != null);
        int done = other.runs().find(id).redriven();
        assertThat(other.runs().find(id).state()).isEqualTo(RedriveRuns.State.STOPPED);
        assertThat(done).isBetween(5, 59);
        assertThat(installed.putBack()).hasSize(done);

        RedriveRuns.Progress rest =
                ((RedriveRuns.Start.Begun) other.runs().start(LetterFilter.ALL, 200, DAY))
                        .progress();
        await().atMost(PATIENCE)
                .until(() ->
                        one.runs().find(rest.run().id()) != null
                                && one.runs().find(rest.run().id()).state()
                                        == RedriveRuns.State.DONE);
        assertThat(installed.putBack())
                .hasSize(60)
                .allSatisfy((_, times) -> assertThat(times).isOne());
        assertThat(other.runs().start(LetterFilter.ALL, 200, DAY))
                .isInstanceOf(RedriveRuns.Start.Nothing.class);
    }

    @Test
    void the_audit_log_is_read_backwards_in_pages() throws Exception {
        installed = Installed.on(kafka.bootstrapServers(), "audit.");
        OperatorDesk desk = installed.desk();
        for (int i = 0; i < 5; i++) {
            assertThat(
                            desk.log()
                                    .write(
                                            i % 2 == 0 ? NIGHT : DAY,
                                            ActionLog.Wanted.only(new OrgPaused("org-" + i, "x"))))
                    .isInstanceOf(ActionLog.Answer.Done.class);
        }
        AuditReader.Part.Page first = audit(desk, Long.MAX_VALUE, 2, _ -> true);
        assertThat(subjects(first)).containsExactly("org-4", "org-3");
        AuditReader.Part.Page second = audit(desk, first.next(), 2, _ -> true);
        assertThat(subjects(second)).containsExactly("org-2", "org-1");
        AuditReader.Part.Page third = audit(desk, second.next(), 2, _ -> true);
        assertThat(subjects(third)).containsExactly("org-0");
        assertThat(third.next()).isZero();
        assertThat(subjects(audit(desk, Long.MAX_VALUE, 10, it -> it.record().who().equals("day"))))
                .containsExactly("org-3", "org-1");
    }

    @Test
    void without_kafka_an_action_is_not_recorded_and_says_why() {
        installed = Installed.at("127.0.0.1:1", "away.");
        OperatorDesk desk = installed.desk();
        assertThat(desk.pausesKnown()).isFalse();
        assertThat(desk.log().write(NIGHT, ActionLog.Wanted.only(new OrgPaused("main", "x"))))
                .isInstanceOfSatisfying(
                        ActionLog.Answer.NotRecorded.class,
                        it -> assertThat(it.why()).contains("no broker answers in time"));
    }

    private static AuditReader.Part.Page audit(
            OperatorDesk desk, long below, int limit, Predicate<AuditReader.Entry> wanted) {
        return (AuditReader.Part.Page) desk.audit().latest(below, limit, wanted);
    }

    private static List<String> subjects(AuditReader.Part.Page page) {
        return page.entries().stream().map(it -> it.record().did().subject()).toList();
    }
}
