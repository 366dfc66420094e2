package dev.tandem.playback;

import dev.tandem.domain.EventSource;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The doors of an installation. A 503 is answered by sending the event again, as Webex does. */
public final class HttpTarget implements EventTarget {
    private static final int UNAVAILABLE = 503;
    private static final int LOWEST_SUCCESS = 200;
    private static final int LOWEST_OTHER = 300;

    /** How often an event is sent to a service that answers 503. */
    private static final int TRIES = 20;

    private static final long PAUSE_MILLIS = 250;

    /** Webex uses HTTP/1.1; a client that offers an upgrade would send another request. */
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI base;
    private final Credentials credentials;
    private final boolean renewTimes;

    /**
     * What the doors ask for.
     *
     * @param secretOf the secret of a subscription, null where there is none
     * @param flowKeyName empty where there is no key for flows
     */
    public record Credentials(
            Function<String, @Nullable String> secretOf, String flowKeyName, String flowKey) {
        @Override
        public String toString() {
            return "Credentials[flowKeyName=" + flowKeyName + "]";
        }
    }

    /**
     * A target that needs no connection yet.
     *
     * @param base the address without a path, e.g. {@code http://localhost:8080}
     * @param renewTimes whether events are sent as if they happened now; otherwise a door with
     *     replay protection refuses old ones
     */
    public HttpTarget(URI base, Credentials credentials, boolean renewTimes) {
        this.base = base;
        this.credentials = credentials;
        this.renewTimes = renewTimes;
    }

    @Override
    public CompletableFuture<Delivery> send(PlayedEvent event) {
        return switch (event.door()) {
            case WEBHOOK, FLOW ->
                    event.door() == EventSource.FLOW && credentials.flowKeyName().isEmpty()
                            ? skipped("there is no key for the flow door")
                            : send(request(event), 1);
            case RECONCILER, TOPIC -> skipped("it came in through the topic, which has no address");
        };
    }

    private static CompletableFuture<Delivery> skipped(String why) {
        return CompletableFuture.completedFuture(new Delivery(Delivery.Result.SKIPPED, why));
    }

    /** A repetition is the same to the last byte, or it would be another fact. */
    private CompletableFuture<Delivery> send(HttpRequest request, int tried) {
        return http.sendAsync(request, BodyHandlers.discarding())
                .thenCompose(answer -> delivery(request, answer.statusCode(), tried))
                .exceptionally(HttpTarget::unanswered);
    }

    private CompletableFuture<Delivery> delivery(HttpRequest request, int status, int tried) {
        if (status == UNAVAILABLE && tried < TRIES) {
            return CompletableFuture.runAsync(
                            () -> {},
                            CompletableFuture.delayedExecutor(PAUSE_MILLIS, TimeUnit.MILLISECONDS))
                    .thenCompose(_ -> send(request, tried + 1));
        }
        return CompletableFuture.completedFuture(
                status >= LOWEST_SUCCESS && status < LOWEST_OTHER
                        ? Delivery.ACCEPTED
                        : new Delivery(Delivery.Result.REFUSED, "HTTP " + status));
    }

    private static Delivery unanswered(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return new Delivery(Delivery.Result.UNANSWERED, cause.getClass().getSimpleName());
    }

    private HttpRequest request(PlayedEvent event) {
        SentEvent sent =
                renewTimes
                        ? SentEvent.renewed(event.body(), event.receivedAt(), Instant.now())
                        : SentEvent.of(event.body());
        return event.door() == EventSource.FLOW
                ? SignedRequests.flow(
                        base.resolve("/flow/events"),
                        sent.body(),
                        credentials.flowKeyName(),
                        credentials.flowKey())
                : SignedRequests.webhook(
                        base.resolve("/webhooks/webex"),
                        sent.body(),
                        sent.sentAt(),
                        credentials.secretOf().apply(sent.subscriptionId()));
    }

    @Override
    public void close() {
        http.close();
    }
}
