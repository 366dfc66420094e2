package dev.tandem.e2e;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * Requests of every kind that a client without a key can send, each with names that it invents,
 * over connections of which many are only held.
 */
public final class HostileRun implements AutoCloseable {
    /** Part of all invented names, so that it is found wherever it does not belong. */
    public static final String MARK = "hostile";

    private static final String HOST = "Host: a\r\n";
    private static final String WEBHOOK = "POST /webhooks/webex HTTP/1.1\r\n" + HOST;
    private static final String FLOW = "POST /flow/events HTTP/1.1\r\n" + HOST;
    private static final String JSON = "Content-Type: application/json\r\n";
    private static final String CHUNKED = "Transfer-Encoding: chunked\r\n";

    private static final List<Attack> ATTACKS =
            List.of(
                    new Attack(405, "HOSTILE# /webhooks/webex HTTP/1.1\r\n" + HOST + "\r\n"),
                    new Attack(404, "HOSTILE# /hostile-# HTTP/1.1\r\n" + HOST + "\r\n"),
                    new Attack(404, "GET /hostile-# HTTP/1.1\r\n" + HOST + "\r\n"),
                    new Attack(404, "GET /q/hostile-# HTTP/1.1\r\n" + HOST + "\r\n"),
                    new Attack(404, "GET /interactions/hostile-#/x HTTP/1.1\r\n" + HOST + "\r\n"),
                    new Attack(405, "DELETE /interactions/hostile-# HTTP/1.1\r\n" + HOST + "\r\n"),
                    new Attack(403, "GET /interactions/hostile-# HTTP/1.1\r\n" + HOST + "\r\n"),
                    new Attack(
                            401,
                            WEBHOOK
                                    + JSON
                                    + "X-WebexCC-Signature: hostile-#\r\nContent-Length: 51\r\n\r\n"
                                    + "{\"source\":\"/com/cisco/wxcc/hostile-#\",\"x\":1}"),
                    new Attack(401, WEBHOOK + JSON + "Content-Length: 2\r\n\r\n{}"),
                    new Attack(
                            415,
                            WEBHOOK + "Content-Type: text/hostile#\r\nContent-Length: 2\r\n\r\n{}"),
                    new Attack(
                            401,
                            FLOW
                                    + JSON
                                    + "Authorization: Bearer hostile-#\r\n"
                                    + "Content-Length: 2\r\n\r\n"
                                    + "{}"),
                    new Attack(
                            415,
                            FLOW
                                    + JSON
                                    + "Content-Encoding: hostile#\r\nContent-Length: 2\r\n\r\n{}"),
                    new Attack(
                            413,
                            "POST /hostile-# HTTP/1.1\r\n"
                                    + HOST
                                    + "Content-Length: 99999\r\n\r\n"),
                    new Attack(
                            400,
                            WEBHOOK
                                    + CHUNKED
                                    + "Content-Length: 2\r\nX: hostile-#\r\n\r\n0\r\n\r\n"),
                    new Attack(400, "GET /hostile-# HTTP/1.1\r\n" + HOST + HOST + "\r\n"),
                    new Attack(
                            400, "GET /hostile-# HTTP/1.1\r\n" + HOST + "X: a\r\n hostile\r\n\r\n"),
                    new Attack(
                            400,
                            WEBHOOK
                                    + "Transfer-Encoding: xchunked\r\n"
                                    + "X: hostile-#\r\n\r\n"
                                    + "0\r\n\r\n"),
                    new Attack(400, WEBHOOK + JSON + CHUNKED + "X: hostile-#\r\n\r\nhostile\r\n"),
                    new Attack(400, "hostile-#\r\n\r\n"),
                    new Attack(
                            414,
                            "GET /hostile-#" + "x".repeat(5000) + " HTTP/1.1\r\n" + HOST + "\r\n"),
                    new Attack(
                            431,
                            "GET / HTTP/1.1\r\n"
                                    + HOST
                                    + "hostile-#: "
                                    + "x".repeat(30_000)
                                    + "\r\n\r\n"),
                    new Attack(0, WEBHOOK + JSON + "Content-Length: 9\r\nX: hostile-#\r\n\r\n{"),
                    new Attack(0, "GET /hostile-# HTTP/1.1\r\nX: host"),
                    new Attack(0, "POST /hostile-# HTTP/1.1\r\n" + HOST + CHUNKED + "\r\n2\r\n{"));

    private final int port;
    private final List<RawConnection> held = new ArrayList<>();
    private final AtomicLong next = new AtomicLong();
    private final Map<String, LongAdder> surprises = new ConcurrentHashMap<>();
    private final AtomicBoolean running = new AtomicBoolean(true);

    /**
     * @param status the status of the answer; 0 disconnects before there is an answer
     * @param request a hash stands for a number
     */
    private record Attack(int status, String request) {
        String numbered(long number) {
            return request.replace("#", "%08d".formatted(number));
        }

        boolean leavesTheConnectionOpen() {
            return status == 405 || status == 404 || status == 403 || status == 401;
        }
    }

    /** Against the program at that port of this machine. */
    public HostileRun(int port) {
        this.port = port;
    }

    /** How many kinds there are. */
    public static int kinds() {
        return ATTACKS.size();
    }

    /** Opens connections that send nothing, and others that send one byte now and then. */
    public void hold(int idle, int slow) throws IOException {
        for (int i = 0; i < idle; i++) {
            held.add(RawConnection.to(port));
        }
        List<RawConnection> dripping = new ArrayList<>();
        for (int i = 0; i < slow; i++) {
            dripping.add(RawConnection.to(port).send("POST /hostile HTTP/1.1\r\nX: "));
        }
        held.addAll(dripping);
        Thread.ofVirtual().start(() -> drip(dripping));
    }

    private void drip(List<RawConnection> connections) {
        while (running.get()) {
            connections.removeIf(connection -> {
                try {
                    connection.send("x");
                    return false;
                } catch (IOException ended) {
                    return true;
                }
            });
            try {
                Thread.sleep(500);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Sends that many requests, all kinds in turn, over that many connections at a time. */
    public void run(long requests, int connections) throws InterruptedException {
        long until = next.get() + requests;
        List<Thread> senders = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            senders.add(Thread.ofPlatform().name("hostile-" + i).start(() -> send(until)));
        }
        for (Thread sender : senders) {
            sender.join();
        }
        next.set(until);
    }

    private void send(long until) {
        RawConnection connection = null;
        for (long i = next.getAndIncrement(); i < until; i = next.getAndIncrement()) {
            Attack attack = ATTACKS.get((int) (i % ATTACKS.size()));
            try {
                if (connection == null) {
                    connection = RawConnection.to(port);
                }
                connection.send(attack.numbered(i));
                if (attack.status() > 0) {
                    note(attack, connection.answer().status());
                }
                if (!attack.leavesTheConnectionOpen()) {
                    connection.close();
                    connection = null;
                }
            } catch (IOException ended) {
                // The connection was displaced by another one, which is one way to be refused.
                connection = null;
            }
        }
    }

    private void note(Attack attack, int status) {
        if (attack.status() != status) {
            String what = status + " for " + attack.request().lines().findFirst().orElse("");
            surprises.computeIfAbsent(what, _ -> new LongAdder()).increment();
        }
    }

    /** Answers that were not the expected ones, and how many. */
    public Map<String, Long> surprises() {
        Map<String, Long> counts = new TreeMap<>();
        surprises.forEach((what, count) -> counts.put(what, count.sum()));
        return counts;
    }

    @Override
    public void close() throws IOException {
        running.set(false);
        for (RawConnection connection : held) {
            connection.close();
        }
    }
}
