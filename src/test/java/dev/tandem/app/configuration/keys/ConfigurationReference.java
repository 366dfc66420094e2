package dev.tandem.app.configuration.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes the reference of all keys as Markdown whose lines are at most 100 characters long. */
final class ConfigurationReference {
    private static final int WIDTH = 100;
    private static final Path BY_HAND =
            Path.of("src/test/resources/dev/tandem/app/configuration/keys");

    private final StringBuilder text = new StringBuilder();

    private ConfigurationReference() {}

    static String render() throws IOException {
        ConfigurationReference reference = new ConfigurationReference();
        reference.text.append(Files.readString(BY_HAND.resolve("introduction.md")));
        KnownKeys.GROUPS.forEach(reference::group);
        reference.text.append('\n').append(Files.readString(BY_HAND.resolve("other-keys.md")));
        return reference.text.toString();
    }

    private void group(KnownKeys.Group group) {
        text.append("\n## ").append(group.title()).append("\n\n");
        paragraph("", group.introduction());
        group.keys().forEach(this::key);
    }

    private void key(KnownKey key) {
        text.append("\n### `").append(key.pattern()).append("`\n\n");
        paragraph("", key.meaning());
        text.append('\n');
        item("Variable", variable(key));
        item("Type", type(key.kind()));
        item("Default", defaultOf(key));
        if (key.example() != null) {
            item("Example", code(lastSegments(key.pattern()) + "=" + key.example()));
        }
        item("Takes effect", effect(key.state()));
    }

    private static String variable(KnownKey key) {
        List<String> segments = KeySegments.of(key.pattern());
        boolean spelt = KeySegments.isName(segments.getLast());
        List<String> words = new ArrayList<>();
        for (String segment : segments) {
            words.add(
                    KeySegments.isName(segment)
                            ? "<"
                                    + EnvironmentNames.variableOf(segment.replaceAll("[<>]", ""))
                                    + ">"
                            : EnvironmentNames.variableOf(segment));
        }
        return code(String.join("_", words))
                + (spelt ? ", where a file spells the name (see above)" : "");
    }

    private static String type(ValueKind kind) {
        String allowed = kind.allowed().replaceAll("\\{[^}]+}", "`$0`");
        return kind.type() + (allowed.isEmpty() ? "" : ": " + allowed);
    }

    private static String defaultOf(KnownKey key) {
        if (key.defaultValue() != null) {
            return code(key.defaultValue());
        }
        return key.otherwise().isEmpty() ? "none" : key.otherwise();
    }

    private static String effect(KnownKey.State state) {
        return switch (state) {
            case AT_START -> "at the next start";
            case FILE_READ_AGAIN ->
                    "at the next start; the content of the file within seconds of a change";
        };
    }

    /** Enough of the key to see which one it is; the whole one is in the heading. */
    private static String lastSegments(String pattern) {
        return pattern.replace("<org>", "main")
                .replace("<name>", "support")
                .replace("<Field__c>", "Language__c")
                .replace("<parameter>", "caller");
    }

    private static String code(String value) {
        return "`" + value + "`";
    }

    private void item(String what, String value) {
        paragraph("- ", what + ": " + value);
    }

    /** Breaks lines at blanks, except within code. */
    private void paragraph(String bullet, String words) {
        String indent = " ".repeat(bullet.length());
        StringBuilder line = new StringBuilder(bullet);
        boolean empty = true;
        for (String word : words(words)) {
            if (!empty && line.length() + 1 + word.length() > WIDTH) {
                text.append(line).append('\n');
                line = new StringBuilder(indent);
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        text.append(line).append('\n');
    }

    private static List<String> words(String sentence) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean code = false;
        for (int i = 0; i < sentence.length(); i++) {
            char c = sentence.charAt(i);
            code ^= c == '`';
            if (c == ' ' && !code) {
                words.add(word.toString());
                word.setLength(0);
            } else {
                word.append(c);
            }
        }
        words.add(word.toString());
        return words;
    }
}
