package dev.tandem.salesforce.token;

import dev.tandem.files.FileContent;
import dev.tandem.files.WatchedFile;
import dev.tandem.salesforce.monitor.OrgHealth;
import dev.tandem.salesforce.monitor.SalesforceMetrics;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * A key or a secret that an operator may replace while the program runs. A new file that cannot be
 * used leaves the old content in use, and health shows the fault until the file is corrected.
 *
 * @param <T> what the file holds
 */
public final class CredentialFile<T> implements AutoCloseable {
    private final AtomicInteger version;
    private final WatchedFile<T> file;

    private CredentialFile(AtomicInteger version, WatchedFile<T> file) {
        this.version = version;
        this.file = file;
    }

    /**
     * Reads the file and watches it from now on.
     *
     * @param setting the name of the key that names the file
     * @throws IllegalArgumentException when the file cannot be used; the message gives the reason
     */
    static <T> CredentialFile<T> open(
            OrgWatch watch, String setting, Path file, Function<String, FileContent<T>> reader) {
        AtomicInteger version = new AtomicInteger();
        return new CredentialFile<>(
                version,
                WatchedFile.open(
                        setting + " of Salesforce org " + watch.org(),
                        file,
                        reader,
                        new WatchedFile.Watcher<T>() {
                            @Override
                            public void taken(T value) {
                                version.incrementAndGet();
                                watch.health().settled(watch.org(), setting);
                            }

                            @Override
                            public void unusable(String complaint) {
                                watch.metrics().credentialUnusable(watch.org());
                                watch.health()
                                        .noted(
                                                watch.org(),
                                                setting,
                                                complaint + "; what was read before stays in use");
                            }
                        }));
    }

    /** What is in use now. */
    T get() {
        return file.get();
    }

    /** One more each time that a new content is taken in. */
    int version() {
        return version.get();
    }

    @Override
    public void close() {
        file.close();
    }

    /** Receives the state of the credentials of an org. */
    public record OrgWatch(String org, OrgHealth health, SalesforceMetrics metrics) {}
}
