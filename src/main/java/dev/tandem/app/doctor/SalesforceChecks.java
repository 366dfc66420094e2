package dev.tandem.app.doctor;

import dev.tandem.domain.CommandKind;
import dev.tandem.salesforce.probe.OrgProbe;
import dev.tandem.salesforce.probe.ProbeResult;
import dev.tandem.salesforce.settings.OrgSettings;
import dev.tandem.salesforce.settings.ProxySettings;
import dev.tandem.salesforce.token.TokenAnswer;
import dev.tandem.salesforce.token.TokenAnswer.AccessToken;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One org: its host, its token, the four endpoints and what is left of its API quota. */
final class SalesforceChecks {
    private static final String HOST = "host";
    private static final String TOKEN = "token";

    private final OrgSettings org;
    private final OrgProbe probe;

    /** Written and read by checks that run one after the other. */
    private volatile @Nullable AccessToken token;

    SalesforceChecks(OrgSettings org, @Nullable ProxySettings proxy, Clock clock) {
        this.org = org;
        this.probe = new OrgProbe(org, proxy, clock);
    }

    Check.Group group() {
        List<Check> checks = new ArrayList<>();
        checks.add(Check.of(HOST, () -> List.of(finding(HOST, probe.host()))));
        checks.add(Check.after(HOST, TOKEN, () -> List.of(token())));
        for (CommandKind kind : CommandKind.values()) {
            String endpoint = OrgProbe.endpointOf(kind);
            checks.add(
                    Check.after(
                            TOKEN,
                            endpoint,
                            () -> List.of(finding(endpoint, probe.endpoint(kind, known())))));
        }
        if (org.verifyBeforeRepeat()) {
            String records = "VoiceCall records";
            checks.add(
                    Check.after(
                            TOKEN,
                            records,
                            () -> List.of(finding(records, probe.records(known())))));
        }
        String quota = "daily API requests";
        checks.add(Check.after(TOKEN, quota, () -> List.of(finding(quota, probe.quota(known())))));
        return new Check.Group("Salesforce " + org.name(), checks, probe::close);
    }

    private Finding token() {
        return switch (probe.token()) {
            case AccessToken issued -> {
                token = issued;
                yield Finding.ok(TOKEN, "issued; calls go to " + issued.instanceUrl());
            }
            case TokenAnswer.NoToken none -> Finding.fault(TOKEN, none.words(), "");
        };
    }

    private AccessToken known() {
        return Objects.requireNonNull(token, "Expected a token, because its check was right");
    }

    private static Finding finding(String what, ProbeResult result) {
        return switch (result) {
            case ProbeResult.Fine(String words) -> Finding.ok(what, words);
            case ProbeResult.Doubtful(String words, String advice) ->
                    Finding.warning(what, words, advice);
            case ProbeResult.Wrong(String words, String advice) ->
                    Finding.fault(what, words, advice);
        };
    }
}
