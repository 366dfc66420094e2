package dev.tandem.e2e;

import static dev.tandem.e2e.OrgFaults.slow;
import static dev.tandem.e2e.Scenarios.OF_CROWDED_ORG;
import static dev.tandem.embedded.salesforce.records.SimulatedEndpoint.CREATE_VOICE_CALL;
import static dev.tandem.embedded.salesforce.records.SimulatedEndpoint.EXECUTE_OMNI_FLOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.embedded.salesforce.SimulatedSalesforce;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/** The maximum of waiting flows, which would slow the other scenarios down on a small machine. */
@ExtendWith(ScenarioStage.class)
@Isolated
final class FlowCrowdIT {
    private final Scenarios scenarios;

    FlowCrowdIT(Scenarios scenarios) {
        this.scenarios = scenarios;
    }

    @Test
    void a_thousand_flows_wait_at_once_and_no_call_is_lost() {
        SimulatedSalesforce org = scenarios.org("crowded");
        org.faults().add(slow(CREATE_VOICE_CALL).delayed(Duration.ofSeconds(10)));
        List<CompletableFuture<HttpResponse<String>>> answers =
                Stream.generate(() -> scenarios.call(OF_CROWDED_ORG))
                        .limit(1000)
                        .map(call -> scenarios.flow().asksLater(call, "PT10S"))
                        .toList();
        await().until(() -> scenarios.metric("tandem_flow_waiters") >= 1000);
        assertThat(answers)
                .allSatisfy(answer -> {
                    assertThat(answer.join().statusCode()).isEqualTo(200);
                    assertThat(Flow.data(answer.join()).path("status").asText())
                            .isEqualTo("pending");
                });
        org.faults().clear();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> org.ledger().count(EXECUTE_OMNI_FLOW) >= 1000);
    }

    @Test
    void flows_that_hang_up_leave_their_places_before_their_time_is_over() throws IOException {
        SimulatedSalesforce org = scenarios.org("crowded");
        org.faults().add(slow(CREATE_VOICE_CALL).delayed(Duration.ofSeconds(15)));
        List<RawConnection> flows = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            flows.add(waiting(scenarios.call(OF_CROWDED_ORG), i % 2 == 0 ? "" : "&nulls=empty"));
        }
        await().until(() -> scenarios.metric("tandem_flow_waiters") >= 50);
        long hungUp = System.nanoTime();
        for (RawConnection flow : flows) {
            flow.close();
        }
        await().until(() -> scenarios.metric("tandem_flow_waiters") == 0);
        assertThat(Duration.ofNanos(System.nanoTime() - hungUp)).isLessThan(Duration.ofSeconds(8));
        org.faults().clear();
    }

    /** A flow that has sent the call's start, with ten seconds for the answer. */
    private RawConnection waiting(PhoneCall call, String more) throws IOException {
        String body =
                """
                {"event":"NewPhoneContact","interactionId":"%s","ani":"%s","dnis":"%s"}\
                """
                        .formatted(call.id(), call.ani(), call.center().dialedNumber());
        return RawConnection.to(scenarios.httpPort())
                .send(
                        """
                        POST /flow/events?wait=PT10S%s HTTP/1.1\r
                        Host: tandem\r
                        Authorization: Bearer %s\r
                        Content-Type: application/json\r
                        Content-Length: %d\r
                        \r
                        %s\
                        """
                                .formatted(more, Installation.FLOW_KEY, body.length(), body));
    }
}
