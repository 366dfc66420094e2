package dev.tandem.app.configuration.keys;

import java.util.ArrayList;
import java.util.List;

/** Splits keys at their dots. A name with dots is in double quotes. */
public final class KeySegments {
    private KeySegments() {}

    /** The segments, without quotes. */
    public static List<String> of(String key) {
        List<String> segments = new ArrayList<>();
        StringBuilder segment = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '.' && !quoted) {
                segments.add(segment.toString());
                segment.setLength(0);
            } else {
                segment.append(c);
            }
        }
        segments.add(segment.toString());
        return segments;
    }

    /** The name as it is written in a key. */
    public static String quoted(String name) {
        return name.indexOf('.') >= 0 ? '"' + name + '"' : name;
    }

    /** Whether a pattern's segment stands for a name. */
    public static boolean isName(String segment) {
        return segment.startsWith("<");
    }
}
