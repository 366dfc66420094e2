package dev.tandem.recording;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines in the very form that {@link RecordingWriter} gives them: its fields in its order and
 * nothing between them. Text goes from the line's bytes into the record's without characters in
 * between, which halves the time of a replay. Any other line, and whatever is wrong with one, is
 * left to a general parser. For one thread.
 */
final class WrittenLines {
    private static final byte[] TOPIC = literal("{'topic':'");
    private static final byte[] PARTITION = literal(",'partition':");
    private static final byte[] OFFSET = literal(",'offset':");
    private static final byte[] TIMESTAMP = literal(",'timestamp':");
    private static final byte[] KEY = literal(",'key':'");
    private static final byte[] HEADERS = literal(",'headers':[");
    private static final byte[] NAME = literal("{'name':'");
    private static final byte[] VALUE = literal(",'value':'");
    private static final byte[] NEXT = literal(",");
    private static final byte[] BODY = literal(",'body':'");
    private static final byte[] END = literal("}");
    private static final byte[] END_OF_LIST = literal("]");

    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHEST_BITS = 0x8080808080808080L;

    private static final int LONGEST_NUMBER = 18;
    private static final int MOST_NAMES = 32;

    /** Names of topics and headers: a few, which come again in every line. */
    private final List<Name> names = new ArrayList<>();

    private byte[] line = {};
    private int at;
    private int end;
    private byte[] text = new byte[1 << 12];

    /** A name with its bytes. */
    @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
    private record Name(byte[] bytes, String text) {}

    /** The line has another form. */
    private static final class OtherForm extends Exception {
        private static final long serialVersionUID = 1L;

        private OtherForm() {
            super(null, null, false, false);
        }
    }

    private static byte[] literal(String text) {
        return text.replace('\'', '"').getBytes(US_ASCII);
    }

    /**
     * The line in these bytes; null when it has another form.
     *
     * @param wanted topics whose lines are read whole; others end with the timestamp. Null for all
     */
    @Nullable RecordedLine read(
            byte[] buffer, int begin, int length, @Nullable Set<String> wanted) {
        line = buffer;
        at = begin;
        end = begin + length;
        try {
            return line(wanted);
        } catch (OtherForm _) {
            return null;
        }
    }

    private RecordedLine line(@Nullable Set<String> wanted) throws OtherForm {
        expect(TOPIC);
        String topic = name();
        expect(PARTITION);
        int partition = (int) number();
        expect(OFFSET);
        long offset = number();
        expect(TIMESTAMP);
        Instant timestamp = Instant.ofEpochMilli(number());
        if (wanted != null && !wanted.contains(topic)) {
            return new RecordedLine(topic, partition, offset, timestamp, null, List.of(), null);
        }
        byte[] key = follows(KEY) ? text() : null;
        List<RecordedLine.Header> headers = follows(HEADERS) ? headers() : List.of();
        byte[] body = follows(BODY) ? text() : null;
        expect(END);
        if (at != end || topic.isEmpty()) {
            throw new OtherForm();
        }
        return new RecordedLine(topic, partition, offset, timestamp, key, headers, body);
    }

    private List<RecordedLine.Header> headers() throws OtherForm {
        List<RecordedLine.Header> headers = new ArrayList<>(4);
        do {
            expect(NAME);
            String name = name();
            headers.add(new RecordedLine.Header(name, follows(VALUE) ? text() : null));
            expect(END);
        } while (follows(NEXT));
        expect(END_OF_LIST);
        return headers;
    }

    private void expect(byte[] literal) throws OtherForm {
        if (!follows(literal)) {
            throw new OtherForm();
        }
    }

    private boolean follows(byte[] literal) {
        int until = at + literal.length;
        boolean found = until <= end && Arrays.equals(line, at, until, literal, 0, literal.length);
        at = found ? until : at;
        return found;
    }

    private long number() throws OtherForm {
        int from = at;
        long number = 0;
        while (at < end && line[at] >= '0' && line[at] <= '9') {
            number = number * 10 + line[at++] - '0';
        }
        int digits = at - from;
        if (digits == 0 || digits > LONGEST_NUMBER || (digits > 1 && line[from] == '0')) {
            throw new OtherForm();
        }
        return number;
    }

    private String name() throws OtherForm {
        int length = unescape();
        for (Name known : names) {
            if (Arrays.equals(known.bytes, 0, known.bytes.length, text, 0, length)) {
                return known.text;
            }
        }
        Name name = new Name(Arrays.copyOf(text, length), new String(text, 0, length, UTF_8));
        if (names.size() < MOST_NAMES) {
            names.add(name);
        }
        return name.text;
    }

    private byte[] text() throws OtherForm {
        return Arrays.copyOf(text, unescape());
    }

    /**
     * Copies a text up to its closing quotation mark, and goes behind it. Half of a replay's bytes
     * pass here, so it works on local variables, and copies eight bytes at a time of which those up
     * to the next special one count.
     */
    private int unescape() throws OtherForm {
        if (text.length < end - at) {
            text = new byte[(end - at) * 2];
        }
        byte[] from = line;
        byte[] into = text;
        int length = 0;
        for (int i = at; i < end - 1; i++) {
            while (i + Long.BYTES < end - 1) {
                long eight = (long) LONGS.get(from, i);
                LONGS.set(into, length, eight);
                int plain = plainBytes(eight);
                i += plain;
                length += plain;
                if (plain < Long.BYTES) {
                    break;
                }
            }
            byte next = from[i];
            if (next == '"') {
                at = i + 1;
                return length;
            }
            if (next >= 0 && next < ' ') {
                break;
            }
            if (next == '\\') {
                next = from[++i];
                if (next != '"') {
                    next = escaped(next);
                }
            }
            into[length++] = next;
        }
        throw new OtherForm();
    }

    /**
     * How many of these bytes, from the lowest on, are neither a quotation mark nor a backslash nor
     * a control character.
     */
    private static int plainBytes(long eight) {
        long quotes = eight ^ (ONES * '"');
        long backslashes = eight ^ (ONES * '\\');
        // The lowest byte that is special has its highest bit set, and none below it has.
        long special =
                ((quotes - ONES) & ~quotes)
                        | ((backslashes - ONES) & ~backslashes)
                        | ((eight - ONES * ' ') & ~eight);
        return Long.numberOfTrailingZeros(special & HIGHEST_BITS) / Byte.SIZE;
    }

    private static byte escaped(byte kind) throws OtherForm {
        return switch (kind) {
            case '\\', '/' -> kind;
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'f' -> '\f';
            // By its number, as the writer does with some control characters: rare.
            default -> throw new OtherForm();
        };
    }
}
