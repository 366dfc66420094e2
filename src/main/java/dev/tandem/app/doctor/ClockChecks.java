package dev.tandem.app.doctor;

import dev.tandem.app.configuration.values.TandemConfiguration;
import dev.tandem.salesforce.probe.OrgProbe;
import dev.tandem.salesforce.settings.OrgCredentials;
import dev.tandem.salesforce.settings.OrgSettings;
import dev.tandem.salesforce.token.ClockDifference;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compares this machine's clock with those of Salesforce and Webex, by the dates of their answers.
 * An assertion of a wrong time is refused by Salesforce, and a webhook of a wrong time here.
 */
final class ClockChecks {
    private static final String SYNCHRONIZE = "synchronize this machine's clock by NTP";

    /** The dates of answers have no fractions of a second, and answers take their time. */
    private static final Duration UNREMARKABLE = Duration.ofSeconds(5);

    private final TandemConfiguration configuration;
    private final Optional<URI> webex;
    private final Clock clock;

    /**
     * Nothing is asked yet.
     *
     * @param webex where Webex's API is, where that is configured
     */
    ClockChecks(TandemConfiguration configuration, Optional<URI> webex, Clock clock) {
        this.configuration = configuration;
        this.webex = webex;
        this.clock = clock;
    }

    Check.Group group() {
        List<Check> checks = new ArrayList<>();
        configuration
                .orgs()
                .forEach((name, org) ->
                        checks.add(
                                Check.of(
                                        "Salesforce " + name,
                                        () -> List.of(ofOrg(name, org.settings())))));
        webex.ifPresent(url -> checks.add(Check.of("Webex", () -> List.of(ofWebex(url)))));
        return new Check.Group("Clock", checks);
    }

    private Finding ofOrg(String name, OrgSettings org) {
        Duration ahead;
        try (OrgProbe probe = new OrgProbe(org, configuration.proxy(), clock)) {
            ahead = probe.clockAhead();
        }
        Duration allowed =
                org.auth() instanceof OrgCredentials.JwtBearer
                        ? ClockDifference.TOO_MUCH
                        : configuration.webhook().timestampTolerance();
        return ahead == null
                ? Finding.notChecked("Salesforce " + name, "the org does not answer with a date")
                : judge("Salesforce " + name, ahead, allowed);
    }

    private Finding ofWebex(URI url) throws InterruptedException {
        Optional<HttpResponse<String>> answer = DoorClient.get(url, "");
        Optional<String> date = answer.flatMap(it -> it.headers().firstValue("Date"));
        return date.isEmpty()
                ? Finding.notChecked("Webex", url + " does not answer with a date")
                : judge(
                        "Webex",
                        ClockDifference.ahead(date.get(), clock),
                        configuration.webhook().timestampTolerance());
    }

    /**
     * Judges a difference.
     *
     * @param allowed a larger difference lets requests fail
     */
    static Finding judge(String what, Duration ahead, Duration allowed) {
        String words =
                "this machine's clock is %d s %s (%d s are too much)"
                        .formatted(
                                ahead.abs().toSeconds(),
                                ahead.isNegative() ? "behind" : "ahead",
                                allowed.toSeconds());
        if (ahead.abs().compareTo(allowed) >= 0) {
            return Finding.fault(what, words, SYNCHRONIZE);
        }
        return ahead.abs().compareTo(UNREMARKABLE) > 0
                ? Finding.warning(what, words, SYNCHRONIZE)
                : Finding.ok(what, words);
    }
}
