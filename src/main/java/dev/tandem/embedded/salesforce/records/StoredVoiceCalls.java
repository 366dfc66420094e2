package dev.tandem.embedded.salesforce.records;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The org's VoiceCall records: the latest ones, so that a long benchmark does not fill memory. */
public final class StoredVoiceCalls {
    private static final int REMEMBERED = 200_000;

    private final Map<String, StoredVoiceCall> byId = bounded();
    private final Map<String, String> idByKey = bounded();
    private long created;

    /** Makes a record; a lookup by the key finds the latest one. */
    public synchronized StoredVoiceCall create(
            String vendorCallKey, @Nullable String dialedNumber) {
        created++;
        StoredVoiceCall call =
                new StoredVoiceCall(
                        "0LQ%012dAAA".formatted(created),
                        vendorCallKey,
                        dialedNumber,
                        false,
                        false);
        byId.put(call.id(), call);
        idByKey.put(vendorCallKey, call.id());
        return call;
    }

    public synchronized void save(StoredVoiceCall call) {
        byId.put(call.id(), call);
    }

    /** The record of that id or, as the wrapper takes both, of that vendorCallKey. */
    public synchronized @Nullable StoredVoiceCall find(String idOrVendorCallKey) {
        StoredVoiceCall call = byId.get(idOrVendorCallKey);
        return call == null ? findByKey(idOrVendorCallKey) : call;
    }

    public synchronized @Nullable StoredVoiceCall findByKey(String vendorCallKey) {
        String id = idByKey.get(vendorCallKey);
        return id == null ? null : byId.get(id);
    }

    private static <V> Map<String, V> bounded() {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > REMEMBERED;
            }
        };
    }
}
