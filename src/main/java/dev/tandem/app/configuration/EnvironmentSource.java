package dev.tandem.app.configuration;

import dev.tandem.app.configuration.keys.EnvironmentNames;
import io.smallrye.config.EnvConfigSource;
import java.io.Serial;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The environment; a variable that is set but empty counts as unset. */
public final class EnvironmentSource extends EnvConfigSource {
    @Serial private static final long serialVersionUID = 1L;
    private static final int ORDINAL = 300;

    private final TreeSet<String> variables;

    private EnvironmentSource(Map<String, String> filled) {
        super(filled, ORDINAL);
        variables = new TreeSet<>(filled.keySet());
    }

    public static EnvironmentSource of(Map<String, String> variables) {
        Map<String, String> filled = new HashMap<>(variables);
        filled.values().removeIf(String::isBlank);
        return new EnvironmentSource(filled);
    }

    /** The names of the variables; the property names contain derived ones too. */
    Set<String> variables() {
        return variables;
    }

    /** The variable that sets the key: in capitals, or the key itself. */
    String variableOf(String key) {
        return variables.contains(key) ? key : EnvironmentNames.variableOf(key);
    }
}
