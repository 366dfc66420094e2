package dev.tandem.replay;

import dev.tandem.domain.InteractionRules;
import dev.tandem.domain.SampleContactCenters;
import dev.tandem.domain.decision.InteractionDecider;
import dev.tandem.recording.RecordedLine;
import dev.tandem.recording.RecordingFiles;
import dev.tandem.recording.RecordingReader;
import dev.tandem.webex.WebexEventTranslator;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Generates recordings and replays them; {@code src/test/bench/replay --help} describes it.
 *
 * <p>Rates count the processor time of the whole process, the collector's and the compiler's
 * included: that is what one core does, whatever else the machine does meanwhile.
 */
public final class ReplayBench {
    private static final int EVENTS_OF_A_CALL = 3;
    private static final int LINES_BETWEEN_LOOKS = 250_000;

    private ReplayBench() {}

    public static void main(String[] args) throws IOException {
        if (args.length < 2 || !(args[0].equals("speed") || args[0].equals("memory"))) {
            System.err.println("Say speed or memory, and the number of events, e.g. speed 300000.");
            System.exit(2);
        }
        Runtime machine = Runtime.getRuntime();
        System.out.printf(
                Locale.ROOT,
                "%d cores for this process, Java %s, at most %d MiB of heap%n",
                machine.availableProcessors(),
                Runtime.version(),
                machine.maxMemory() >> 20);
        int calls = Math.ceilDiv(Integer.parseInt(args[1]), EVENTS_OF_A_CALL);
        if (args[0].equals("speed")) {
            speed(calls, args.length > 2 ? Integer.parseInt(args[2]) : 5);
        } else {
            memory(calls);
        }
    }

    private static void speed(int calls, int rounds) throws IOException {
        Path events = generated("events", calls, true, ".ndjson");
        Path whole = generated("whole", calls, false, ".ndjson");
        try {
            rounds("events alone", events, DryReplay.Source.EVENTS, rounds);
            rounds("decided anew", whole, DryReplay.Source.EVENTS, rounds);
            rounds("journal compared", whole, DryReplay.Source.JOURNAL, rounds);
        } finally {
            Files.delete(events);
            Files.delete(whole);
        }
    }

    private static void rounds(String what, Path file, DryReplay.Source source, int rounds)
            throws IOException {
        for (int round = 0; round < rounds; round++) {
            measure(what, file, source, false);
        }
    }

    private static void memory(int calls) throws IOException {
        Path events = generated("events", calls, true, ".ndjson.zst");
        try {
            measure("events alone", events, DryReplay.Source.EVENTS, true);
        } finally {
            Files.delete(events);
        }
        Path whole = generated("whole", calls, false, ".ndjson.zst");
        try {
            measure("journal compared", whole, DryReplay.Source.JOURNAL, true);
        } finally {
            Files.delete(whole);
        }
    }

    private static Path generated(String name, int calls, boolean eventsAlone, String suffix)
            throws IOException {
        Path file = Files.createTempFile("tandem-replay-" + name, suffix);
        GeneratedRecording.write(file, calls, eventsAlone);
        System.out.printf(
                Locale.ROOT, "%s: %,d calls, %,d MiB%n", name, calls, Files.size(file) >> 20);
        return file;
    }

    private static void measure(String what, Path file, DryReplay.Source source, boolean heap)
            throws IOException {
        DryReplay replay =
                new DryReplay(
                        new InteractionDecider(InteractionRules.DEFAULT),
                        new WebexEventTranslator((_, _, _) -> SampleContactCenters.SUPPORT),
                        source,
                        SalesforceBehaviour.PERFECT,
                        CallListener.NONE);
        long cpu = cpuNanos();
        long wall = System.nanoTime();
        try (InputStream in = RecordingFiles.read(file);
                RecordingReader reader = RecordingReader.open(in)) {
            reader.readOnly(replay.topics());
            long lines = 0;
            for (RecordedLine line = reader.next(); line != null; line = reader.next()) {
                replay.take(line);
                if (heap && ++lines % LINES_BETWEEN_LOOKS == 0) {
                    System.out.printf(
                            Locale.ROOT, "  %,11d lines  live heap %3d MiB%n", lines, liveHeap());
                }
            }
        }
        ReplayReport report = replay.finish();
        double cpuSeconds = (cpuNanos() - cpu) / 1e9;
        double seconds = (System.nanoTime() - wall) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%-17s %,9.0f events/s  %,9.0f lines/s of processor time (%,.0f events/s of the"
                        + " clock)  %,d calls, %,d compared, %d otherwise, %d open%n",
                what,
                report.events() / cpuSeconds,
                report.lines() / cpuSeconds,
                report.events() / seconds,
                report.interactions(),
                report.compared(),
                report.divergent(),
                report.open());
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean)
                        ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static long liveHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
    }
}
