package dev.tandem.app.configuration.sections;

import dev.tandem.app.configuration.keys.KeySegments;
import dev.tandem.app.configuration.values.TandemConfiguration.OrgConfiguration;
import dev.tandem.domain.CommandKind;
import dev.tandem.domain.ContactCenterSettings.CommandDeadlines;
import dev.tandem.salesforce.settings.OrgCredentials;
import dev.tandem.salesforce.settings.OrgSettings;
import dev.tandem.salesforce.settings.OrgTimeouts;
import dev.tandem.salesforce.settings.UrlRule;
import java.time.Duration;
import java.util.Optional;

/** Reads one Salesforce org. */
final class OrgSection {
    private final KeyReader keys;
    private final String name;
    private final String prefix;

    OrgSection(KeyReader keys, String name) {
        this.keys = keys;
        this.name = name;
        this.prefix = "tandem.salesforce.orgs." + KeySegments.quoted(name) + ".";
    }

    /** Empty when something is wrong, which is recorded. */
    Optional<OrgConfiguration> read() {
        SalesforceUrls urls = new SalesforceUrls(keys);
        Optional<String> instanceUrl = urls.instanceUrl(prefix + "instance-url");
        Optional<OrgCredentials> auth = new AuthSection(keys, prefix).read();
        Optional<String> tokenUrl =
                urls.tokenUrl(
                        prefix + "token-url",
                        auth.map(OrgCredentials::tokenUrlRule).orElse(UrlRule.ANY_HOST));
        boolean verifyBeforeRepeat = keys.flag(prefix + "verify-before-repeat");
        int maxConcurrency = keys.integer(prefix + "max-concurrency");
        Optional<OrgTimeouts> timeouts = timeouts();
        CommandDeadlines deadlines = deadlines();
        if (instanceUrl.isEmpty() || timeouts.isEmpty() || auth.isEmpty()) {
            return Optional.empty();
        }
        OrgSettings settings =
                new OrgSettings(
                        name,
                        instanceUrl.get(),
                        tokenUrl.orElse(null),
                        auth.get(),
                        Math.max(1, maxConcurrency),
                        timeouts.get(),
                        verifyBeforeRepeat);
        return Optional.of(new OrgConfiguration(settings, deadlines));
    }

    private Optional<OrgTimeouts> timeouts() {
        Duration create = timeout(CommandKind.CREATE_VOICE_CALL);
        Duration omniFlow = timeout(CommandKind.EXECUTE_OMNI_FLOW);
        Duration clear = timeout(CommandKind.CLEAR_ROUTING);
        Duration update = timeout(CommandKind.UPDATE_VOICE_CALL);
        return keys.faults().all().isEmpty()
                ? Optional.of(new OrgTimeouts(create, omniFlow, update, clear))
                : Optional.empty();
    }

    private Duration timeout(CommandKind kind) {
        return keys.duration(prefix + "timeouts." + kind.word());
    }

    private CommandDeadlines deadlines() {
        return new CommandDeadlines(
                deadline(CommandKind.CREATE_VOICE_CALL),
                deadline(CommandKind.EXECUTE_OMNI_FLOW),
                deadline(CommandKind.CLEAR_ROUTING),
                deadline(CommandKind.UPDATE_VOICE_CALL));
    }

    private Duration deadline(CommandKind kind) {
        return keys.duration(prefix + "deadlines." + kind.word());
    }
}
