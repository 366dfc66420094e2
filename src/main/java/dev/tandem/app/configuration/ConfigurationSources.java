package dev.tandem.app.configuration;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.config.spi.ConfigSourceProvider;

/**
 * Where the configuration comes from, the strongest first: {@code -D}, the environment, {@code
 * config/application.properties}, {@code application.properties}, both in the working directory,
 * and the packaged one.
 *
 * <p>Quarkus knows all of these but the fourth, which it gets from here as a {@link
 * ConfigSourceProvider}. That source is silent unless {@link #load} was called, so that a build in
 * a folder that holds a user's file does not bake it in.
 */
public final class ConfigurationSources implements ConfigSourceProvider {
    private static final String WORKING_DIRECTORY = "dev.tandem.working-directory";
    private static final String FILE = "application.properties";
    private static final int CONFIG_FOLDER_ORDINAL = 260;
    private static final int WORKING_DIRECTORY_ORDINAL = 255;
    private static final int PACKAGED_ORDINAL = 250;

    /** For the service loader. */
    public ConfigurationSources() {}

    /** Reads all sources before Quarkus does, and lets Quarkus read the same. */
    public static SmallRyeConfig load(Path workingDirectory) {
        System.setProperty(WORKING_DIRECTORY, workingDirectory.toAbsolutePath().toString());
        List<ConfigSource> sources = new ArrayList<>();
        sources.addAll(
                file(workingDirectory.resolve("config").resolve(FILE), CONFIG_FOLDER_ORDINAL));
        sources.addAll(file(workingDirectory.resolve(FILE), WORKING_DIRECTORY_ORDINAL));
        URL packaged = ConfigurationSources.class.getClassLoader().getResource(FILE);
        if (packaged != null) {
            sources.add(source(packaged, PACKAGED_ORDINAL));
        }
        return builder().addSystemSources().withSources(sources).build();
    }

    /** What every reading has in common: expressions and profiles work as they do in Quarkus. */
    static SmallRyeConfigBuilder builder() {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withProfile("prod")
                .addDiscoveredConverters();
    }

    @Override
    public Iterable<ConfigSource> getConfigSources(ClassLoader forClassLoader) {
        String directory = System.getProperty(WORKING_DIRECTORY);
        return directory == null
                ? List.of()
                : file(Path.of(directory).resolve(FILE), WORKING_DIRECTORY_ORDINAL);
    }

    private static List<ConfigSource> file(Path file, int ordinal) {
        try {
            return Files.isRegularFile(file)
                    ? List.of(source(file.toUri().toURL(), ordinal))
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to read " + file + ", but could not", e);
        }
    }

    private static ConfigSource source(URL file, int ordinal) {
        try {
            return new PropertiesConfigSource(file, ordinal);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to read " + file + ", but could not", e);
        }
    }
}
