package dev.tandem.e2e;

import static dev.tandem.e2e.Notice.started;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets and keys are rotated while webhooks and flows arrive without a pause. */
@BesideOthers
final class RotationIT {
    private static final CallCenter CENTER = CallCenter.of("main", "+18445790001", "main");
    private static final String NEW_SECRET = "e2e-new-secret-0123456789-0123456789-abc";
    private static final String NEW_KEY = "e2e-new-flow-key-0123456789";
    private static final Duration PAUSE = Duration.ofMillis(20);

    @TempDir private static Path directory;

    private static World world;

    /** Answers by their status. */
    private final Map<String, LongAdder> answers = new ConcurrentHashMap<>();

    private final AtomicBoolean over = new AtomicBoolean();

    @BeforeAll
    static void start() throws IOException {
        world = World.in(directory).withOrg("main").withCenters(CENTER).start();
        world.process().awaitStarted();
    }

    @AfterAll
    static void stop() {
        LogRules.tellsNoSecrets(world.process().log());
        assertThat(world.process().log()).doesNotContain(NEW_SECRET, NEW_KEY);
        world.close();
    }

    @Test
    void a_webhook_secret_is_rotated_without_a_refused_webhook() throws Exception {
        Webhooks old = world.program().webhooks();
        Webhooks next = new Webhooks(world.process().url("/webhooks/webex"), NEW_SECRET);
        try (ExecutorService sender = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> before = sender.submit(() -> sendWhileNotOver(old));
            await().until(() -> count("202") > 10);
            rewrite("secrets", "* " + Installation.SECRET + "\n* " + NEW_SECRET + "\n");
            await().until(() -> status(next) == 202);
            over.set(true);
            before.get();

            over.set(false);
            Future<?> after = sender.submit(() -> sendWhileNotOver(next));
            rewrite("secrets", "* " + NEW_SECRET + "\n");
            await().until(() -> status(old) == 401);
            over.set(true);
            after.get();
        }
        assertThat(answers).as("answers to senders with a live secret").containsOnlyKeys("202");
        rewrite("secrets", "* " + Installation.SECRET + "\n");
        await().until(() -> status(old) == 202);
    }

    @Test
    void a_flow_key_is_rotated_without_a_refused_flow() throws Exception {
        Flow old = world.program().flow();
        Flow next = old.withKey(NEW_KEY);
        try (ExecutorService sender = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> before = sender.submit(() -> tellWhileNotOver(old));
            await().until(() -> count("202") > 10);
            rewrite(
                    "flow-keys",
                    "main-flow %s\nmain-flow %s\n".formatted(Installation.FLOW_KEY, NEW_KEY));
            await().until(() -> status(next) == 202);
            over.set(true);
            before.get();

            over.set(false);
            Future<?> after = sender.submit(() -> tellWhileNotOver(next));
            rewrite("flow-keys", "main-flow " + NEW_KEY + "\n");
            await().until(() -> status(old) == 401);
            over.set(true);
            after.get();
        }
        assertThat(answers).as("answers to flows with a live key").containsOnlyKeys("202");
    }

    private void sendWhileNotOver(Webhooks webex) {
        while (!over.get()) {
            answers.computeIfAbsent("" + status(webex), _ -> new LongAdder()).increment();
            pause();
        }
    }

    private void tellWhileNotOver(Flow flow) {
        while (!over.get()) {
            answers.computeIfAbsent("" + status(flow), _ -> new LongAdder()).increment();
            pause();
        }
    }

    private static void pause() {
        await().pollDelay(PAUSE).until(() -> true);
    }

    private long count(String status) {
        return answers.getOrDefault(status, new LongAdder()).sum();
    }

    private static int status(Webhooks webex) {
        PhoneCall call = world.call(CENTER);
        long now = System.currentTimeMillis();
        String body = started().envelope(call.id(), call.ani(), CENTER.dialedNumber(), now, now);
        try {
            return webex.send(body, now).statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    private static int status(Flow flow) {
        HttpResponse<String> answer = flow.tells(world.call(CENTER), "AgentOffered").join();
        return answer.statusCode();
    }

    /** Replaces the file atomically, as tools that rotate secrets do. */
    private static void rewrite(String name, String content) throws IOException {
        Path next = Files.writeString(directory.resolve(name + ".next"), content);
        Files.move(next, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }
}
