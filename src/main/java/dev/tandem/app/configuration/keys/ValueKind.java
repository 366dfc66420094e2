package dev.tandem.app.configuration.keys;

import java.time.Duration;
import java.util.List;

/** What the value of a key may be. */
public sealed interface ValueKind {

    /** What the value is, in one or two words for the reference. */
    String type();

    /** Which values of that type are allowed; empty where all are. */
    String allowed();

    /** A whole number from {@code least} to {@code most}, both included. */
    record WholeNumber(int least, int most) implements ValueKind {
        @Override
        public String type() {
            return "whole number";
        }

        @Override
        public String allowed() {
            return "%d to %d".formatted(least, most);
        }
    }

    /** A duration from {@code shortest} to {@code longest}, both included. */
    record TimeSpan(Duration shortest, Duration longest) implements ValueKind {
        @Override
        public String type() {
            return "duration";
        }

        @Override
        public String allowed() {
            return "%s to %s".formatted(shortest, longest);
        }
    }

    /** One of several words. */
    record Choice(List<String> words) implements ValueKind {
        public Choice {
            words = List.copyOf(words);
        }

        @Override
        public String type() {
            return "choice";
        }

        @Override
        public String allowed() {
            return String.join(", ", words);
        }
    }

    /** {@code true} or {@code false}. */
    record Flag() implements ValueKind {
        @Override
        public String type() {
            return "true or false";
        }

        @Override
        public String allowed() {
            return "";
        }
    }

    /**
     * Any text that follows a rule.
     *
     * @param type what the text is
     * @param allowed the rule; empty where there is none
     */
    record Text(String type, String allowed) implements ValueKind {}

    /**
     * The name of a file that is read at the start.
     *
     * @param content what the file holds
     */
    record File(String content) implements ValueKind {
        @Override
        public String type() {
            return "file";
        }

        @Override
        public String allowed() {
            return content;
        }
    }

    /** A whole number from {@code least} to {@code most}. */
    static ValueKind number(int least, int most) {
        return new WholeNumber(least, most);
    }

    /** A duration between two others. */
    static ValueKind duration(Duration shortest, Duration longest) {
        return new TimeSpan(shortest, longest);
    }

    /** One of these words. */
    static ValueKind choice(String... words) {
        return new Choice(List.of(words));
    }

    /** {@code true} or {@code false}. */
    static ValueKind flag() {
        return new Flag();
    }

    /** Text without a rule. */
    static ValueKind text() {
        return new Text("text", "");
    }

    /** Text that follows a rule. */
    static ValueKind text(String allowed) {
        return new Text("text", allowed);
    }

    /** A URL that follows a rule. */
    static ValueKind url(String allowed) {
        return new Text("URL", allowed);
    }

    /** A regular expression of Java. */
    static ValueKind regex() {
        return new Text("regular expression", "it must match the whole value");
    }

    /** A template. */
    static ValueKind template(String words) {
        return new Text("template", words);
    }

    /** The name of a directory. */
    static ValueKind directory() {
        return new Text("directory", "made when it is missing; it must be writable");
    }

    /** The name of a file. */
    static ValueKind file(String content) {
        return new File(content);
    }
}
