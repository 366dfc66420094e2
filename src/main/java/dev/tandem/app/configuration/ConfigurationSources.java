package dev.tandem.app.configuration;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.PropertiesConfigSourceLoader;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;
import io.smallrye.config.SysPropConfigSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * Where the configuration comes from, the strongest first: {@code -D}, the environment, {@code
 * config/application.properties}, {@code application.properties}, both in the working directory,
 * and the packaged one.
 *
 * <p>They are read once. Quarkus finds this class as a service and is given the same sources in
 * place of its own, so that it never sees another configuration than the one that was checked. That
 * is how the demo keeps the environment and the working directory out. Nothing is replaced until
 * {@link #load} or {@link #only} was called, so that a build in a folder that holds a user's file
 * does not bake it in.
 */
public final class ConfigurationSources implements SmallRyeConfigBuilderCustomizer {
    private static final String FILE = "application.properties";
    private static final String LIBRARIES = "META-INF/microprofile-config.properties";
    private static final int DECIDED_ORDINAL = 500;
    private static final int SYSTEM_PROPERTIES_ORDINAL = 400;
    private static final int CONFIG_FOLDER_ORDINAL = 260;
    private static final int WORKING_DIRECTORY_ORDINAL = 255;
    private static final int PACKAGED_ORDINAL = 250;
    private static final int LIBRARIES_ORDINAL = 100;

    /** Names that configure Tandem, Kafka's clients or Quarkus. */
    private static final Pattern CONFIGURES =
            Pattern.compile("(?i)(tandem|kafka|quarkus|smallrye|mp)[._].*|%.*");

    /** What was read; null before that. Static, because Quarkus makes its own object of us. */
    private static volatile @Nullable List<ConfigSource> inForce;

    /** For the service loader. */
    public ConfigurationSources() {}

    /** Reads all sources before Quarkus does, and lets Quarkus read the same. */
    public static SmallRyeConfig load(Path workingDirectory) {
        List<ConfigSource> sources = new ArrayList<>();
        sources.add(new SysPropConfigSource());
        sources.add(EnvironmentSource.of(System.getenv()));
        ConfigurationFile.in(
                        workingDirectory.resolve("config").resolve(FILE), CONFIG_FOLDER_ORDINAL)
                .ifPresent(sources::add);
        ConfigurationFile.in(workingDirectory.resolve(FILE), WORKING_DIRECTORY_ORDINAL)
                .ifPresent(sources::add);
        return inForce(sources);
    }

    /**
     * Takes these keys and nothing from outside: no environment, no file of the working directory,
     * and of the system properties only what configures neither Tandem, nor Kafka, nor Quarkus.
     */
    public static SmallRyeConfig only(Map<String, String> keys) {
        Map<String, String> system = new HashMap<>();
        for (String name : System.getProperties().stringPropertyNames()) {
            if (!CONFIGURES.matcher(name).matches()) {
                system.put(name, System.getProperty(name));
            }
        }
        List<ConfigSource> sources = new ArrayList<>();
        sources.add(
                new PropertiesConfigSource(
                        system, "system properties of Java", SYSTEM_PROPERTIES_ORDINAL));
        sources.add(new PropertiesConfigSource(keys, "keys of the command", DECIDED_ORDINAL));
        return inForce(sources);
    }

    /** Adds what was decided after the reading; it is stronger than everything that was read. */
    public static void decide(Map<String, String> keys) {
        List<ConfigSource> sources = new ArrayList<>(List.of());
        List<ConfigSource> read = inForce;
        if (read != null) {
            sources.addAll(read);
        }
        sources.add(new PropertiesConfigSource(keys, "decided at the start", DECIDED_ORDINAL + 1));
        inForce = List.copyOf(sources);
    }

    private static SmallRyeConfig inForce(List<ConfigSource> sources) {
        ClassLoader classes = ConfigurationSources.class.getClassLoader();
        sources.addAll(PropertiesConfigSourceLoader.inClassPath(FILE, PACKAGED_ORDINAL, classes));
        sources.addAll(
                PropertiesConfigSourceLoader.inClassPath(LIBRARIES, LIBRARIES_ORDINAL, classes));
        inForce = List.copyOf(sources);
        return builder().withSources(sources).build();
    }

    /** What every reading has in common: expressions and profiles work as they do in Quarkus. */
    public static SmallRyeConfigBuilder builder() {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withProfile("prod")
                .addDiscoveredConverters();
    }

    @Override
    public void configBuilder(SmallRyeConfigBuilder builder) {
        List<ConfigSource> sources = inForce;
        if (sources != null) {
            builder.setAddDefaultSources(false)
                    .setAddSystemSources(false)
                    .setAddPropertiesSources(false)
                    .withSources(sources);
        }
    }

    /** After Quarkus's own, which add the sources that are replaced here. */
    @Override
    public int priority() {
        return Integer.MAX_VALUE;
    }
}
