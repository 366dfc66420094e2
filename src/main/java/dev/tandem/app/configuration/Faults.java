package dev.tandem.app.configuration;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong, so that the user mends it in one go. */
final class Faults {
    private final List<Fault> found = new ArrayList<>();

    void wrong(String key, String value, String rule) {
        found.add(new Fault(key, value, rule));
    }

    void missing(String key, String rule) {
        found.add(Fault.missing(key, rule));
    }

    /** For faults whose value says nothing, or must not be shown. */
    void say(String key, String rule) {
        found.add(new Fault(key, null, rule));
    }

    List<Fault> all() {
        return List.copyOf(found);
    }
}
