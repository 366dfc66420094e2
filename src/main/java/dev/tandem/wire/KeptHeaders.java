package dev.tandem.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The headers of a record that a dead letter keeps, in their order. A header is kept whole or not
 * at all, because a cut value has another meaning.
 *
 * @param kept at most {@value #MOST}, with at most {@value #BYTES} bytes of names and values
 * @param leftOut how many did not fit
 */
public record KeptHeaders(List<Header> kept, int leftOut) {
    /** Most headers that are kept. */
    public static final int MOST = 64;

    /** Most bytes of all names and values that are kept. */
    public static final int BYTES = 8_192;

    /** Those of a record without any. */
    public static final KeptHeaders NONE = new KeptHeaders(List.of(), 0);

    public KeptHeaders {
        kept = List.copyOf(kept);
    }

    /**
     * One header.
     *
     * @param value null where the header has none
     */
    public record Header(String name, @Nullable Payload value) {
        int size() {
            return name.getBytes(UTF_8).length + (value == null ? 0 : value.size());
        }
    }

    /** The headers of a record, in their order. */
    public static <H> KeptHeaders of(
            Iterable<H> headers, Function<H, String> name, Function<H, byte @Nullable []> value) {
        KeptHeaders kept = NONE;
        for (H header : headers) {
            kept = kept.with(name.apply(header), value.apply(header));
        }
        return kept;
    }

    /** With the next header of the record. */
    public KeptHeaders with(String name, byte @Nullable [] value) {
        Header next = new Header(name, value == null ? null : Payload.of(value, BYTES));
        int size = kept.stream().mapToInt(Header::size).sum() + next.size();
        if (kept.size() == MOST || size > BYTES) {
            return new KeptHeaders(kept, leftOut + 1);
        }
        List<Header> more = new ArrayList<>(kept);
        more.add(next);
        return new KeptHeaders(more, leftOut);
    }
}
