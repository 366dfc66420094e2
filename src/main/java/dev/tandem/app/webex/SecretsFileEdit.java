package dev.tandem.app.webex;

import dev.tandem.files.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Adds and removes secrets of one subscription in the file of the webhook door; every other line
 * stays as it is. The file changes as a whole or not at all: the doors read it at any time.
 */
public final class SecretsFileEdit {
    private final Path file;

    /**
     * @param file need not exist
     */
    public SecretsFileEdit(Path file) {
        this.file = file;
    }

    /** Adds a line at the end. */
    void add(String subscription, String secret) throws IOException {
        List<String> lines = lines();
        lines.add(subscription + " " + secret);
        write(lines);
    }

    /** Puts the subscription's name in place of another in the line of that secret. */
    void rename(String from, String secret, String to) throws IOException {
        List<String> lines = lines();
        lines.replaceAll(
                line -> isLine(line, from) && line.contains(secret) ? to + " " + secret : line);
        write(lines);
    }

    /**
     * Removes all but the last line of the subscription.
     *
     * @return how many were removed
     */
    int removeOlder(String subscription) throws IOException {
        List<String> lines = lines();
        int last = -1;
        for (int i = 0; i < lines.size(); i++) {
            last = isLine(lines.get(i), subscription) ? i : last;
        }
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (i == last || !isLine(lines.get(i), subscription)) {
                kept.add(lines.get(i));
            }
        }
        write(kept);
        return lines.size() - kept.size();
    }

    /** Removes the line of that secret. */
    void remove(String subscription, String secret) throws IOException {
        List<String> lines = lines();
        lines.removeIf(line -> isLine(line, subscription) && line.contains(secret));
        write(lines);
    }

    private static boolean isLine(String line, String subscription) {
        String[] words = line.strip().split("\\s+", -1);
        return words.length == 2 && words[0].equals(subscription);
    }

    private List<String> lines() throws IOException {
        return Files.exists(file)
                ? new ArrayList<>(TextFile.read(file).lines().toList())
                : new ArrayList<>();
    }

    private void write(List<String> lines) throws IOException {
        TextFile.replace(file, lines.stream().map(it -> it + "\n").collect(Collectors.joining()));
    }
}
