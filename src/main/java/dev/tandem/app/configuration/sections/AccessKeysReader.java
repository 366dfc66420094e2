package dev.tandem.app.configuration.sections;

import dev.tandem.files.FileContent;
import dev.tandem.files.TextFile;
import dev.tandem.security.AccessKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads configuration keys that name a file of access keys, and checks the file. */
final class AccessKeysReader {
    private AccessKeysReader() {}

    /**
     * Empty when not set, or when there is no such file; faults of the file are recorded.
     *
     * @param parser the one that reads the file later
     */
    static Optional<Path> file(
            KeyReader keys, String key, Function<String, FileContent<AccessKeys>> parser) {
        Optional<Path> file = keys.readableFile(key);
        file.ifPresent(it -> check(keys, key, it, parser));
        return file;
    }

    private static void check(
            KeyReader keys,
            String key,
            Path file,
            Function<String, FileContent<AccessKeys>> parser) {
        try {
            if (parser.apply(TextFile.read(file))
                    instanceof FileContent.Faulty<AccessKeys>(List<String> faults)) {
                faults.forEach(fault -> keys.faults().wrong(key, file.toString(), fault + "."));
            }
        } catch (IOException e) {
            keys.faults().wrong(key, file.toString(), "it must be text in UTF-8.");
        }
    }
}
