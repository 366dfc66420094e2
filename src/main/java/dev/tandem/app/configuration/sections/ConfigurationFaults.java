package dev.tandem.app.configuration.sections;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Collects what is wrong, so that the user mends it in one go. */
public final class ConfigurationFaults {
    private final List<ConfigurationFault> found = new ArrayList<>();
    private final UnaryOperator<String> names;

    /**
     * @param names how a key is named to the user who has to mend it: as the variable that sets it,
     *     for example
     */
    public ConfigurationFaults(UnaryOperator<String> names) {
        this.names = names;
    }

    void wrong(String key, String value, String rule) {
        found.add(new ConfigurationFault(names.apply(key), value, rule));
    }

    void missing(String key, String rule) {
        found.add(ConfigurationFault.missing(key, rule));
    }

    /** For faults whose value says nothing, or must not be shown. */
    public void say(String key, String rule) {
        found.add(new ConfigurationFault(names.apply(key), null, rule));
    }

    public void add(ConfigurationFault fault) {
        found.add(fault);
    }

    /** Each once, also where two settings read one key. */
    public List<ConfigurationFault> all() {
        return found.stream().distinct().toList();
    }
}
