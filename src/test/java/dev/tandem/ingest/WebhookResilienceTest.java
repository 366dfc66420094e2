package dev.tandem.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.InTurn;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@InTurn
@TestProfile(IngestAlone.class)
class WebhookResilienceTest extends AtTheWebhookDoor {
    private static final String NEXT_SECRET = "the-secret-that-takes-over-from-it";

    @Test
    void while_the_broker_is_away_senders_come_again_later_and_nothing_piles_up() {
        assertThat(webex.signed(WebhookCaller.event("t")).statusCode()).isEqualTo(202);
        world.stopBroker();
        try {
            long asked = System.nanoTime();
            List<CompletableFuture<HttpResponse<String>>> many =
                    IntStream.range(0, 400)
                            .mapToObj(i -> WebhookCaller.event("t" + i))
                            .map(body -> webex.signedWith(IngestWorld.SECRET, body))
                            .map(webex::sendLater)
                            .toList();
            assertThat(many)
                    .allSatisfy(answer -> {
                        assertThat(answer.join().statusCode()).isEqualTo(503);
                        assertThat(answer.join().headers().firstValue("Retry-After")).isPresent();
                        assertThat(answer.join().body()).contains("kafka-unavailable");
                    });
            assertThat(Duration.ofNanos(System.nanoTime() - asked))
                    .isLessThan(Duration.ofSeconds(5));
            await().untilAsserted(() -> assertThat(metrics.recordsInFlight()).isZero());
            assertThat(metrics.bytesInFlight()).isZero();
            await().until(() -> !recorder.producerHealthy());
        } finally {
            world.startBroker();
        }
        await().atMost(Duration.ofSeconds(20))
                .until(() -> webex.signed(WebhookCaller.event("t")).statusCode() == 202);
        await().until(recorder::producerHealthy);
    }

    @Test
    void what_never_fits_the_topic_is_too_large_and_not_to_be_sent_again() throws Exception {
        String body = WebhookCaller.event("t");
        String long1 = body + " ".repeat(IngestWorld.MAX_BODY - body.length());
        world.limitRecords(2048);
        try {
            await().untilAsserted(() -> {
                HttpResponse<String> answer = webex.signed(long1);
                assertThat(answer.statusCode()).isEqualTo(413);
                assertThat(answer.body()).contains("max.message.bytes");
            });
            assertThat(webex.signed(body).statusCode()).isEqualTo(202);
        } finally {
            world.limitRecords(1_048_588);
        }
        await().until(() -> webex.signed(long1).statusCode() == 202);
    }

    @Test
    void a_rotation_under_load_refuses_nothing() throws IOException, InterruptedException {
        AtomicReference<String> subscriptionsSecret = new AtomicReference<>(IngestWorld.SECRET);
        AtomicBoolean running = new AtomicBoolean(true);
        ConcurrentLinkedQueue<Integer> statuses = new ConcurrentLinkedQueue<>();
        Thread sender =
                Thread.ofVirtual()
                        .start(() -> {
                            while (running.get()) {
                                statuses.add(postWith(subscriptionsSecret.get()));
                            }
                        });
        try {
            rotate("* " + IngestWorld.SECRET + "\n* " + NEXT_SECRET);
            await().until(() -> postWith(NEXT_SECRET) == 202);
            subscriptionsSecret.set(NEXT_SECRET);
            int posted = statuses.size();
            await().until(() -> statuses.size() > posted + 10);
            rotate("* " + NEXT_SECRET);
            await().until(() -> postWith(IngestWorld.SECRET) == 401);
            int withNewOnly = statuses.size();
            await().until(() -> statuses.size() > withNewOnly + 10);
        } finally {
            running.set(false);
            sender.join();
            rotate("* " + IngestWorld.SECRET);
            await().until(() -> postWith(IngestWorld.SECRET) == 202);
        }
        assertThat(statuses).containsOnly(202);
    }

    private int postWith(String secret) {
        return webex.send(webex.signedWith(secret, WebhookCaller.event("t"))).statusCode();
    }

    private void rotate(String lines) throws IOException {
        Files.writeString(world.secretsFile(), lines);
    }
}
