package dev.tandem.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.embedded.salesforce.SimulatorKeys;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A configuration with many faults is refused whole, quickly, in words. */
final class WrongConfigurationIT {
    /** Of the processor: on a machine that does nothing else, that long by the clock. */
    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    /** The broker has to be there first. */
    private static final Duration AFTER_KAFKA = Duration.ofSeconds(60);

    @TempDir Path directory;

    @Test
    void a_wrong_configuration_is_refused_with_a_sentence_for_each_fault() throws Exception {
        Installation installation =
                Installation.in(directory)
                        .org("main", "http://example.my.salesforce.com", SimulatorKeys.generate())
                        .with("tandem.salesforce.orgs.main.private-key-file", "nowhere.pem")
                        .with("tandem.webhook.toleranze", "PT5M")
                        .without("tandem.webhook.secrets-file")
                        .center(
                                CallCenter.of("main", "+18445790001", "main")
                                        .with("match.dialed-number", "+1(844"));
        assertThat(sentencesOfRefusal(installation))
                .anySatisfy(names("orgs.main.instance-url", "https"))
                .anySatisfy(names("orgs.main.private-key-file", "nowhere.pem"))
                .anySatisfy(names("tandem.webhook.toleranze", ""))
                .anySatisfy(names("tandem.webhook.secrets-file", ""))
                .anySatisfy(names("contact-centers.main.match.dialed-number", "+1(844"))
                .hasSizeLessThan(8);
    }

    @Test
    void without_a_contact_centre_it_says_which_keys_to_set() throws Exception {
        Installation installation =
                Installation.in(directory)
                        .org("main", "http://127.0.0.1:1", SimulatorKeys.generate());
        assertThat(sentencesOfRefusal(installation))
                .anySatisfy(names("tandem.contact-centers", ""));
    }

    @Test
    void a_port_that_something_else_has_is_named_with_the_key_to_change() throws Exception {
        Installation installation =
                Installation.in(directory)
                        .org("main", "http://127.0.0.1:1", SimulatorKeys.generate())
                        .center(CallCenter.of("main", "+18445790001", "main"));
        try (ServerSocket taken = new ServerSocket(installation.httpPort())) {
            assertThat(sentencesOfRefusal(installation, AFTER_KAFKA))
                    .anySatisfy(names("quarkus.http.port", "" + taken.getLocalPort()));
        }
    }

    private static List<String> sentencesOfRefusal(Installation installation)
            throws IOException, InterruptedException {
        return sentencesOfRefusal(installation, AT_ONCE);
    }

    private static List<String> sentencesOfRefusal(Installation installation, Duration patience)
            throws IOException, InterruptedException {
        try (TandemProcess tandem = TandemProcess.launch(installation)) {
            assertThat(tandem.awaitExit(patience)).isEqualTo(1);
            return tandem.log().lines().toList();
        }
    }

    private static Consumer<String> names(String key, String detail) {
        return sentence -> assertThat(sentence).contains(key).contains(detail);
    }
}
