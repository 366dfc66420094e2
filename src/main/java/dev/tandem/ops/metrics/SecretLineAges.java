package dev.tandem.ops.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.files.SecretLines;
import dev.tandem.files.TextFile;
import dev.tandem.security.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Since when each line of a file of secrets is there. A file has one time for all of its lines: a
 * line counts from the change that brought it, as far as this process has seen it, and from the
 * file's last change where it was there at the start.
 */
final class SecretLineAges {
    private final Path file;
    private long changed = -1;
    private long lastSeen = -1;
    private Map<Line, Long> since = Map.of();

    /** One line; a rotation has two of one name. */
    private record Line(String name, String digest) {}

    SecretLineAges(Path file) {
        this.file = file;
    }

    /**
     * Whether there are other lines than before. A change counts once two calls in a row see it,
     * because a file may be half written; a file that cannot be used changes nothing: what was read
     * before stays live.
     */
    boolean lookAgain() {
        try {
            long modified = Files.getLastModifiedTime(file).toMillis();
            boolean settled = changed < 0 || modified == lastSeen;
            lastSeen = modified;
            if (modified == changed || !settled) {
                return false;
            }
            SecretLines read =
                    SecretLines.of(TextFile.read(file), "", "secret", _ -> "", Role.words());
            changed = modified;
            if (!read.faults().isEmpty()) {
                return false;
            }
            Map<Line, Long> now = new LinkedHashMap<>();
            for (SecretLines.Line each : read.lines()) {
                Line line = new Line(each.name(), digest(each.secret()));
                now.put(line, since.getOrDefault(line, modified));
            }
            since = now;
            return true;
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static String digest(String secret) {
        try {
            byte[] bytes = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(UTF_8));
            return HexFormat.of().formatHex(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(
                    "Expected every Java to have SHA-256, but this one has not", e);
        }
    }

    /**
     * Since when each is there, epoch milliseconds, by its name; the second line of a name is
     * {@code name/2}.
     */
    Map<String, Long> since() {
        Map<String, Integer> ranks = new LinkedHashMap<>();
        Map<String, Long> named = new LinkedHashMap<>();
        since.forEach((line, at) -> {
            int rank = ranks.merge(line.name(), 1, Integer::sum);
            named.put(rank == 1 ? line.name() : line.name() + "/" + rank, at);
        });
        return named;
    }
}
