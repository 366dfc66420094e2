package dev.tandem.app.configuration.sections;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Distinguishes a mistyped file name, which a message should show, from a secret in the place of
 * its file's name, which must not be shown.
 */
final class SecretLookalike {
    /** Endings that secrets do not have, and files of secrets do. */
    private static final Pattern FILE_NAME =
            Pattern.compile(
                    "[\\w./\\\\:~-]{1,200}\\.(pem|key|crt|p8|txt|secret|secrets|keys|conf|properties)");

    /** Base64 has capitals, and hexadecimal digits no slashes. */
    private static final Pattern PLAIN_PATH = Pattern.compile("\\.{0,2}(/[a-z0-9._-]{1,40}){2,}");

    private SecretLookalike() {}

    /** Whether the value is most likely the name of a file. */
    static boolean isPath(String value) {
        return FILE_NAME.matcher(value).matches()
                || PLAIN_PATH.matcher(value).matches()
                || isInAFolder(value);
    }

    private static boolean isInAFolder(String value) {
        try {
            Path folder = Path.of(value).getParent();
            return folder != null && folder.getNameCount() > 0 && Files.isDirectory(folder);
        } catch (InvalidPathException noPath) {
            return false;
        }
    }
}
