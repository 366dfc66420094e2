package dev.tandem.app.configuration;

import dev.tandem.app.configuration.sections.ConfigurationFault;
import dev.tandem.files.TextFile;
import io.smallrye.config.PropertiesConfigSource;
import java.io.IOException;
import java.io.Serial;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * A properties file of the user's, in UTF-8 with or without a byte order mark. The loader of
 * SmallRye Config replaces bytes that are not UTF-8, and reads a byte order mark as a part of the
 * first key.
 */
final class ConfigurationFile extends PropertiesConfigSource {
    @Serial private static final long serialVersionUID = 1L;

    /** Not serialized: the configuration never is. */
    private final transient List<ConfigurationFault> faults;

    private ConfigurationFile(
            Path file,
            Map<String, String> properties,
            int ordinal,
            List<ConfigurationFault> faults) {
        super(properties, "ConfigurationFile[" + file + "]", ordinal);
        this.faults = faults;
    }

    /**
     * The content of the file; empty when the file does not exist. A file that cannot be read is a
     * fault.
     */
    static Optional<ConfigurationFile> in(Path file, int ordinal) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(of(file, Files.readAllBytes(file), ordinal));
        } catch (IOException e) {
            return Optional.of(
                    faulty(
                            file,
                            ordinal,
                            "this user must be able to read it (" + e.getMessage() + ")."));
        }
    }

    private static ConfigurationFile of(Path file, byte[] bytes, int ordinal) {
        Optional<Integer> line = firstLineThatIsNotUtf8(bytes);
        if (line.isPresent()) {
            return faulty(
                    file,
                    ordinal,
                    "line "
                            + line.get()
                            + " is not text in UTF-8 (an editor may have saved the file as"
                            + " ISO-8859-1, Windows-1252 or UTF-16); save it as UTF-8.");
        }
        Properties properties = new Properties();
        try {
            properties.load(
                    new StringReader(
                            TextFile.withoutByteOrderMark(
                                    new String(bytes, StandardCharsets.UTF_8))));
        } catch (IOException | IllegalArgumentException e) {
            return faulty(
                    file, ordinal, "it must be a properties file, but: " + e.getMessage() + ".");
        }
        Map<String, String> values = new HashMap<>();
        properties
                .stringPropertyNames()
                .forEach(key -> values.put(key, properties.getProperty(key)));
        return new ConfigurationFile(file, values, ordinal, List.of());
    }

    private static ConfigurationFile faulty(Path file, int ordinal, String rule) {
        ConfigurationFault fault =
                new ConfigurationFault("The file " + file.toAbsolutePath(), null, rule);
        return new ConfigurationFile(file, Map.of(), ordinal, List.of(fault));
    }

    /** Lines of other encodings end as in UTF-8, except UTF-16, which fails in line 1. */
    private static Optional<Integer> firstLineThatIsNotUtf8(byte[] bytes) {
        int line = 1;
        int from = 0;
        for (int i = 0; i <= bytes.length; i++) {
            if (i == bytes.length || bytes[i] == '\n') {
                if (!isUtf8(Arrays.copyOfRange(bytes, from, i))) {
                    return Optional.of(line);
                }
                line++;
                from = i + 1;
            }
        }
        return Optional.empty();
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException notUtf8) {
            return false;
        }
    }

    List<ConfigurationFault> faults() {
        return faults;
    }
}
