package dev.tandem.bench;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;

/** Requests over kept-alive connections to one port of this machine. */
final class HttpLoad implements AutoCloseable {
    private final Selector selector;
    private final List<HttpConnection> connections = new ArrayList<>();

    HttpLoad(int port, int connectionCount) throws IOException {
        selector = Selector.open();
        for (int i = 0; i < connectionCount; i++) {
            connections.add(HttpConnection.open(port, selector));
        }
    }

    /** Every connection sends the next request as soon as the one before is answered. */
    void saturate(List<Request> requests, long nanos, Answers answers) throws IOException {
        long until = System.nanoTime() + nanos;
        int next = 0;
        for (HttpConnection connection : connections) {
            connection.send(requests.get(next++ % requests.size()), System.nanoTime());
        }
        int underWay = connections.size();
        while (underWay > 0) {
            selector.select();
            for (SelectionKey key : selector.selectedKeys()) {
                HttpConnection connection = (HttpConnection) key.attachment();
                int status = connection.receive();
                if (status == 0) {
                    continue;
                }
                long now = System.nanoTime();
                answers.answered(connection.request, status, connection.intendedNanos, now);
                if (now < until) {
                    connection.send(requests.get(next++ % requests.size()), now);
                } else {
                    underWay--;
                }
            }
            selector.selectedKeys().clear();
        }
    }

    /**
     * Sends each request at its time, whether or not earlier ones are answered; one that finds no
     * free connection waits for one, and that wait counts.
     */
    void play(List<Request> schedule, Answers answers)
            throws IOException, InterruptedException, ExecutionException {
        Outbox outbox = new Outbox(connections);
        CompletableFuture<Void> reading =
                CompletableFuture.runAsync(
                        () -> read(schedule.size(), outbox, answers),
                        task -> Thread.ofPlatform().name("bench-reader").start(task));
        long start = System.nanoTime();
        for (Request request : schedule) {
            long intended = start + request.at();
            for (long wait; (wait = intended - System.nanoTime()) > 0; ) {
                LockSupport.parkNanos(wait);
            }
            outbox.send(request, intended);
        }
        reading.get();
    }

    private void read(int expected, Outbox outbox, Answers answers) {
        try {
            for (int received = 0; received < expected; ) {
                selector.select();
                for (SelectionKey key : selector.selectedKeys()) {
                    HttpConnection connection = (HttpConnection) key.attachment();
                    int status = connection.receive();
                    if (status != 0) {
                        received++;
                        answers.answered(
                                connection.request,
                                status,
                                connection.intendedNanos,
                                System.nanoTime());
                        outbox.free(connection);
                    }
                }
                selector.selectedKeys().clear();
            }
        } catch (IOException e) {
            throw new IllegalStateException("Expected every request to be answered, but: " + e, e);
        }
    }

    @Override
    public void close() throws IOException {
        for (HttpConnection connection : connections) {
            connection.close();
        }
        selector.close();
    }

    /** Receives every answer, on the thread that reads them. */
    interface Answers {
        /**
         * An answer is there as a whole.
         *
         * @param status the HTTP status
         * @param intendedNanos when the request should have left, {@link System#nanoTime}
         * @param answeredNanos when the whole answer was there
         */
        void answered(Request request, int status, long intendedNanos, long answeredNanos);
    }

    /** Matches requests that are due with connections that are free. */
    private static final class Outbox {
        private record Due(Request request, long intended) {}

        private final ConcurrentLinkedQueue<HttpConnection> free;
        private final ConcurrentLinkedQueue<Due> waiting = new ConcurrentLinkedQueue<>();

        Outbox(List<HttpConnection> connections) {
            free = new ConcurrentLinkedQueue<>(connections);
        }

        void send(Request request, long intended) throws IOException {
            waiting.add(new Due(request, intended));
            match();
        }

        void free(HttpConnection connection) throws IOException {
            free.add(connection);
            match();
        }

        private synchronized void match() throws IOException {
            while (!waiting.isEmpty() && !free.isEmpty()) {
                Due due = waiting.remove();
                free.remove().send(due.request(), due.intended());
            }
        }
    }
}
