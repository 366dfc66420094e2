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
 * <p>They are read once. Quarkus loads this class as a service and receives the same sources in
 * place of its own, so that it uses the configuration that was checked; the demo excludes the
 * environment and the working directory this way. Nothing is replaced before {@link #load} or
 * {@link #only}, so that a build does not include a file of its working directory.
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

    /** Without a provider Quarkus would refuse to start, so logins are off in the packaged file. */
    private static final String PROVIDER_OF_LOGINS = "quarkus.oidc.auth-server-url";

    private static final String LOGINS = "quarkus.oidc.tenant-enabled";

    /** Names that configure Tandem, Kafka's clients or Quarkus. */
    private static final Pattern CONFIGURES =
            Pattern.compile("(?i)(tandem|kafka|quarkus|smallrye|mp)[._].*|%.*");

    /**
     * The sources that were read; null before. Static, because Quarkus creates its own instance.
     */
    private static volatile @Nullable List<ConfigSource> inForce;

    /** For the service loader. */
    public ConfigurationSources() {}

    /** Reads all sources before Quarkus does, and makes Quarkus use them. */
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
     * Uses only these keys: no environment, no file of the working directory, and of the system
     * properties only those that configure neither Tandem, nor Kafka, nor Quarkus.
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

    /**
     * Uses only this file, for questions about another configuration than the one in force.
     *
     * @throws IllegalArgumentException when there is no such file
     */
    public static SmallRyeConfig file(Path file) {
        List<ConfigSource> sources = new ArrayList<>();
        sources.add(
                ConfigurationFile.in(file, WORKING_DIRECTORY_ORDINAL)
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "Expected a configuration file, but there is no " + file)));
        return inForce(sources);
    }

    /** Adds keys that were determined after the reading; they override all others. */
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
        if (builder()
                .withSources(sources)
                .build()
                .getOptionalValue(PROVIDER_OF_LOGINS, String.class)
                .isPresent()) {
            sources.add(
                    new PropertiesConfigSource(
                            Map.of(LOGINS, "true"),
                            "a provider of logins is configured",
                            PACKAGED_ORDINAL + 1));
        }
        inForce = List.copyOf(sources);
        return builder().withSources(sources).build();
    }

    /** A builder whose expressions and profiles work as they do in Quarkus. */
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

    /** Runs after Quarkus's own customizers, which add the sources that are replaced here. */
    @Override
    public int priority() {
        return Integer.MAX_VALUE;
    }
}
