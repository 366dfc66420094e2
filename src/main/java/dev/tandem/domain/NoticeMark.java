package dev.tandem.domain;

import dev.tandem.domain.time.InstantText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of every notice that is taken in.
 *
 * @param orgId the Webex organisation; null when the notice does not say
 * @param type the event's type, as in {@code task:new}
 * @param at when it happened
 * @param receivedAt when Kafka took it in
 * @param callback whether it shows that the caller accepted a callback offer
 */
public record NoticeMark(
        @Nullable String orgId, String type, Instant at, Instant receivedAt, boolean callback) {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    public static NoticeMark of(InteractionInput.NoticeHeader header) {
        return new NoticeMark(
                header.orgId(), header.type(), header.at(), header.receivedAt(), header.callback());
    }

    /**
     * A hash of organisation, type and event time: two notices of the same fact have the same
     * identity. 64 bits (FNV-1a) keep the state small, and among the notices of one interaction a
     * collision is practically impossible.
     */
    public long identity() {
        long hash = hashed(FNV_OFFSET, String.valueOf(orgId));
        hash = hashed(hashed(hash, "\n"), type);
        return hashed(hashed(hash, "\n"), at);
    }

    private static long hashed(long before, String text) {
        long hash = before;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        return hash;
    }

    private static long hashed(long before, Instant at) {
        byte[] text = new byte[InstantText.LONGEST];
        int length = InstantText.write(at, text);
        if (length == 0) {
            return hashed(before, at.toString());
        }
        long hash = before;
        for (int i = 0; i < length; i++) {
            hash = (hash ^ text[i]) * FNV_PRIME;
        }
        return hash;
    }
}
