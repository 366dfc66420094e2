package dev.tandem.ops.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.tandem.cluster.InstanceAddress;
import dev.tandem.dispatch.DispatcherMetrics;
import dev.tandem.domain.CloseOutcome;
import dev.tandem.domain.CommandKind;
import dev.tandem.domain.ContactCenterSettings.AbandonmentType;
import dev.tandem.domain.IgnoreReason;
import dev.tandem.domain.InteractionInput;
import dev.tandem.domain.InteractionPhase;
import dev.tandem.domain.RoutingAnswer;
import dev.tandem.http.Refusal;
import dev.tandem.ingest.flow.FlowOutcome;
import dev.tandem.ingest.flow.FlowSettings;
import dev.tandem.ingest.webhook.WebhookOutcome;
import dev.tandem.ingest.webhook.WebhookSettings;
import dev.tandem.kafka.ClientMetrics;
import dev.tandem.operator.OperatorDesk;
import dev.tandem.peers.PeerMetrics;
import dev.tandem.reconciliation.MissingNotice;
import dev.tandem.reconciliation.UpkeepMetrics;
import dev.tandem.salesforce.monitor.SalesforceMetrics;
import dev.tandem.salesforce.settings.OrgTimeouts;
import dev.tandem.salesforce.settings.SalesforceSettings;
import dev.tandem.salesforce.settings.Samples;
import dev.tandem.security.AccessKeysTest;
import dev.tandem.security.ConsoleSettings;
import dev.tandem.wire.DeadLetterReason;
import dev.tandem.wire.OperatorAction;
import dev.tandem.wire.Topics;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MetersTest {
    private static final Duration TIME = Duration.ofMillis(3);
    private static final Path FILE = Path.of("pom.xml");

    private static final Topics TOPICS = new Topics("tandem.");
    private static final SalesforceSettings SALESFORCE =
            new SalesforceSettings(
                    Map.of(
                            "main",
                            Samples.org("main", "http://localhost:1", FILE, OrgTimeouts.DEFAULT)),
                    Map.of());

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final WebhookMeters webhooks = new WebhookMeters(registry);
    private final FlowMeters flow = new FlowMeters(registry);
    private final InteractionMeters interactions = new InteractionMeters(registry, SALESFORCE);
    private final DispatcherMeters dispatcher = new DispatcherMeters(registry, SALESFORCE);
    private final SalesforceMeters salesforce = new SalesforceMeters(registry, SALESFORCE);

    private final ConsoleKeyMeters consoleKeys = new ConsoleKeyMeters(registry);
    private final PeerMeters peers = new PeerMeters(registry);
    private final WebexUpkeepMeters upkeep = new WebexUpkeepMeters(registry);

    private final PushBackMeters pushBack = new PushBackMeters(registry);
    private final OperatorMeters operators = new OperatorMeters(registry);
    private final OperatorDesk desk =
            new OperatorDesk(
                    Map.of("bootstrap.servers", "localhost:1"),
                    TOPICS,
                    1,
                    Duration.ofDays(7),
                    "http://localhost:8080",
                    operators,
                    ClientMetrics.NONE,
                    Clock.systemUTC());
    private final OperatorGauges waiting = new OperatorGauges(registry, desk, SALESFORCE);

    private final HttpMeters http = new HttpMeters(registry);
    private final AtomicReference<SalesforceMetrics.Circuit> circuit =
            new AtomicReference<>(SalesforceMetrics.Circuit.OPEN);

    @BeforeEach
    void everything_happens_once() {
        new BacklogMeters(
                        registry,
                        () -> {
                            throw new KafkaException("there is none");
                        },
                        TOPICS,
                        BacklogMeters.groups(TOPICS, "processing", "dispatching"),
                        () -> false,
                        TIME)
                .close();
        new SecretAgeMeters(
                        registry,
                        new WebhookSettings(
                                FILE,
                                false,
                                Duration.ofMinutes(5),
                                65_536,
                                401,
                                Duration.ofSeconds(2)),
                        new FlowSettings(Path.of("gone"), Duration.ofSeconds(1), 10, 65_536),
                        new ConsoleSettings(
                                null, false, new InstanceAddress("http", "localhost", 8080)),
                        SALESFORCE)
                .close();
        consoleKeys.taken(AccessKeysTest.keys("ops a-key-of-the-console"));
        consoleKeys.unusable("it is gone");
        peers.asked(PeerMetrics.Outcome.UNREACHABLE, TIME);
        peers.turnedAway();
        upkeep.follow(() -> 12, 300);
        upkeep.written(MissingNotice.Kind.ENDED);
        upkeep.requested(3);
        upkeep.failed(UpkeepMetrics.Work.WATCH);
        upkeep.reactivated();
        pushBack.watchPending(() -> 6);
        pushBack.sent();
        operators.done(new OperatorAction.OrgResumed("main"));
        operators.notRecorded();
        http.refused(Refusal.MALFORMED);
        http.watchConnections(8080, () -> 3);
        webhooks.answered(WebhookOutcome.ACCEPTED);
        webhooks.timestampSkew(-3);
        webhooks.acknowledged(TIME.toNanos());
        webhooks.watchInFlight(() -> 7, () -> 700);
        webhooks.secretsRead(2);
        webhooks.secretsUnusable();
        flow.answered(FlowOutcome.ROUTED, TIME.toNanos());
        flow.watchWaiters(() -> 4);
        flow.journalLost();
        flow.taken(AccessKeysTest.keys("main a-key-of-some-length"));
        flow.unusable("gone");
        interactions.acted(new InteractionInput.Woken(Instant.EPOCH), TIME);
        interactions.ignored(IgnoreReason.DUPLICATE);
        interactions.routingDecided(RoutingAnswer.Status.ROUTED, TIME);
        interactions.closed(CloseOutcome.ANSWERED);
        interactions.abandoned("support", AbandonmentType.IN_QUEUE);
        interactions.commandsInDoubt(0, Map.of("main", 1));
        interactions.commandsInDoubt(1, Map.of("main", 2));
        interactions.retriesWaiting(0, Map.of("main", 4, "gone", 9));
        interactions.inputRead("webex-events", TIME);
        interactions.oldestOpen(0, System.currentTimeMillis() - 60_000);
        interactions.notForInteractions();
        interactions.deadLettered(DeadLetterReason.UNREADABLE);
        interactions.deciderFailed();
        interactions.wakeUpSent(TIME);
        interactions.interactions(0, Map.of(InteractionPhase.WAITING, 2L));
        interactions.interactions(1, Map.of(InteractionPhase.WAITING, 3L));
        interactions.threadReplaced();
        dispatcher.started("main", CommandKind.CREATE_VOICE_CALL, 1, TIME);
        dispatcher.started("main", CommandKind.CREATE_VOICE_CALL, 2, TIME);
        dispatcher.answered(
                "main", CommandKind.CREATE_VOICE_CALL, DispatcherMetrics.Outcome.DONE, TIME);
        dispatcher.unsent("main", CommandKind.CLEAR_ROUTING, DispatcherMetrics.Unsent.QUEUE_FULL);
        dispatcher.foundInDoubt("main", CommandKind.CREATE_VOICE_CALL);
        dispatcher.repeated(CommandKind.CREATE_VOICE_CALL);
        dispatcher.unreadable();
        dispatcher.lane("main", 4, 5, Instant.now().minusSeconds(7));
        salesforce.requestEnded(
                "main", CommandKind.CREATE_VOICE_CALL, SalesforceMetrics.Outcome.DONE, TIME);
        salesforce.requestHeldBack("main", CommandKind.CREATE_VOICE_CALL);
        salesforce.tokenRequestEnded("main", SalesforceMetrics.TokenOutcome.ISSUED, TIME);
        salesforce.orgKnown("main", circuit::get);
        salesforce.credentialUnusable("main");
        salesforce.lookedUp("main", SalesforceMetrics.LookupOutcome.FOUND, TIME);
        salesforce.configurationFault("main");
        salesforce.apiUsage("main", 10, 15_000);
        salesforce.numberTranslated("support", SalesforceMetrics.NumberOutcome.TIMED_OUT);
        salesforce.numberCut("support");
    }

    @Test
    void exported_meters_are_the_documented_ones() {
        Map<String, List<String>> exported = new TreeMap<>();
        for (Meter meter : registry.getMeters()) {
            List<String> tags = meter.getId().getTags().stream().map(Tag::getKey).toList();
            // The simple registry shows the buckets of a timer as meters of their own.
            if (!meter.getId().getName().endsWith(".histogram")) {
                exported.put(meter.getId().getName(), tags.stream().sorted().toList());
            }
        }
        Map<String, List<String>> documented = new TreeMap<>();
        Arrays.stream(MeterName.values())
                .forEach(name ->
                        documented.put(name.meter(), name.tags().stream().sorted().toList()));
        assertThat(exported).isEqualTo(documented);
    }

    @Test
    void before_the_topics_are_read_an_org_counts_as_paused_and_letters_are_not_counted() {
        assertThat(waiting).isNotNull();
        assertThat(registry.get("tandem.org.paused").tag("org", "main").gauge().value()).isOne();
        assertThat(registry.get("tandem.dead.letters.parked").gauges())
                .allSatisfy(it -> assertThat(it.value()).isNaN());
        assertThat(registry.get("tandem.operator.topics").gauges())
                .allSatisfy(it -> assertThat(it.value()).isZero());
        assertThat(registry.get("tandem.operator.actions").tag("what", "resumed").counter().count())
                .isOne();
    }

    @Test
    void names_begin_alike_and_no_two_are_the_same() {
        assertThat(Arrays.stream(MeterName.values()).map(MeterName::meter))
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("tandem(\\.[a-z]+)+"));
    }

    @Test
    void interactions_are_counted_over_all_partitions_that_are_owned() {
        assertThat(gauge("tandem.interactions", "phase", "waiting")).isEqualTo(5);
        interactions.partitionLeft(1);
        assertThat(gauge("tandem.interactions", "phase", "waiting")).isEqualTo(2);
    }

    @Test
    void unsettled_commands_are_counted_by_org_over_all_partitions_that_are_owned() {
        assertThat(gauge("tandem.commands.in.doubt", "org", "main")).isEqualTo(3);
        assertThat(gauge("tandem.command.retries.waiting", "org", "main")).isEqualTo(4);
        interactions.partitionLeft(0);
        assertThat(gauge("tandem.commands.in.doubt", "org", "main")).isEqualTo(2);
        assertThat(gauge("tandem.command.retries.waiting", "org", "main")).isZero();
    }

    @Test
    void counting_a_decision_allocates_nothing() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        InteractionInput input = new InteractionInput.Woken(Instant.EPOCH);
        count(input, 20_000);
        long before = threads.getCurrentThreadAllocatedBytes();
        count(input, 20_000);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(20_000);
    }

    private void count(InteractionInput input, int times) {
        for (int i = 0; i < times; i++) {
            interactions.acted(input, TIME);
            interactions.ignored(IgnoreReason.DUPLICATE);
            interactions.notForInteractions();
            interactions.inputRead("webex-events", TIME);
        }
    }

    @Test
    void an_open_circuit_is_visible() {
        assertThat(gauge("tandem.salesforce.circuit", "org", "main")).isEqualTo(2);
        circuit.set(SalesforceMetrics.Circuit.CLOSED);
        assertThat(gauge("tandem.salesforce.circuit", "org", "main")).isZero();
    }

    @Test
    void only_attempts_after_the_first_are_retries() {
        assertThat(registry.get("tandem.command.retries").tag("kind", "create").counter().count())
                .isEqualTo(1);
        assertThat(registry.get("tandem.command.wait").timer().count()).isEqualTo(2);
    }

    @Test
    void what_waits_longest_is_seen_as_time() {
        assertThat(gauge("tandem.org.backlog", "org", "main")).isBetween(7.0, 60.0);
        dispatcher.lane("main", 0, 5, null);
        assertThat(gauge("tandem.org.backlog", "org", "main")).isZero();

        assertThat(registry.get("tandem.interaction.oldest.open").gauge().value())
                .isBetween(60.0, 120.0);
        interactions.oldestOpen(0, Long.MAX_VALUE);
        assertThat(registry.get("tandem.interaction.oldest.open").gauge().value()).isZero();
    }

    @Test
    void counters_for_alerts_exist_before_anything_happens() {
        SimpleMeterRegistry fresh = new SimpleMeterRegistry();
        var _ = new WebhookMeters(fresh);
        var _ = new InteractionMeters(fresh, SALESFORCE);
        var _ = new DispatcherMeters(fresh, SALESFORCE);
        assertThat(fresh.get("tandem.webhooks").tag("outcome", "unavailable").counter().count())
                .isZero();
        assertThat(fresh.get("tandem.dead.letters").tag("reason", "failed").counter().count())
                .isZero();
        assertThat(fresh.get("tandem.decider.failures").counter().count()).isZero();
    }

    private double gauge(String name, String tag, String value) {
        return registry.get(name).tag(tag, value).gauge().value();
    }
}
