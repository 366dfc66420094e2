package dev.tandem.process.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.kafka.common.utils.Bytes;

/**
 * The keys of the one store, ordered as bytes:
 *
 * <pre>
 * c                                     how many interactions are in which phase
 * s  id                                 state
 * w  due, epoch milliseconds (8)  id    wake-up
 * </pre>
 *
 * Numbers are big-endian and never negative, so byte order is number order.
 */
public final class StoreKeys {
    public static final Bytes COUNTS = Bytes.wrap(new byte[] {'c'});

    private static final byte STATE = 's';
    private static final byte WAKE_UP = 'w';
    private static final int WAKE_UP_HEAD = 1 + Long.BYTES;

    private StoreKeys() {}

    public static Bytes state(String id) {
        byte[] name = id.getBytes(UTF_8);
        byte[] key = new byte[1 + name.length];
        ByteBuffer.wrap(key).put(STATE).put(name);
        return Bytes.wrap(key);
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
        byte[] name = id.getBytes(UTF_8);
        byte[] key = new byte[WAKE_UP_HEAD + name.length];
        ByteBuffer.wrap(key).put(WAKE_UP).putLong(due).put(name);
        return Bytes.wrap(key);
    }

    /** Before the first wake-up of that instant. */
    static Bytes wakeUpsFrom(long due) {
        return wakeUp(due, "");
    }

    static long dueOf(Bytes wakeUp) {
        return ByteBuffer.wrap(wakeUp.get()).getLong(1);
    }

    static String idOf(Bytes wakeUp) {
        byte[] key = wakeUp.get();
        return new String(key, WAKE_UP_HEAD, key.length - WAKE_UP_HEAD, UTF_8);
    }
}
