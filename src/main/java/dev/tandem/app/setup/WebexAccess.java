package dev.tandem.app.setup;

import dev.tandem.app.configuration.ConfigurationSources;
import dev.tandem.webex.api.WebexApiSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * How a set-up reaches Webex's APIs: as an administrator, with a token in a file. A token is never
 * an argument: those are seen by every user of the machine.
 */
final class WebexAccess {
    private static final String BASE_URL_KEY = "tandem.webex.api.base-url";
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--token-file",
            paramLabel = "<file>",
            description =
                    "with an administrator's access token as its one line, such as the personal"
                            + " token of developer.webex.com, good for 12 hours")
    private @Nullable Path tokenFile;

    @Option(
            names = "--region",
            paramLabel = "<region>",
            completionCandidates = Regions.class,
            description =
                    "the data centre: ${COMPLETION-CANDIDATES} (default: what "
                            + BASE_URL_KEY
                            + " says)")
    private @Nullable String region;

    @Option(
            names = "--base-url",
            paramLabel = "<address>",
            description = "of Webex's APIs, instead of a region; a simulated Webex has one")
    private @Nullable String baseUrl;

    /** Where Webex Contact Center has data centres. */
    static final class Regions implements Iterable<String> {
        private static final List<String> ALL =
                List.of("us1", "eu1", "eu2", "ca1", "jp1", "sg1", "anz1");

        @Override
        public Iterator<String> iterator() {
            return ALL.iterator();
        }
    }

    /** Whether any of the options is there. */
    boolean isGiven() {
        return tokenFile != null || region != null || baseUrl != null;
    }

    /**
     * The settings.
     *
     * @param wantedBy the option that needs them, in messages
     * @throws ParameterException when an option is missing or wrong
     */
    WebexApiSettings settings(String wantedBy) {
        Path token = tokenFile;
        if (token == null) {
            throw wrong(
                    wantedBy
                            + " needs --token-file, a file with an administrator's access token:"
                            + " copy the personal token of developer.webex.com into it.");
        }
        return WebexApiSettings.of(address(), new WebexApiSettings.Login.TokenFile(token));
    }

    private URI address() {
        if (region != null && baseUrl != null) {
            throw wrong("Say --region or --base-url, not both.");
        }
        if (region != null) {
            if (!Regions.ALL.contains(region)) {
                throw wrong(
                        "There is no region %s: choose one of %s."
                                .formatted(region, String.join(", ", Regions.ALL)));
            }
            return URI.create("https://api.wxcc-%s.cisco.com".formatted(region));
        }
        String address =
                baseUrl != null
                        ? baseUrl
                        : ConfigurationSources.load(Path.of(""))
                                .getOptionalValue(BASE_URL_KEY, String.class)
                                .orElseThrow(() ->
                                        wrong(
                                                "Say which data centre to ask: --region us1, for"
                                                        + " example, or "
                                                        + BASE_URL_KEY
                                                        + " in the configuration."));
        URI url = uri(address);
        if (!isSafe(url) || !url.getRawPath().replace("/", "").isEmpty()) {
            throw wrong(
                    (baseUrl != null ? "--base-url" : BASE_URL_KEY)
                            + " must be https://<host> without a path, such as"
                            + " https://api.wxcc-us1.cisco.com, or http:// of a simulated Webex on"
                            + " this machine.");
        }
        return url;
    }

    /** The address; one without a host where the text is none. */
    static URI uri(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException none) {
            return URI.create("");
        }
    }

    /** Whether what is sent there can be read by its owner alone: https, or this machine. */
    static boolean isSafe(URI url) {
        return url.getHost() != null
                && ("https".equals(url.getScheme())
                        || ("http".equals(url.getScheme())
                                && THIS_MACHINE.contains(url.getHost())));
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
