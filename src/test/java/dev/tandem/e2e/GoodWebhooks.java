package dev.tandem.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** Sends signed webhooks at a steady rate over one connection until it is closed. */
public final class GoodWebhooks implements AutoCloseable {
    private static final long EVERY_NANOS = 10_000_000;

    private final int port;
    private final byte[] secret;
    private final List<Long> nanos = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private final Thread sender;
    private volatile boolean running = true;

    private GoodWebhooks(int port, String secret) {
        this.port = port;
        this.secret = secret.getBytes(UTF_8);
        this.sender = Thread.ofPlatform().name("good-webhooks").unstarted(this::send);
    }

    /** Starts to send a hundred each second. */
    public static GoodWebhooks start(int port, String secret) {
        GoodWebhooks webhooks = new GoodWebhooks(port, secret);
        webhooks.sender.start();
        return webhooks;
    }

    private void send() {
        try (RawConnection connection = RawConnection.to(port)) {
            for (long due = System.nanoTime(); running; due += EVERY_NANOS) {
                for (long wait; (wait = due - System.nanoTime()) > 0; ) {
                    LockSupport.parkNanos(wait);
                }
                int status = connection.send(request()).answer().status();
                nanos.add(System.nanoTime() - due);
                if (status != 202) {
                    refused.add("status " + status);
                }
            }
        } catch (IOException e) {
            refused.add(e.toString());
        }
    }

    /** An event about an agent: it is recorded and acknowledged, but creates no call in memory. */
    private String request() {
        long now = System.currentTimeMillis();
        String body =
                """
                {"id":"%s","type":"agent:state_change","comciscotimestamp":%d,\
                "source":"/com/cisco/wxcc/fdcac25f-c5e3-43ba-8455-67c44cf4936c",\
                "data":{"agentId":"a","currentState":"idle","createdTime":%d}}\
                """
                        .formatted(UUID.randomUUID(), now, now);
        return """
        POST /webhooks/webex HTTP/1.1\r
        Host: tandem\r
        Content-Type: application/json\r
        X-WebexCC-Signature: %s\r
        X-WebExCC-Timestamp: %d\r
        Content-Length: %d\r
        \r
        %s\
        """
                .formatted(
                        Webhooks.signature(secret, body.getBytes(UTF_8)), now, body.length(), body);
    }

    /** The answers other than 202. Only after {@link #close}. */
    public List<String> refused() {
        return refused;
    }

    /** How many were sent. Only after {@link #close}. */
    public int count() {
        return nanos.size();
    }

    /** In milliseconds, from the time at which it was due. Only after {@link #close}. */
    public double percentile(double percent) {
        List<Long> sorted = nanos.stream().sorted().toList();
        int rank = (int) Math.ceil(percent / 100 * sorted.size());
        return sorted.get(Math.max(0, rank - 1)) / 1e6;
    }

    @Override
    public void close() {
        running = false;
        try {
            sender.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
