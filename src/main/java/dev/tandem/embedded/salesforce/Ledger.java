package dev.tandem.embedded.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.embedded.salesforce.records.SimulatedEndpoint;
import dev.tandem.embedded.salesforce.records.StoredVoiceCall;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the org received, in the order of arrival. It keeps the latest requests up to its size and
 * counts all of them. Safe for use by any thread.
 */
public final class Ledger {
    private final int size;
    private final TreeMap<Long, LedgerEntry> entries = new TreeMap<>();
    private final Map<SimulatedEndpoint, Long> counts = new EnumMap<>(SimulatedEndpoint.class);
    private long sequence;

    Ledger(int size) {
        this.size = size;
    }

    synchronized LedgerEntry arrived(
            SimulatedEndpoint endpoint, @Nullable String vendorCallKey, @Nullable JsonNode body) {
        counts.merge(endpoint, 1L, Long::sum);
        LedgerEntry entry =
                new LedgerEntry(
                        ++sequence,
                        Instant.now(),
                        endpoint,
                        null,
                        vendorCallKey,
                        null,
                        body,
                        false);
        if (size > 0) {
            entries.put(entry.sequence(), entry);
            if (entries.size() > size) {
                entries.pollFirstEntry();
            }
        }
        return entry;
    }

    synchronized void replace(LedgerEntry entry) {
        entries.computeIfPresent(entry.sequence(), (sequence, before) -> entry);
    }

    /** All requests that are kept. */
    public synchronized List<LedgerEntry> entries() {
        return new ArrayList<>(entries.values());
    }

    /** The voice calls about that interaction, without token requests. */
    public List<LedgerEntry> ofInteraction(String interactionId) {
        return ofVendorCallKey(StoredVoiceCall.keyOf(interactionId));
    }

    /** The voice calls about that key. */
    public synchronized List<LedgerEntry> ofVendorCallKey(String vendorCallKey) {
        return entries.values().stream()
                .filter(entry -> Objects.equals(entry.vendorCallKey(), vendorCallKey))
                .toList();
    }

    /** The words of the voice calls about that interaction, e.g. create, omni-flow. */
    public List<String> callsOf(String interactionId) {
        return ofInteraction(interactionId).stream().map(entry -> entry.endpoint().word()).toList();
    }

    /** How many requests arrived at the endpoint since the start or the last {@link #clear}. */
    public synchronized long count(SimulatedEndpoint endpoint) {
        return counts.getOrDefault(endpoint, 0L);
    }

    /** How many requests arrived at any endpoint. */
    public synchronized long count() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Removes all requests and counts, and continues the sequence. */
    public synchronized void clear() {
        entries.clear();
        counts.clear();
    }
}
