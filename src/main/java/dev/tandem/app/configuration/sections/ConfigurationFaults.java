package dev.tandem.app.configuration.sections;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Collects all faults, so that the user corrects them together. */
public final class ConfigurationFaults {
    private final List<ConfigurationFault> found = new ArrayList<>();
    private final UnaryOperator<String> names;

    /**
     * @param names the name of a key in messages: the variable that sets it, for example
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

    /** Adds a fault whose value is not shown. */
    public void say(String key, String rule) {
        found.add(new ConfigurationFault(names.apply(key), null, rule));
    }

    public void add(ConfigurationFault fault) {
        found.add(fault);
    }

    /** Each fault once, also when two sections read one key. */
    public List<ConfigurationFault> all() {
        return found.stream().distinct().toList();
    }
}
