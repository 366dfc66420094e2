package dev.tandem.salesforce.numbers;

import dev.tandem.salesforce.numbers.JavaScript.BadPattern;
import dev.tandem.salesforce.numbers.JavaScript.Replacements;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.PolyglotException;
import org.jboss.logging.Logger;

/**
 * A sandbox and its thread. A caller takes it from the idle workers for one request; it returns
 * itself when its thread is free again.
 */
final class GraalWorker {
    private static final Logger LOG = Logger.getLogger(GraalWorker.class);
    private static final TranslationRule ANY =
            new TranslationRule("warm-up", 0, 40, "(?<first>\\d)(\\d+)\\2?", "+$<first> $2");

    /** Selectors may multiply a number again and again: until the memory is full, if let. */
    private static final int LONGEST_TEXT = 10_000;

    private final Engine engine;
    private final Consumer<GraalWorker> idle;
    private final WorkerThread thread;
    private volatile GraalSandbox sandbox;

    /** Makes its sandbox and tries it, which for the first in a process takes most of a second. */
    GraalWorker(Engine engine, int number, Consumer<GraalWorker> idle) {
        this.engine = engine;
        this.idle = idle;
        // As GraalJs says of the engine, whose contexts are made on this thread.
        this.thread =
                new WorkerThread("number-translation-" + number, Engine.class.getClassLoader());
        this.sandbox = now(this::freshSandbox);
    }

    private GraalSandbox freshSandbox() {
        GraalSandbox fresh = new GraalSandbox(engine);
        fresh.replace(ANY, "0123456789");
        return fresh;
    }

    /** Compiles the rules; compiling cannot run away. */
    List<BadPattern> compile(List<TranslationRule> rules) {
        return now(() -> {
            List<BadPattern> bad = new ArrayList<>();
            for (TranslationRule rule : rules) {
                String refusal = sandbox.refusal(rule);
                if (refusal != null) {
                    bad.add(new BadPattern(rule, refusal));
                }
            }
            return bad;
        });
    }

    /** Applies the rules in turn, and goes back to the idle ones. */
    Replacements replace(List<TranslationRule> rules, String text, Duration limit) {
        List<String> texts = new CopyOnWriteArrayList<>();
        Future<Replacements> work = thread.start(() -> replaceHere(rules, text, texts));
        try {
            Replacements replacements = thread.await(work, limit);
            idle.accept(this);
            return replacements;
        } catch (TimeoutException tooLong) {
            renew();
        } catch (InterruptedException stopping) {
            renew();
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            renew();
            throw new IllegalStateException(
                    "Expected a rule to be applied, but its engine failed", e);
        }
        return new Replacements.Stopped(texts);
    }

    private Replacements replaceHere(List<TranslationRule> rules, String text, List<String> texts) {
        try {
            String now = text;
            for (TranslationRule rule : rules) {
                now = sandbox.replace(rule, now);
                if (now.length() > LONGEST_TEXT) {
                    return new Replacements.Stopped(texts);
                }
                texts.add(now);
            }
            return new Replacements.Done(texts);
        } catch (PolyglotException e) {
            if (e.isInternalError()) {
                LOG.warn("The JavaScript engine failed at a rule; the number stays as it was.", e);
            }
            return new Replacements.Stopped(texts);
        }
    }

    /** The sandbox that runs away is stopped from outside; its thread then makes a new one. */
    private void renew() {
        Thread.ofPlatform().daemon().name("number-translation-watch").start(sandbox::cancel);
        Future<?> _ =
                thread.start(() -> {
                    sandbox = freshSandbox();
                    idle.accept(this);
                    return sandbox;
                });
    }

    private <T> T now(Callable<T> work) {
        try {
            return thread.start(work).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(
                    "Expected to load the JavaScript engine, but was interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "Expected to load the JavaScript engine, but could not", e);
        }
    }
}
