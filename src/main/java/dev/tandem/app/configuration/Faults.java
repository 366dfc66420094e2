package dev.tandem.app.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Collects what is wrong, so that the user mends it in one go. */
final class Faults {
    private final List<Fault> found = new ArrayList<>();
    private final UnaryOperator<String> names;

    /**
     * @param names how a key is named to the user who has to mend it: as the variable that sets it,
     *     for example
     */
    Faults(UnaryOperator<String> names) {
        this.names = names;
    }

    void wrong(String key, String value, String rule) {
        found.add(new Fault(names.apply(key), value, rule));
    }

    void missing(String key, String rule) {
        found.add(Fault.missing(key, rule));
    }

    /** For faults whose value says nothing, or must not be shown. */
    void say(String key, String rule) {
        found.add(new Fault(names.apply(key), null, rule));
    }

    void add(Fault fault) {
        found.add(fault);
    }

    /** Each once, also where two settings read one key. */
    List<Fault> all() {
        return found.stream().distinct().toList();
    }
}
