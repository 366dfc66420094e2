package dev.tandem.embedded.salesforce;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The org's VoiceCall records: the latest ones, so that a long benchmark does not fill memory. */
final class VoiceCalls {
    private static final int REMEMBERED = 200_000;

    private final Map<String, VoiceCall> byId = bounded();
    private final Map<String, String> idByKey = bounded();
    private long created;

    /** Makes a record; a lookup by the key finds the latest one. */
    synchronized VoiceCall create(String vendorCallKey, @Nullable String dialedNumber) {
        created++;
        VoiceCall call =
                new VoiceCall(
                        "0LQ%012dAAA".formatted(created),
                        vendorCallKey,
                        dialedNumber,
                        false,
                        false);
        byId.put(call.id(), call);
        idByKey.put(vendorCallKey, call.id());
        return call;
    }

    synchronized void save(VoiceCall call) {
        byId.put(call.id(), call);
    }

    /** The record of that id or, as the wrapper takes both, of that vendorCallKey. */
    synchronized @Nullable VoiceCall find(String idOrVendorCallKey) {
        VoiceCall call = byId.get(idOrVendorCallKey);
        return call == null ? findByKey(idOrVendorCallKey) : call;
    }

    synchronized @Nullable VoiceCall findByKey(String vendorCallKey) {
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
