package dev.tandem.salesforce.numbers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.graalvm.polyglot.Engine;
import org.jspecify.annotations.Nullable;

/** GraalJS: a few workers that share an engine and the code that it compiled. */
final class GraalJs implements JavaScript {
    /** Two keep one runaway pattern from holding all other numbers up. */
    private static final int WORKERS = 2;

    private static final Duration LIMIT = Duration.ofMillis(500);

    /** The first use of a pattern compiles it, on a machine that is busy starting. */
    private static final Duration FIRST_LIMIT = Duration.ofSeconds(2);

    private static final String SAMPLE = "+41319175200";

    private final BlockingQueue<GraalWorker> idle = new LinkedBlockingQueue<>();
    private final ReentrantLock loading = new ReentrantLock();

    private GraalJs() {
        Engine engine = engine();
        for (int number = 1; number <= WORKERS; number++) {
            idle.add(new GraalWorker(engine, number, idle::add));
        }
    }

    /**
     * The engine looks for its languages through the thread's class loader. In the packaged program
     * that is one of Quarkus's, which knows the services of the jars that Quarkus itself has looked
     * at, and these are not among them.
     */
    private static Engine engine() {
        Thread current = Thread.currentThread();
        ClassLoader before = current.getContextClassLoader();
        current.setContextClassLoader(Engine.class.getClassLoader());
        try {
            return Engine.newBuilder("js")
                    // Numbers are short: a JDK with the Graal compiler would gain no time.
                    .option("engine.WarnInterpreterOnly", "false")
                    .build();
        } finally {
            current.setContextClassLoader(before);
        }
    }

    static JavaScript shared() {
        return Shared.INSTANCE;
    }

    @Override
    public List<BadPattern> load(List<TranslationRule> rules) {
        loading.lock();
        try {
            List<GraalWorker> all = new ArrayList<>();
            for (int i = 0; i < WORKERS; i++) {
                all.add(idle.take());
            }
            return loadInto(all, rules);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(
                    "Expected to load phone number rules, but was interrupted", e);
        } finally {
            loading.unlock();
        }
    }

    private List<BadPattern> loadInto(List<GraalWorker> all, List<TranslationRule> rules) {
        List<BadPattern> bad = all.getFirst().compile(rules);
        if (!bad.isEmpty()) {
            idle.addAll(all);
            return bad;
        }
        for (GraalWorker worker : all) {
            worker.replace(rules, SAMPLE, FIRST_LIMIT);
        }
        return bad;
    }

    @Override
    public Replacements replace(List<TranslationRule> rules, String text) {
        GraalWorker worker = freeWorker();
        return worker == null ? new Replacements.Busy() : worker.replace(rules, text, LIMIT);
    }

    private @Nullable GraalWorker freeWorker() {
        try {
            return idle.poll(LIMIT.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /** Created with the first use. */
    private static final class Shared {
        static final GraalJs INSTANCE = new GraalJs();
    }
}
