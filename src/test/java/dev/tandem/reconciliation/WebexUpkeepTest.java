package dev.tandem.reconciliation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.embedded.webex.SimulatedWebex;
import dev.tandem.reconciliation.MissingNotice.Kind;
import dev.tandem.reconciliation.UpkeepMetrics.Work;
import dev.tandem.webex.api.Subscription;
import dev.tandem.webex.api.Subscriptions;
import dev.tandem.webex.api.WebexApi;
import dev.tandem.webex.api.WebexApiSettings;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The turns of the upkeep against the simulated Webex; its time is the test's. */
class WebexUpkeepTest {
    private static final Instant BEGIN = Instant.parse("2026-02-02T06:00:00Z");
    private static final Duration PERIOD = Duration.ofMinutes(5);
    private static final String DOOR = "https://cti.example.com/webhooks/webex";
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    @TempDir Path directory;
    private final AdjustableClock clock = new AdjustableClock();
    private final KeptLog log = new KeptLog();
    private final CountedUpkeepMetrics metrics = new CountedUpkeepMetrics();
    private final KeptOwnership ownership = new KeptOwnership();
    private SimulatedWebex webex;
    private WebexApi api;
    private WebexUpkeep upkeep;

    @BeforeEach
    void start() throws Exception {
        webex = SimulatedWebex.start(0, "app", "secret", "refresh-0");
        Path secret = Files.writeString(directory.resolve("secret"), "secret\n");
        Path refresh = Files.writeString(directory.resolve("refresh"), "refresh-0\n");
        api =
                new WebexApi(
                        WebexApiSettings.of(
                                URI.create(webex.url()),
                                new WebexApiSettings.Login.Refresh("app", secret, refresh)),
                        clock);
        upkeep = upkeep(PERIOD, Duration.ofMinutes(1));
    }

    private WebexUpkeep upkeep(Duration period, Duration watchPeriod) {
        return new WebexUpkeep(
                new UpkeepSettings(
                        period,
                        Duration.ofHours(6),
                        Duration.ofMinutes(2),
                        watchPeriod,
                        DOOR,
                        null),
                () -> api,
                () -> ownership,
                log,
                metrics,
                clock);
    }

    @AfterEach
    void stop() {
        api.close();
        webex.close();
    }

    @Test
    void what_is_over_before_it_is_switched_on_is_left_alone() throws Exception {
        subscribe();
        happens("task:new", "old", BEGIN.minusSeconds(60));
        turnAfter(Duration.ZERO);
        turnAfter(PERIOD);
        assertThat(log.written).isEmpty();
        assertThat(ownership.progress().reconciledUntil()).isEqualTo(BEGIN.plusSeconds(180));
    }

    @Test
    void a_lost_call_is_written_once_and_not_before_its_webhooks_had_time() throws Exception {
        subscribe();
        turnAfter(Duration.ZERO);
        String call = UUID.randomUUID().toString();
        happens("task:new", call, BEGIN.plusSeconds(200));
        happens("task:ended", call, BEGIN.plusSeconds(210));
        turnAfter(PERIOD);
        assertThat(log.written).isEmpty();
        turnAfter(PERIOD);
        assertThat(log.kinds()).containsExactly(Kind.ENDED, Kind.STARTED);
        turnAfter(PERIOD);
        assertThat(log.written).hasSize(2);
        assertThat(metrics.written).containsExactly(Kind.ENDED, Kind.STARTED);
        assertThat(metrics.requests).isPositive();
    }

    @Test
    void a_call_that_began_long_ago_is_ended() throws Exception {
        subscribe();
        turnAfter(Duration.ZERO);
        String call = UUID.randomUUID().toString();
        happens("task:new", call, BEGIN.plusSeconds(10));
        log.hears(call, "task:new", BEGIN.plusSeconds(10));
        turnAfter(PERIOD);
        turnAfter(PERIOD);
        happens("task:ended", call, BEGIN.plusSeconds(605));
        turnAfter(PERIOD);
        assertThat(log.kinds()).containsExactly(Kind.ENDED);
    }

    @Test
    void a_failed_pass_is_done_again_from_the_same_place() throws Exception {
        subscribe();
        turnAfter(Duration.ZERO);
        String call = UUID.randomUUID().toString();
        happens("task:new", call, BEGIN.plusSeconds(10));
        log.broken = true;
        turnAfter(PERIOD);
        assertThat(metrics.failures).containsExactly(Work.RECONCILIATION);
        assertThat(upkeep.status().faults()).containsOnlyKeys(Work.RECONCILIATION);
        assertThat(ownership.progress().reconciledUntil()).isEqualTo(BEGIN);
        log.broken = false;
        turnAfter(PERIOD);
        assertThat(upkeep.status().faults()).isEmpty();
        assertThat(log.kinds()).containsExactly(Kind.STARTED);
    }

    @Test
    void another_owner_goes_on_where_the_last_one_ended() throws Exception {
        subscribe();
        turnAfter(Duration.ZERO);
        turnAfter(PERIOD);
        String call = UUID.randomUUID().toString();
        happens("task:new", call, BEGIN.plusSeconds(200));
        upkeep = upkeep(PERIOD, Duration.ofMinutes(1));
        turnAfter(Duration.ofHours(1));
        assertThat(log.kinds()).containsExactly(Kind.STARTED);
    }

    @Test
    void an_instance_that_is_not_the_owner_asks_nothing() throws Exception {
        ownership.held = false;
        turnAfter(Duration.ZERO);
        turnAfter(PERIOD);
        assertThat(webex.received()).isZero();
        assertThat(metrics.age.getAsDouble()).isNaN();
    }

    @Test
    void an_instance_that_has_lost_the_upkeep_shows_no_failure_of_it() throws Exception {
        turnAfter(Duration.ZERO);
        assertThat(upkeep.status().faults()).isNotEmpty();
        ownership.held = false;
        turnAfter(PERIOD);
        assertThat(upkeep.status().faults()).isEmpty();
        assertThat(metrics.age.getAsDouble()).isNaN();
    }

    @Test
    void the_age_of_what_is_reconciled_is_shown() throws Exception {
        turnAfter(Duration.ZERO);
        turnAfter(Duration.ofSeconds(30));
        assertThat(metrics.age.getAsDouble()).isEqualTo(30);
        assertThat(metrics.period).isEqualTo(300);
    }

    @Test
    void an_inactive_subscription_is_active_again_and_its_gap_is_reconciled_early()
            throws Exception {
        subscribe();
        turnAfter(Duration.ZERO);
        String call = UUID.randomUUID().toString();
        happens("task:new", call, BEGIN.plusSeconds(10));
        log.hears(call, "task:new", BEGIN.plusSeconds(10));
        turnAfter(PERIOD);
        Instant active = clock.instant();
        webex.deactivateAll();
        happens("task:connected", call, clock.instant().plusSeconds(5));
        turnAfter(Duration.ofMinutes(1));
        assertThat(metrics.reactivated).isEqualTo(1);
        assertThat(new Subscriptions(api).list()).allMatch(Subscription::isActive);
        String lost = UUID.randomUUID().toString();
        happens("task:new", lost, active.plusSeconds(30));
        turnAfter(Duration.ofMinutes(2));
        assertThat(log.kinds()).as("after settle, not after the period").hasSize(1);
        assertThat(log.written.getFirst().interactionId()).isEqualTo(lost);
    }

    /** While it was inactive, its time was reconciled; that was before the call was answered. */
    @Test
    void a_gap_that_was_reconciled_is_reconciled_once_more() throws Exception {
        upkeep = upkeep(Duration.ofMinutes(1), Duration.ofMinutes(30));
        subscribe();
        turnAfter(Duration.ZERO);
        webex.deactivateAll();
        String call = UUID.randomUUID().toString();
        happens("task:new", call, BEGIN.plusSeconds(10));
        turnAfter(Duration.ofMinutes(5));
        assertThat(log.kinds()).containsExactly(Kind.STARTED);
        happens("task:connected", call, BEGIN.plusSeconds(400));
        turnAfter(Duration.ofMinutes(25));
        assertThat(ownership.progress().reconciledUntil()).isBefore(BEGIN.plusSeconds(1800));
        turnAfter(Duration.ofMinutes(2));
        assertThat(log.kinds()).containsExactly(Kind.STARTED, Kind.CONNECTED);
    }

    @Test
    void without_a_subscription_of_ours_the_watch_fails_in_words() throws Exception {
        turnAfter(Duration.ZERO);
        assertThat(upkeep.status().faults().get(Work.WATCH).words())
                .contains("./tandem subscriptions ensure");
        assertThat(ownership.progress().subscriptionsActiveAt()).isNull();
    }

    @Test
    void nothing_is_started_where_nothing_is_switched_on() {
        WebexUpkeep off = upkeep(null, null);
        off.start();
        off.close();
        assertThat(off.status().on()).isFalse();
        assertThat(webex.received()).isZero();
    }

    private void subscribe() throws InterruptedException {
        var _ =
                new Subscriptions(api)
                        .create("Tandem task", DOOR, "task:1.0.0", List.of("task:failed"), SECRET);
    }

    private void turnAfter(Duration passed) throws InterruptedException {
        clock.now = clock.now.plus(passed);
        upkeep.turn(api, ownership);
    }

    private void happens(String type, String id, Instant at) throws Exception {
        JsonNode data =
                new ObjectMapper()
                        .readTree(
                                """
                                {"channelType":"telephony","direction":"INBOUND",\
                                "origin":"+14805550100","destination":"+18445790081"}\
                                """);
        webex.happens(type, id, data, at.toEpochMilli()).join();
    }

    private static final class AdjustableClock extends Clock {
        private Instant now = BEGIN;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private static final class KeptOwnership implements Ownership {
        private boolean held = true;
        private UpkeepProgress progress = UpkeepProgress.NONE;

        @Override
        public boolean poll() {
            return held;
        }

        @Override
        public UpkeepProgress progress() {
            return progress;
        }

        @Override
        public void save(UpkeepProgress reached) {
            progress = UpkeepProgress.of(reached.text());
        }

        @Override
        public void close() {}
    }

    /** Keeps when each event was appended, as the topic does. */
    private final class KeptLog implements EventLog {
        private final List<MissingNotice> written = new ArrayList<>();
        private final List<Entry> entries = new ArrayList<>();
        private boolean broken;

        private record Entry(Instant at, String id, String body) {}

        private void hears(String id, String type, Instant at) {
            entries.add(new Entry(at, id, "{\"type\":\"" + type + "\"}"));
        }

        private List<Kind> kinds() {
            return written.stream().map(MissingNotice::kind).toList();
        }

        @Override
        public void read(Instant from, Instant to, BiConsumer<String, byte[]> each) {
            if (broken) {
                throw new EventLogException("no broker answers", null);
            }
            entries.stream()
                    .filter(it -> !it.at().isBefore(from) && it.at().isBefore(to))
                    .forEach(it -> each.accept(it.id(), it.body().getBytes(UTF_8)));
        }

        @Override
        public void write(List<MissingNotice> notices) {
            written.addAll(notices);
            notices.forEach(
                    it -> entries.add(new Entry(clock.instant(), it.interactionId(), it.body())));
        }
    }
}
