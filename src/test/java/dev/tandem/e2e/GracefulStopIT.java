package dev.tandem.e2e;

import static dev.tandem.embedded.salesforce.records.SimulatedEndpoint.CREATE_VOICE_CALL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.embedded.salesforce.faults.SimulatedFault;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program is asked to stop while webhooks come, behind a load balancer that asks readiness. */
final class GracefulStopIT {
    private static final int SENDERS = 4;
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(20);

    /** A load balancer notices the readiness a moment later than it falls. */
    private static final int SENT_BEFORE_IT_IS_NOTICED = 100;

    @TempDir Path directory;

    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean sending = new AtomicBoolean(true);

    @Test
    void no_webhook_fails_and_none_that_was_accepted_is_lost() throws Exception {
        World world =
                World.in(directory)
                        .withOrg("main")
                        .withCenters(CallCenter.of("main", "+18445790051", "main"))
                        .with("quarkus.shutdown.delay", "5s")
                        .start();
        world.process().awaitStarted();
        List<Thread> senders = new ArrayList<>();
        for (int i = 0; i < SENDERS; i++) {
            Webhooks webhooks = world.program().webhooks();
            senders.add(Thread.ofVirtual().start(() -> send(webhooks)));
        }
        await().until(() -> answers.size() >= 200);

        long asked = System.nanoTime();
        world.process().signal("TERM");
        await().pollInterval(Duration.ofMillis(10))
                .until(() -> world.process().healthStatus("ready") != 200);
        int beforeTheFall = answers.size();
        await().pollInterval(Duration.ofMillis(10))
                .until(() ->
                        answers.size() >= beforeTheFall + SENT_BEFORE_IT_IS_NOTICED
                                || !failures.isEmpty());
        sending.set(false);
        for (Thread sender : senders) {
            sender.join();
        }
        int exitCode = world.process().awaitExit(Duration.ofSeconds(60));
        Duration took = Duration.ofNanos(System.nanoTime() - asked);

        assertThat(failures).isEmpty();
        assertThat(answers).containsOnly(202).hasSizeGreaterThan(beforeTheFall);
        assertThat(took).isLessThan(STOPS_WITHIN);
        assertThat(exitCode).isEqualTo(143);
        LogRules.tellsProblemsInItsOwnWords(world.process().log());

        world.start();
        assertThat(recorded(world.installation().kafkaPort())).isEqualTo(answers.size());
        world.close();
    }

    /** The worst case: a flow waits ten seconds, and the org takes eight for a request. */
    @Test
    void it_stops_in_time_although_a_flow_waits_a_listener_follows_and_the_org_is_slow()
            throws Exception {
        CallCenter center = CallCenter.of("main", "+18445790052", "main");
        World world =
                World.in(directory)
                        .withOrg("main", "timeouts.create", "PT10S")
                        .withCenters(center)
                        .with("quarkus.shutdown.delay", "5s")
                        .start();
        world.process().awaitStarted();
        world.org("main")
                .faults()
                .add(
                        SimulatedFault.on(CREATE_VOICE_CALL, new SimulatedFault.Slow())
                                .delayed(Duration.ofSeconds(60)));
        PhoneCall call = world.call(center);
        long asked = System.nanoTime();
        var answer = world.program().flow().asksLater(call, "PT10S");
        call.untilAsked(CREATE_VOICE_CALL);
        ChangeStream listener = world.program().follow("");

        world.process().signal("TERM");
        listener.untilEnded();
        HttpResponse<String> answered = answer.join();
        assertThat(answered.statusCode()).isEqualTo(200);
        assertThat(Flow.data(answered).path("status").asText()).isEqualTo("pending");
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(9));
        assertThat(world.process().awaitExit(Duration.ofSeconds(60))).isEqualTo(143);
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(STOPS_WITHIN);
        listener.close();
        world.close();
    }

    private void send(Webhooks webhooks) {
        while (sending.get()) {
            long now = System.currentTimeMillis();
            String body =
                    """
                    {"id":"%s","type":"agent:login","comciscotimestamp":%d,"data":{"agentId":"a"}}\
                    """
                            .formatted(UUID.randomUUID(), now);
            try {
                answers.add(webhooks.send(body, now).statusCode());
            } catch (IOException e) {
                failures.add(e.toString());
            }
        }
    }

    private static long recorded(int kafkaPort) {
        AtomicLong count = new AtomicLong();
        TopicRecords.read(
                "127.0.0.1:" + kafkaPort, "tandem.webex-events", _ -> count.incrementAndGet());
        return count.get();
    }
}
