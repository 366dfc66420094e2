package dev.tandem.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.domain.SampleContactCenters;
import dev.tandem.recording.RecordedLine;
import dev.tandem.recording.RecordingFiles;
import dev.tandem.recording.RecordingHeader;
import dev.tandem.recording.RecordingWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Writes a recording as long as it has to be: calls that begin one after the other and overlap,
 * every fourth abandoned and the others answered, each with three events. Nothing but the calls
 * under way is kept.
 */
final class GeneratedRecording {
    private static final Instant BEGIN = Instant.parse("2026-02-06T00:00:00Z");

    /** A million calls a day. */
    private static final Duration BETWEEN_CALLS = Duration.ofMillis(86);

    private static final List<RecordedLine.Header> HEADERS =
            List.of(
                    new RecordedLine.Header("door", "webhook".getBytes(UTF_8)),
                    new RecordedLine.Header("received-at", "1770019200120".getBytes(UTF_8)));

    private final boolean eventsAlone;
    private final PriorityQueue<RecordedLine> underWay =
            new PriorityQueue<>(
                    Comparator.comparing(RecordedLine::timestamp)
                            .thenComparingLong(RecordedLine::offset));

    private GeneratedRecording(boolean eventsAlone) {
        this.eventsAlone = eventsAlone;
    }

    /**
     * Writes a recording of so many calls.
     *
     * @param eventsAlone whether decisions and results are left out
     */
    static void write(Path file, int calls, boolean eventsAlone) throws IOException {
        try (OutputStream out =
                        RecordingFiles.write(
                                file,
                                StandardOpenOption.CREATE,
                                StandardOpenOption.TRUNCATE_EXISTING);
                RecordingWriter writer =
                        RecordingWriter.begin(out, RecordingHeader.of("generated", BEGIN))) {
            new GeneratedRecording(eventsAlone).write(writer, calls);
        }
    }

    private void write(RecordingWriter writer, int calls) throws IOException {
        for (int call = 0; call < calls; call++) {
            Instant begin = BEGIN.plus(BETWEEN_CALLS.multipliedBy(call));
            writeBefore(begin, writer);
            LiveCalls live = new LiveCalls(SampleContactCenters.SUPPORT, begin);
            if (call % 4 == 0) {
                live.abandoned("call-" + call);
            } else {
                live.answered("call-" + call);
            }
            live.lines().stream()
                    .filter(it -> !eventsAlone || isEvent(it))
                    .map(GeneratedRecording::withHeaders)
                    .forEach(underWay::add);
        }
        writeBefore(Instant.MAX, writer);
    }

    private void writeBefore(Instant time, RecordingWriter writer) throws IOException {
        while (!underWay.isEmpty() && underWay.peek().timestamp().isBefore(time)) {
            writer.write(underWay.poll());
        }
    }

    private static boolean isEvent(RecordedLine line) {
        return line.topic().equals("webex-events");
    }

    /** As the webhook door writes them. */
    private static RecordedLine withHeaders(RecordedLine line) {
        return isEvent(line)
                ? new RecordedLine(
                        line.topic(),
                        line.partition(),
                        line.offset(),
                        line.timestamp(),
                        line.key(),
                        HEADERS,
                        line.body())
                : line;
    }
}
