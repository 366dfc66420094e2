package dev.tandem.webex.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an object in the order in which they came. An event's objects have some ten: those
 * are found faster in two arrays than in a hash table, and take a third of its memory. More than a
 * sender of events ever has are kept in a hash table, so that no body makes the search long.
 */
final class FieldMap extends AbstractMap<String, JsonNode> {
    private static final int FIRST = 8;
    private static final int MOST = 32;

    private String[] names = new String[FIRST];
    private JsonNode[] values = new JsonNode[FIRST];
    private int size;
    private @Nullable Map<String, JsonNode> table;

    private int place(@Nullable Object name) {
        for (int i = 0; i < size; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public @Nullable JsonNode get(@Nullable Object name) {
        if (table != null) {
            return table.get(name);
        }
        int place = place(name);
        return place < 0 ? null : values[place];
    }

    /**
     * The field of that name, or the first that has it in another letter case where that one is
     * missing or null; null when there is none, a null node where those that there are are null.
     */
    @Nullable JsonNode inAnyCase(String name) {
        JsonNode exact = get(name);
        if (exact != null && !exact.isNull()) {
            return exact;
        }
        if (table != null) {
            for (Entry<String, JsonNode> field : table.entrySet()) {
                if (field.getKey().equalsIgnoreCase(name) && !field.getValue().isNull()) {
                    return field.getValue();
                }
            }
            return exact;
        }
        for (int i = 0; i < size; i++) {
            if (names[i].equalsIgnoreCase(name) && !values[i].isNull()) {
                return values[i];
            }
        }
        return exact;
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return get(name) != null;
    }

    @Override
    public @Nullable JsonNode put(String name, JsonNode value) {
        if (table != null) {
            return table.put(name, value);
        }
        int place = place(name);
        if (place >= 0) {
            JsonNode before = values[place];
            values[place] = value;
            return before;
        }
        if (size == MOST) {
            table = new LinkedHashMap<>(this);
            return table.put(name, value);
        }
        if (size == names.length) {
            names = Arrays.copyOf(names, size * 2);
            values = Arrays.copyOf(values, size * 2);
        }
        names[size] = name;
        values[size++] = value;
        return null;
    }

    @Override
    public int size() {
        return table == null ? size : table.size();
    }

    /** Fields are read here, and never taken out. */
    @Override
    public Set<Entry<String, JsonNode>> entrySet() {
        return table == null ? new Fields() : table.entrySet();
    }

    private final class Fields extends AbstractSet<Entry<String, JsonNode>> {
        @Override
        public Iterator<Entry<String, JsonNode>> iterator() {
            return new Iterator<>() {
                private int next;

                @Override
                public boolean hasNext() {
                    return next < size;
                }

                @Override
                public Entry<String, JsonNode> next() {
                    if (next >= size) {
                        throw new NoSuchElementException();
                    }
                    return Map.entry(names[next], values[next++]);
                }
            };
        }

        @Override
        public int size() {
            return size;
        }
    }
}
