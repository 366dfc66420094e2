package dev.tandem.replay;

import dev.tandem.domain.InteractionRules;
import dev.tandem.domain.SampleContactCenters;
import dev.tandem.domain.decision.InteractionDecider;
import dev.tandem.recording.RecordedLine;
import dev.tandem.recording.RecordingFiles;
import dev.tandem.recording.RecordingHeader;
import dev.tandem.recording.RecordingReader;
import dev.tandem.recording.RecordingWriter;
import dev.tandem.webex.WebexEventTranslator;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Locale;

/**
 * Writes a recording of abandoned and answered calls and replays it, once by its journal and once
 * by its events. Prints lines, events and decisions a second of processor time of the one thread,
 * and the heap that is in use at the end.
 *
 * <p>Argument: the number of calls, 100,000 without one.
 */
public final class ReplayBench {
    private static final int CHUNK = 1_000;

    private ReplayBench() {}

    public static void main(String[] args) throws IOException {
        int calls = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
        Path file = Files.createTempFile("tandem-replay", ".ndjson");
        try {
            write(file, calls);
            System.out.printf(Locale.ROOT, "%,d calls, %,d MiB%n", calls, Files.size(file) >> 20);
            for (int round = 0; round < 3; round++) {
                replay(file, DryReplay.Source.JOURNAL);
                replay(file, DryReplay.Source.EVENTS);
            }
        } finally {
            Files.delete(file);
        }
    }

    private static void write(Path file, int calls) throws IOException {
        try (OutputStream out = RecordingFiles.write(file, StandardOpenOption.TRUNCATE_EXISTING);
                RecordingWriter writer =
                        RecordingWriter.begin(out, RecordingHeader.of("bench", Instant.now()))) {
            Instant begin = Instant.parse("2026-02-06T00:00:00Z");
            for (int first = 0; first < calls; first += CHUNK) {
                LiveCalls live = new LiveCalls(SampleContactCenters.SUPPORT, begin);
                for (int call = first; call < Math.min(calls, first + CHUNK); call++) {
                    if (call % 4 == 0) {
                        live.abandoned("call-" + call);
                    } else {
                        live.answered("call-" + call);
                    }
                }
                for (RecordedLine line : live.lines()) {
                    writer.write(line);
                }
                begin = live.now();
            }
        }
    }

    private static void replay(Path file, DryReplay.Source source) throws IOException {
        DryReplay replay =
                new DryReplay(
                        new InteractionDecider(InteractionRules.DEFAULT),
                        new WebexEventTranslator((_, _, _) -> SampleContactCenters.SUPPORT),
                        source,
                        SalesforceBehaviour.PERFECT,
                        CallListener.NONE);
        long began = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        try (InputStream in = RecordingFiles.read(file);
                RecordingReader reader = RecordingReader.open(in)) {
            for (RecordedLine line = reader.next(); line != null; line = reader.next()) {
                replay.take(line);
            }
        }
        ReplayReport report = replay.finish();
        double seconds =
                (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - began) / 1e9;
        System.gc();
        Runtime heap = Runtime.getRuntime();
        System.out.printf(
                Locale.ROOT,
                "%-8s %,10.0f lines/s  %,10.0f events/s  divergent %d  heap %d MiB%n",
                source,
                report.lines() / seconds,
                report.events() / seconds,
                report.divergent(),
                (heap.totalMemory() - heap.freeMemory()) >> 20);
    }
}
