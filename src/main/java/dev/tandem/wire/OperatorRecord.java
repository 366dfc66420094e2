package dev.tandem.wire;

import org.jspecify.annotations.Nullable;

/**
 * A record of the operators' actions topic: who did what, and from where. When it was done is the
 * timestamp that the broker gave the record. It never holds a key or a whole phone number.
 *
 * @param who the name of the operator's key or login, or {@code localhost} where neither is
 *     configured
 * @param from the address that the request came from, null where it is not known
 */
public record OperatorRecord(String who, @Nullable String from, OperatorAction did) {}
