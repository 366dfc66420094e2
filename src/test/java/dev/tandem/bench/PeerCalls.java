package dev.tandem.bench;

import dev.tandem.bench.figures.Sample;
import dev.tandem.bench.peer.RestateInstallation;
import dev.tandem.bench.peer.RestatePeer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.UUID;

/**
 * Abandoned calls as a workflow of another engine: one request in, which begins a handler of four
 * durable steps, and four requests out, one after the other. Less than what Tandem does for a call,
 * which has three webhooks to verify and half a second to wait in between.
 */
final class PeerCalls {
    private final RestatePeer peer;

    private PeerCalls(RestatePeer peer) {
        this.peer = peer;
    }

    /** Measures the peer, and how Tandem compares with it where this run measured both. */
    static void sustained(Plan plan, RestateInstallation installation, int perSecond)
            throws Exception {
        System.out.printf(
                "-- (d) the same in Restate, %d/s offered, %d durable steps with a request each%n",
                perSecond, RestatePeer.STEPS);
        String measurement = "peer restate at " + perSecond + "/s";
        try (RestatePeer peer =
                RestatePeer.start(installation, plan.directory().resolve("peer" + perSecond))) {
            PeerCalls calls = new PeerCalls(peer);
            plan.repeat(() -> calls.round(perSecond * plan.seconds(), perSecond, measurement));
        }
        String together = AbandonedCalls.CPU_TOGETHER;
        OptionalDouble ours =
                plan.figures().median(AbandonedCalls.measurement(perSecond) + together);
        OptionalDouble theirs = plan.figures().median(measurement + together);
        if (ours.isPresent() && theirs.isPresent()) {
            double ratio = ours.getAsDouble() / theirs.getAsDouble();
            plan.once(
                    List.of(
                            new Sample(
                                    measurement + ": Tandem's CPU to the peer's", "times", ratio)));
        }
    }

    private List<Sample> round(int count, int perSecond, String measurement) throws Exception {
        List<Request> schedule = schedule(count, perSecond);
        long requestsBefore = peer.requests();
        ProcessCost server = ProcessCost.of(peer.serverPid());
        ProcessCost worker = ProcessCost.of(peer.workerPid());
        AbandonedCalls.Progress progress = new AbandonedCalls.Progress(peer::completed, count);
        progress.play(peer.ingressPort(), schedule);
        double serverMillis = server.microsPer(count) / 1e3;
        double workerMillis = worker.microsPer(count) / 1e3;
        System.out.printf(
                "   %d calls: %.0f /s completed, %.2f s after the last request  CPU per call:"
                    + " server %.2f ms, worker %.2f ms, together %.2f ms  requests each %.3f  not"
                    + " accepted %d  unfinished %d%n",
                count,
                progress.perSecond(),
                progress.drainSeconds(),
                serverMillis,
                workerMillis,
                serverMillis + workerMillis,
                (peer.requests() - requestsBefore) / (double) count,
                progress.refused(),
                progress.unfinished());
        return List.of(
                new Sample(measurement + ": completed", "/s", progress.perSecond()),
                new Sample(measurement + ": CPU of the server", "ms/call", serverMillis),
                new Sample(measurement + ": CPU of the worker", "ms/call", workerMillis),
                new Sample(
                        measurement + AbandonedCalls.CPU_TOGETHER,
                        "ms/call",
                        serverMillis + workerMillis));
    }

    /** Each begins a call with what a webhook says of a new one. */
    private List<Request> schedule(int count, double perSecond) {
        List<Request> schedule = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            String id = UUID.randomUUID().toString();
            String body = WebexEvents.task(id, "telephony", System.currentTimeMillis());
            String request =
                    """
                    POST %s HTTP/1.1\r
                    Host: 127.0.0.1\r
                    Content-Type: application/json\r
                    Content-Length: %d\r
                    \r
                    {%s}\
                    """
                            .formatted(peer.path(), body.length() + 2, body);
            schedule.add(
                    new Request(
                            Math.round(i * 1e9 / perSecond),
                            ByteBuffer.wrap(request.getBytes(StandardCharsets.ISO_8859_1)),
                            id));
        }
        return schedule;
    }
}
