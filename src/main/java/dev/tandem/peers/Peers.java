package dev.tandem.peers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.cluster.InstanceAddress;
import dev.tandem.peers.PeerMetrics.Outcome;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Asks other instances. Blocks, so it is for virtual threads. */
public final class Peers implements AutoCloseable {
    private static final Duration TO_CONNECT = Duration.ofSeconds(1);

    /** The owner takes two seconds at most for a timeline, and as long to come to it. */
    private static final Duration TO_ANSWER = Duration.ofSeconds(5);

    /** Far more than the longest timeline or list. */
    private static final int LARGEST_BODY = 8 << 20;

    private static final int AT_ONCE = 64;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final InstanceToken pass;
    private final PeerMetrics metrics;
    private final Semaphore slots = new Semaphore(AT_ONCE);
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(TO_CONNECT)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .proxy(HttpClient.Builder.NO_PROXY)
                    .build();

    /** Asks with these passes. */
    public Peers(InstanceToken pass, PeerMetrics metrics) {
        this.pass = pass;
        this.metrics = metrics;
    }

    /**
     * Asks one instance, within some five seconds.
     *
     * @param pathAndQuery encoded, begins with a slash
     */
    public PeerAnswer ask(InstanceAddress peer, String pathAndQuery) {
        long began = System.nanoTime();
        PeerAnswer answer =
                pass.of(peer, pathAndQuery)
                        .map(it -> askWith(it, peer, pathAndQuery))
                        .orElseGet(PeerAnswer.NoKey::new);
        metrics.asked(outcome(answer), Duration.ofNanos(System.nanoTime() - began));
        return answer;
    }

    private PeerAnswer askWith(String authorization, InstanceAddress peer, String pathAndQuery) {
        if (!slots.tryAcquire()) {
            return new PeerAnswer.NotNow("Too many requests to other instances are under way.");
        }
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(peer.at(pathAndQuery))
                            .timeout(TO_ANSWER)
                            .header("Authorization", authorization)
                            .build();
            return read(
                    http.send(
                            request, BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST_BODY)));
        } catch (IOException | IllegalArgumentException e) {
            return new PeerAnswer.Unreachable(e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new PeerAnswer.Unreachable("this instance stops");
        } finally {
            slots.release();
        }
    }

    private static PeerAnswer read(HttpResponse<String> answer) {
        return switch (answer.statusCode()) {
            case 200 -> new PeerAnswer.Answered(answer.body());
            case 401 -> new PeerAnswer.Refused();
            case 404 -> unknown(answer);
            case 503 -> new PeerAnswer.NotNow(field(answer, "detail").orElse("It answers 503."));
            default -> new PeerAnswer.Unreachable("it answers with status " + answer.statusCode());
        };
    }

    /** Something that is no instance has no pages for our paths either. */
    private static PeerAnswer unknown(HttpResponse<String> answer) {
        return field(answer, "type").filter(InstancePaths.UNKNOWN::equals).isPresent()
                ? new PeerAnswer.Unknown()
                : new PeerAnswer.Unreachable("it answers as no instance does");
    }

    private static Optional<String> field(HttpResponse<String> answer, String name) {
        try {
            JsonNode field = JSON.readTree(answer.body()).path(name);
            return field.isTextual() ? Optional.of(field.textValue()) : Optional.empty();
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    private static Outcome outcome(PeerAnswer answer) {
        return switch (answer) {
            case PeerAnswer.Answered _ -> Outcome.ANSWERED;
            case PeerAnswer.Unknown _ -> Outcome.UNKNOWN;
            case PeerAnswer.NotNow _ -> Outcome.NOT_NOW;
            case PeerAnswer.Unreachable _ -> Outcome.UNREACHABLE;
            case PeerAnswer.Refused _ -> Outcome.REFUSED;
            case PeerAnswer.NoKey _ -> Outcome.NO_KEY;
        };
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
