package dev.tandem.process.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.kafka.common.utils.Bytes;

/**
 * The keys of the one store, ordered as bytes:
 *
 * <pre>
 * c                                            how many interactions are in which phase
 * f  id                                        when it was first seen, epoch milliseconds (8)
 * l  first seen, epoch milliseconds (8)  id    what it is listed and found by
 * s  id                                        state
 * w  due, epoch milliseconds (8)  id           wake-up
 * </pre>
 *
 * Numbers are big-endian and never negative, so byte order is number order.
 */
public final class StoreKeys {
    public static final Bytes COUNTS = Bytes.wrap(new byte[] {'c'});

    private static final byte FIRST_SEEN = 'f';
    private static final byte LISTED = 'l';
    private static final byte STATE = 's';
    private static final byte WAKE_UP = 'w';
    private static final int TIME_HEAD = 1 + Long.BYTES;

    private StoreKeys() {}

    public static Bytes state(String id) {
        return named(STATE, id);
    }

    /** Of the time in {@link #timeValue}. */
    public static Bytes firstSeen(String id) {
        return named(FIRST_SEEN, id);
    }

    /** The empty id stands before all others of that millisecond. */
    public static Bytes listed(long firstSeen, String id) {
        return timed(LISTED, firstSeen, id);
    }

    private static Bytes named(byte kind, String id) {
        byte[] name = id.getBytes(UTF_8);
        byte[] key = new byte[1 + name.length];
        ByteBuffer.wrap(key).put(kind).put(name);
        return Bytes.wrap(key);
    }

    private static Bytes timed(byte kind, long time, String id) {
        byte[] name = id.getBytes(UTF_8);
        byte[] key = new byte[TIME_HEAD + name.length];
        ByteBuffer.wrap(key).put(kind).putLong(time).put(name);
        return Bytes.wrap(key);
    }

    static byte[] timeValue(long time) {
        return ByteBuffer.allocate(Long.BYTES).putLong(time).array();
    }

    /** What {@link #timeValue} has written, epoch milliseconds. */
    public static long timeOf(byte[] value) {
        return ByteBuffer.wrap(value).getLong();
    }

    /** Behind every state. */
    static Bytes afterStates() {
        return Bytes.wrap(new byte[] {STATE + 1});
    }

    /** The first key behind that one. */
    static Bytes after(Bytes key) {
        return Bytes.wrap(Arrays.copyOf(key.get(), key.get().length + 1));
    }

    static Bytes wakeUp(long due, String id) {
        return timed(WAKE_UP, due, id);
    }

    /** Before the first wake-up of that instant. */
    static Bytes wakeUpsFrom(long due) {
        return wakeUp(due, "");
    }

    /** The time in the key of a wake-up or of a listed interaction, epoch milliseconds. */
    public static long timeIn(Bytes key) {
        return ByteBuffer.wrap(key.get()).getLong(1);
    }

    static String idOf(Bytes wakeUp) {
        byte[] key = wakeUp.get();
        return new String(key, TIME_HEAD, key.length - TIME_HEAD, UTF_8);
    }
}
