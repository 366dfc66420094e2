package dev.tandem.e2e;

import static dev.tandem.e2e.Notice.ended;
import static dev.tandem.e2e.Notice.parked;
import static dev.tandem.e2e.Notice.started;
import static dev.tandem.embedded.salesforce.records.SimulatedEndpoint.CREATE_VOICE_CALL;
import static dev.tandem.embedded.salesforce.records.SimulatedEndpoint.EXECUTE_OMNI_FLOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Traces of calls, and log lines as JSON: both switched on by the operator. */
final class CallTracesIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final CallCenter CENTER =
            CallCenter.of("main", "+18445790061", "main").with("abandon.grace", "PT1S");

    @TempDir static Path directory;
    private static SpanCollector collector;
    private static World world;

    @BeforeAll
    static void start() throws IOException {
        collector = new SpanCollector();
        world =
                World.in(directory)
                        .withOrg("main")
                        .withCenters(CENTER)
                        .with("quarkus.log.console.json.enabled", "true")
                        .with("quarkus.otel.sdk.disabled", "false")
                        .with("quarkus.otel.exporter.otlp.protocol", "http/protobuf")
                        .with("quarkus.otel.exporter.otlp.endpoint", collector.url())
                        .with("quarkus.otel.bsp.schedule.delay", "100ms")
                        .start();
    }

    @AfterAll
    static void stop() {
        if (world != null) {
            world.close();
        }
        collector.close();
    }

    @Test
    void an_abandoned_call_is_one_trace_from_its_webhooks_to_salesforce() {
        PhoneCall call = world.call(CENTER);
        call.tells(started()).untilAnswered(CREATE_VOICE_CALL, EXECUTE_OMNI_FLOW);
        call.tells(parked(), ended()).closesAfter(Scenarios.abandoned());

        await().atMost(PATIENCE).until(() -> named(call, "call").size() == 1);
        List<Span> trace = collector.of(call);
        Span root = named(call, "call").getFirst();
        assertThat(trace).allMatch(span -> span.getTraceId().equals(root.getTraceId()));
        assertThat(root.getParentSpanId()).isEqualTo(ByteString.EMPTY);
        assertThat(Duration.ofNanos(root.getEndTimeUnixNano() - root.getStartTimeUnixNano()))
                .isGreaterThan(Duration.ofSeconds(1));
        assertThat(trace)
                .extracting(Span::getName)
                .contains("clear routing", "update voice call", "decide ContactEnded");
        assertThat(named(call, "receive webhook")).hasSize(3);
        assertThat(way(call, named(call, "create voice call").getFirst()))
                .containsExactly(
                        "create voice call", "decide ContactStarted", "receive webhook", "call");
        assertThat(trace.toString()).doesNotContain(call.ani(), CENTER.dialedNumber());
    }

    @Test
    void a_refused_command_is_an_error_in_the_trace_and_a_line_with_fields_in_the_log()
            throws IOException {
        PhoneCall call = world.call(CENTER);
        world.org("main")
                .faults()
                .add(OrgFaults.refused(CREATE_VOICE_CALL, 400).forInteraction(call.id()));
        call.tells(started()).untilAnswered(CREATE_VOICE_CALL);

        await().atMost(PATIENCE).until(() -> !named(call, "create voice call").isEmpty());
        Span create = named(call, "create voice call").getFirst();
        assertThat(create.getStatus().getCode()).isEqualTo(Status.StatusCode.STATUS_CODE_ERROR);
        await().atMost(PATIENCE).until(() -> linesAbout(call) > 0);
    }

    /** Every line of the log must be a JSON document. */
    private static long linesAbout(PhoneCall call) throws IOException {
        long about = 0;
        for (String line : world.process().log().lines().toList()) {
            JsonNode entry = JSON.readTree(line);
            assertThat(entry.path("message").asText()).as(line).isNotEmpty();
            if (entry.path("mdc").path("interactionId").asText().equals(call.id())) {
                about++;
            }
        }
        return about;
    }

    private static List<Span> named(PhoneCall call, String name) {
        return collector.of(call).stream().filter(span -> span.getName().equals(name)).toList();
    }

    /** The names from a span to the root. */
    private static List<String> way(PhoneCall call, Span from) {
        List<String> names = new ArrayList<>();
        Span at = from;
        while (true) {
            names.add(at.getName());
            ByteString parent = at.getParentSpanId();
            List<Span> parents =
                    collector.of(call).stream()
                            .filter(span -> span.getSpanId().equals(parent))
                            .toList();
            if (parents.isEmpty()) {
                return names;
            }
            at = parents.getFirst();
        }
    }
}
