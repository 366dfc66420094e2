package dev.tandem.app.doctor;

import dev.tandem.app.doctor.Finding.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs the checks: the groups side by side, the checks of a group one after the other, each for a
 * bounded time. A check whose need is not right is not run, and says so.
 */
final class Examination {
    private final Duration longest;

    /**
     * An examination.
     *
     * @param longest how long one check may take
     */
    Examination(Duration longest) {
        this.longest = longest;
    }

    /** Passes on the findings of each group, in the order of the groups, as soon as it can. */
    void run(List<Check.Group> groups, BiConsumer<String, List<Finding>> found)
            throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Finding>>> running = new ArrayList<>();
            for (Check.Group group : groups) {
                running.add(threads.submit(() -> examine(group)));
            }
            for (int i = 0; i < groups.size(); i++) {
                found.accept(groups.get(i).title(), await(running.get(i)));
            }
        }
    }

    private List<Finding> examine(Check.Group group) throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        Map<String, Boolean> right = new HashMap<>();
        for (Check check : group.checks()) {
            List<Finding> ofThis =
                    right.getOrDefault(check.needs(), true)
                            ? answer(check)
                            : List.of(
                                    Finding.notChecked(
                                            check.what(), check.needs() + " is not right"));
            right.put(check.what(), ofThis.stream().noneMatch(Examination::stops));
            findings.addAll(ofThis);
        }
        group.close().run();
        return findings;
    }

    private static boolean stops(Finding finding) {
        return finding.status() == Status.FAULT || finding.status() == Status.NOT_CHECKED;
    }

    /** The thread of a check that takes too long is left behind; it ends with the process. */
    private List<Finding> answer(Check check) throws InterruptedException {
        FutureTask<List<Finding>> answer = new FutureTask<>(check::run);
        Thread.ofVirtual().name("tandem-doctor-" + check.what()).start(answer);
        try {
            return answer.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return List.of(
                    Finding.fault(
                            check.what(),
                            "no answer within %d s".formatted(longest.toSeconds()),
                            "see that this machine reaches it"));
        } catch (ExecutionException e) {
            return List.of(Finding.fault(check.what(), words(e.getCause()), ""));
        }
    }

    private static String words(@Nullable Throwable failure) {
        Throwable cause = failure == null ? new IllegalStateException("no cause") : failure;
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    private static List<Finding> await(Future<List<Finding>> group) throws InterruptedException {
        try {
            return group.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Expected findings, but a group of checks failed", e);
        }
    }
}
