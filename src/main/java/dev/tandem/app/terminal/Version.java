package dev.tandem.app.terminal;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the program's manifest. */
public final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"tandem " + current()};
    }

    /** "unpackaged" when the classes are not in a packaged program. */
    public static String current() {
        String version = Version.class.getPackage().getImplementationVersion();
        return Objects.requireNonNullElse(version, "unpackaged");
    }
}
