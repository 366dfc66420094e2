package dev.tandem.bench;

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
        try (Rig rig = Rig.withBrokerInside(plan.directory().resolve("memory"))) {
            AbandonedCalls calls = new AbandonedCalls(new WebexEvents(secret), rig);
            System.out.printf(
                    "   at start: RSS %d MiB%n", ProcessCost.residentMebibytes(rig.pid()));
            for (int done = 0; done < plan.interactions(); done += CHUNK) {
                calls.round(Math.min(CHUNK, plan.interactions() - done), PER_SECOND);
                System.out.printf(
                        "   after %d: RSS %d MiB%n",
                        done + CHUNK, ProcessCost.residentMebibytes(rig.pid()));
            }
            System.out.printf("=> RSS %d MiB%n", ProcessCost.residentMebibytes(rig.pid()));
        }
    }
}
