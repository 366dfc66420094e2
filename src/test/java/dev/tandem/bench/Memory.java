package dev.tandem.bench;

import dev.tandem.bench.figures.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What serve with its own broker holds in memory after many interactions. */
final class Memory {
    private static final int PER_SECOND = 300;
    private static final int CHUNK = 10_000;

    private Memory() {}

    static void run(Plan plan, String secret) throws Exception {
        System.out.printf(
                "-- (e) memory of serve with the broker inside, -Xmx512m, %d interactions at"
                        + " %d/s%n",
                plan.interactions(), PER_SECOND);
        try (Rig rig = Rig.withBrokerInside(plan.directory().resolve("memory"), 0)) {
            AbandonedCalls calls = new AbandonedCalls(new WebexEvents(secret), rig);
            System.out.printf(
                    "   at start: RSS %d MiB%n", ProcessCost.residentMebibytes(rig.pid()));
            for (int done = 0; done < plan.interactions(); done += CHUNK) {
                calls.round(Math.min(CHUNK, plan.interactions() - done), PER_SECOND);
                System.out.printf(
                        "   after %d: RSS %d MiB, state directory %.1f MiB%n",
                        done + CHUNK,
                        ProcessCost.residentMebibytes(rig.pid()),
                        mebibytesIn(plan.directory().resolve("memory")));
            }
            String name = "memory: resident after %d calls".formatted(plan.interactions());
            long resident = ProcessCost.residentMebibytes(rig.pid());
            plan.once(List.of(new Sample(name, "MiB", resident)));
        }
    }

    /** The files of the stores, which hold what is remembered of the calls. */
    private static double mebibytesIn(Path directory) throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(it -> it.toString().contains("rocksdb")).toList()) {
                bytes += file.toFile().length();
            }
        }
        return bytes / (double) (1 << 20);
    }
}
