package dev.tandem.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.embedded.callers.PlayedCall;
import dev.tandem.embedded.callers.Recording;
import dev.tandem.embedded.callers.Recordings;
import dev.tandem.embedded.callers.SimulatedCallers;
import dev.tandem.embedded.salesforce.faults.FaultJson;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** One run: waits for the service, plays the calls, and prints the verdicts. */
final class DemoRun {
    private static final Duration FRAME = Duration.ofMillis(100);

    private final DemoWorld world;
    private final Screen screen;

    DemoRun(DemoWorld world, Screen screen) {
        this.world = world;
        this.screen = screen;
    }

    /** Plays all recordings at the same time; true when every verdict is right. */
    boolean play() throws InterruptedException {
        awaitService();
        Instant start = Instant.now();
        List<CallView> calls;
        try (SimulatedCallers callers = world.callers()) {
            List<CallWatch> watches =
                    Recordings.all().stream()
                            .map(recording -> play(recording, callers))
                            .map(call -> new CallWatch(call, world.salesforce().ledger()))
                            .toList();
            calls = watch(watches, start);
        }
        new VerdictTable(screen.out(), screen.style()).print(calls);
        return summarize(calls, Duration.between(start, Instant.now()));
    }

    private void awaitService() throws InterruptedException {
        screen.out()
                .println(
                        "Watch the calls at %s/ as soon as Tandem is up."
                                .formatted(world.serviceUrl()));
        screen.out().println();
        screen.progress("Webex, simulated", world.webexUrl() + ", subscription \"Tandem demo\"");
        screen.progress("Salesforce org, simulated", world.salesforce().url());
        try (ServiceProbe probe = new ServiceProbe(world.ports())) {
            probe.awaitBroker();
            screen.progress("Kafka broker", "127.0.0.1:" + world.ports().kafka());
            probe.awaitService();
            screen.progress("Tandem", world.serviceUrl() + after(sinceProgramStart()));
        }
        screen.out().println();
    }

    private PlayedCall play(Recording recording, SimulatedCallers callers) {
        String interactionId = UUID.randomUUID().toString();
        for (JsonNode fault : recording.faults()) {
            world.salesforce().faults().add(FaultJson.read(fault).forInteraction(interactionId));
        }
        return callers.play(recording, interactionId);
    }

    private List<CallView> watch(List<CallWatch> watches, Instant start)
            throws InterruptedException {
        CallDisplay display = screen.display();
        List<CallView> calls = new ArrayList<>();
        Polling.until(
                () -> {
                    Instant now = Instant.now();
                    calls.clear();
                    watches.forEach(watch -> calls.add(watch.look(now)));
                    display.show(calls, Duration.between(start, now));
                    return calls.stream().allMatch(call -> call.stage().isOver());
                },
                FRAME);
        return calls;
    }

    private boolean summarize(List<CallView> calls, Duration took) {
        long right = calls.stream().filter(call -> call.stage() == CallView.Stage.RIGHT).count();
        boolean allRight = right == calls.size();
        String text =
                "%d of %d calls right%s"
                        .formatted(right, calls.size(), after(took))
                        .concat("; with the start" + seconds(sinceProgramStart()) + ".");
        screen.out().println(allRight ? screen.style().good(text) : screen.style().bad(text));
        return allRight;
    }

    private static Duration sinceProgramStart() {
        long start = ManagementFactory.getRuntimeMXBean().getStartTime();
        return Duration.between(Instant.ofEpochMilli(start), Instant.now());
    }

    private static String after(Duration time) {
        return ", after" + seconds(time);
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, " %.1f s", time.toMillis() / 1000.0);
    }
}
