package dev.tandem.app.configuration.sections;

import dev.tandem.files.TextFile;
import dev.tandem.salesforce.settings.ProxySettings;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the proxy through which Salesforce is reached. */
final class ProxySection {
    private static final String PREFIX = "tandem.salesforce.proxy.";
    private static final String URL = PREFIX + "url";
    private static final String USERNAME = PREFIX + "username";
    private static final String PASSWORD_FILE = PREFIX + "password-file";

    private final KeyReader keys;

    ProxySection(KeyReader keys) {
        this.keys = keys;
    }

    /** Empty without a proxy, or when something is wrong, which is recorded. */
    Optional<ProxySettings> read() {
        Optional<URI> url = keys.text(URL).flatMap(this::proxy);
        Optional<String> username = keys.text(USERNAME);
        Optional<String> password = keys.readableFile(PASSWORD_FILE).flatMap(this::password);
        if (username.isPresent() && keys.text(PASSWORD_FILE).isEmpty()) {
            keys.faults()
                    .missing(PASSWORD_FILE, "name the file with the password of " + USERNAME + ".");
        }
        if (username.isEmpty() && keys.text(PASSWORD_FILE).isPresent()) {
            keys.faults()
                    .missing(
                            USERNAME,
                            "set it to the user whose password " + PASSWORD_FILE + " holds.");
        }
        if (username.isPresent() && keys.text(URL).isEmpty()) {
            keys.faults().missing(URL, "set it to the proxy that " + USERNAME + " is for.");
        }
        return url.map(it ->
                new ProxySettings(
                        it.getHost(),
                        it.getPort(),
                        username.flatMap(user ->
                                        password.map(word -> new ProxySettings.Login(user, word)))
                                .orElse(null)));
    }

    /** A URL with a user and a password is refused without being shown. */
    private Optional<URI> proxy(String value) {
        try {
            URI url = new URI(value);
            if (url.getRawUserInfo() != null) {
                keys.faults()
                        .say(
                                URL,
                                "it must not hold the user or the password; set "
                                        + USERNAME
                                        + " and "
                                        + PASSWORD_FILE
                                        + ".");
                return Optional.empty();
            }
            if ("http".equals(url.getScheme())
                    && url.getHost() != null
                    && url.getPort() > 0
                    && url.getPort() <= 65_535
                    && url.getRawQuery() == null
                    && (url.getRawPath().isEmpty() || url.getRawPath().equals("/"))) {
                return Optional.of(url);
            }
        } catch (URISyntaxException notOne) {
            // Reported below.
        }
        if (value.contains("@")) {
            keys.faults().say(URL, rule());
        } else {
            keys.faults().wrong(URL, value, rule());
        }
        return Optional.empty();
    }

    private static String rule() {
        return "it must be http://, the proxy's host and its port, such as"
                + " http://proxy.example.com:3128.";
    }

    private Optional<String> password(Path file) {
        try {
            String password = TextFile.read(file).strip();
            if (!password.isEmpty() && password.lines().count() == 1) {
                return Optional.of(password);
            }
        } catch (IOException notText) {
            // Reported below.
        }
        keys.faults()
                .say(
                        PASSWORD_FILE,
                        "the file must hold the password in one line, and nothing else: "
                                + file
                                + ".");
        return Optional.empty();
    }
}
