package dev.tandem.salesforce;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An org that answers whatever a test wants, also what no org should. Over real HTTP; the simulated
 * org cannot be as odd as some rows of the fault table need.
 */
public final class OrgServer implements AutoCloseable {
    public static final String CREATED =
            "{\"data\":{\"voiceCallId\":\"0LQ1\"},\"errors\":null,\"success\":true}";

    /** What came in. */
    public record Request(
            String path, String query, String authorization, String contentType, String body) {}

    /** What goes out; {@code drop} closes the connection instead. */
    public record Reply(
            int status, Map<String, String> headers, String body, long delayMs, boolean drop) {
        public static Reply of(int status, String body) {
            return new Reply(status, Map.of(), body, 0, false);
        }

        public static Reply dropped() {
            return new Reply(0, Map.of(), "", 0, true);
        }

        public Reply with(String header, String value) {
            return new Reply(status, Map.of(header, value), body, delayMs, drop);
        }

        public Reply after(long millis) {
            return new Reply(status, headers, body, millis, drop);
        }
    }

    public final List<Request> calls = new CopyOnWriteArrayList<>();
    final List<Request> queries = new CopyOnWriteArrayList<>();
    public final List<Request> tokenRequests = new CopyOnWriteArrayList<>();
    public volatile Function<Request, Reply> onCall = request -> Reply.of(200, CREATED);
    volatile Function<Request, Reply> onQuery = request -> found();
    public volatile Function<Request, Reply> onToken = request -> token();

    private final AtomicInteger tokens = new AtomicInteger();
    private final HttpServer server;

    public OrgServer() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 512);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(
                "/services/oauth2/token", e -> handle(e, tokenRequests, r -> onToken.apply(r)));
        server.createContext("/services/apexrest/", e -> handle(e, calls, r -> onCall.apply(r)));
        server.createContext("/services/data/", e -> handle(e, queries, r -> onQuery.apply(r)));
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** A fresh token: {@code secret-1}, {@code secret-2} and so on. */
    public Reply token() {
        return Reply.of(
                200,
                "{\"access_token\":\"secret-%d\",\"instance_url\":\"%s\",\"token_type\":\"Bearer\"}"
                        .formatted(tokens.incrementAndGet(), url()));
    }

    /** The records of these ids are found. */
    static Reply found(String... ids) {
        String records =
                Stream.of(ids)
                        .map("{\"attributes\":{\"type\":\"VoiceCall\"},\"Id\":\"%s\"}"::formatted)
                        .collect(Collectors.joining(","));
        return Reply.of(
                200,
                "{\"totalSize\":%d,\"done\":true,\"records\":[%s]}".formatted(ids.length, records));
    }

    /** How many tokens {@link #token} has issued; the newest is {@code secret-<issued>}. */
    public int issued() {
        return tokens.get();
    }

    private static void handle(
            HttpExchange exchange, List<Request> ledger, Function<Request, Reply> answers)
            throws IOException {
        Request request =
                new Request(
                        exchange.getRequestURI().getPath(),
                        exchange.getRequestURI().getRawQuery(),
                        exchange.getRequestHeaders().getFirst("Authorization"),
                        exchange.getRequestHeaders().getFirst("Content-Type"),
                        new String(
                                exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        ledger.add(request);
        Reply reply = answers.apply(request);
        LockSupport.parkNanos(reply.delayMs() * 1_000_000);
        if (!reply.drop()) {
            byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
