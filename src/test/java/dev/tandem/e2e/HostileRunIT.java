package dev.tandem.e2e;

import static dev.tandem.e2e.Notice.started;
import static dev.tandem.embedded.salesforce.records.SimulatedEndpoint.CREATE_VOICE_CALL;
import static dev.tandem.embedded.salesforce.records.SimulatedEndpoint.EXECUTE_OMNI_FLOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Hostile requests do not block good webhooks, and nothing grows with the names in them. */
@Isolated
final class HostileRunIT {
    private static final CallCenter CENTER = CallCenter.of("main", "+18445790001", "main");
    private static final int CONNECTIONS = 200;

    /** The requests of this test; the bench runs a hundred thousand. */
    private static final int REQUESTS = Integer.getInteger("tandem.hostile.requests", 5000);

    private static World world;
    private static MeasuredProcess measured;

    @BeforeAll
    static void start(@TempDir Path directory) throws IOException {
        world = World.in(directory).withOrg("main").withCenters(CENTER);
        world.installation()
                .with("tandem.http.max-connections", "" + CONNECTIONS)
                .with("tandem.http.header-timeout", "PT2S")
                .with("tandem.http.body-timeout", "PT2S");
        world.start();
        measured =
                new MeasuredProcess(world.installation().managementPort(), world.process().pid());
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @Test
    void good_webhooks_are_served_and_neither_metrics_nor_memory_grow() throws Exception {
        try (HostileRun hostile = new HostileRun(port())) {
            GoodWebhooks good = GoodWebhooks.start(port(), Installation.SECRET);
            try (good) {
                hostile.run(10L * HostileRun.kinds(), 4);
                Set<String> series = measured.series();
                long heap = measured.liveHeapBytes();

                hostile.hold(500, 100);
                hostile.run(REQUESTS, 4);

                assertThat(measured.series()).isEqualTo(series);
                assertThat(measured.metrics()).doesNotContainIgnoringCase(HostileRun.MARK);
                assertThat(measured.liveHeapBytes()).isLessThan(heap + (16L << 20));
            }
            assertThat(good.refused()).isEmpty();
            assertThat(good.count()).isGreaterThan(100);
            assertThat(hostile.surprises()).isEmpty();
        }
        world.call(CENTER).tells(started()).untilAsked(CREATE_VOICE_CALL, EXECUTE_OMNI_FLOW);
        String log = world.process().log();
        LogRules.tellsProblemsInItsOwnWords(log);
        assertThat(log.lines().count()).isLessThan(200);
    }

    @Test
    void a_client_that_sends_nothing_is_disconnected_without_an_answer() throws IOException {
        try (RawConnection idle = RawConnection.to(port())) {
            assertThat(idle.closedWithin(Duration.ofSeconds(15))).isTrue();
        }
    }

    @Test
    void a_head_that_does_not_end_times_out_even_when_bytes_keep_arriving() throws Exception {
        try (RawConnection slow = RawConnection.to(port())) {
            slow.send("GET / HTTP/1.1\r\n");
            await().atMost(Duration.ofSeconds(15))
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> refuses(slow));
            assertThat(slow.answer().status()).isEqualTo(408);
        }
    }

    private static boolean refuses(RawConnection connection) throws IOException {
        connection.send("X: y\r\n");
        return connection.hasAnswer();
    }

    @Test
    void a_body_that_does_not_arrive_times_out() throws IOException {
        try (RawConnection slow = RawConnection.to(port())) {
            slow.send(
                    "POST /webhooks/webex HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                            + "Content-Length: 9\r\n\r\n{");
            assertThat(slow.answer().status()).isEqualTo(408);
            assertThat(slow.closedWithin(Duration.ofSeconds(5))).isTrue();
        }
    }

    @Test
    void idle_connections_make_room_for_new_ones() throws IOException {
        List<RawConnection> idle = new ArrayList<>();
        try {
            for (int i = 0; i < 3 * CONNECTIONS; i++) {
                idle.add(RawConnection.to(port()));
            }
            try (RawConnection sender = RawConnection.to(port())) {
                assertThat(sender.send("GET /x HTTP/1.1\r\nHost: a\r\n\r\n").answer().status())
                        .isEqualTo(404);
            }
            assertThat(open()).isLessThanOrEqualTo(CONNECTIONS);
            assertThat(world.program().metric("tandem_http_refused_total{reason=\"displaced\"}"))
                    .isPositive();
        } finally {
            for (RawConnection connection : idle) {
                connection.close();
            }
        }
    }

    private static double open() {
        return world.program().metric("tandem_http_connections{port=\"" + port() + "\"}");
    }

    private static int port() {
        return world.installation().httpPort();
    }
}
