package dev.tandem.salesforce;

import dev.tandem.domain.IssuedCommand;
import dev.tandem.domain.SalesforceResult;
import dev.tandem.domain.ports.CommandExecutor;
import dev.tandem.domain.ports.CommandExecutor.SendPermit;
import dev.tandem.salesforce.monitor.OrgHealth;
import dev.tandem.salesforce.monitor.SalesforceMetrics;
import dev.tandem.salesforce.settings.OrgSettings;
import dev.tandem.salesforce.settings.SalesforceSettings;
import dev.tandem.salesforce.settings.VoiceSettings;
import dev.tandem.salesforce.token.CredentialFile;
import dev.tandem.salesforce.token.OrgTokens;
import dev.tandem.salesforce.token.TokenGrant;
import dev.tandem.salesforce.token.TokenRequest;
import dev.tandem.salesforce.voice.PhoneNumbers;
import dev.tandem.salesforce.voice.VoiceBodies;
import io.quarkus.cache.Cache;
import io.quarkus.cache.CacheName;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jboss.logging.Logger;

/**
 * Executes commands in the configured orgs. It blocks its caller, so call it on a virtual thread.
 * With a valid token it takes at most the call's time-out, including one repetition of a request
 * that could not be sent. At worst it waits for a token (5 s), meets a 401 at the end of the
 * time-out, waits for another token and replays the call: twice the time-out and 10 s, which with
 * the longest time-out of 10 s makes 30 s.
 *
 * <p>It is created when the program starts, so that the first call does not wait for JavaScript,
 * key files are watched from then on, and a token is requested from each org.
 */
@Startup
@ApplicationScoped
public class SalesforceExecutor implements CommandExecutor, AutoCloseable {
    /** Name of the cache that holds the tokens of all orgs. */
    public static final String TOKEN_CACHE = "salesforce-tokens";

    /** Name of the cache that remembers translated phone numbers of all contact centres. */
    public static final String NUMBER_CACHE = "phone-numbers";

    private static final Logger LOG = Logger.getLogger(SalesforceExecutor.class);
    private static final Duration ASK_AGAIN_AFTER = Duration.ofMinutes(1);

    private final Map<String, OrgConnection> orgs = new TreeMap<>();
    private final Map<String, OrgTokens> tokensOfOrgs = new TreeMap<>();
    private final List<Thread> watches = new CopyOnWriteArrayList<>();
    private final List<TokenGrant> grants = new ArrayList<>();
    private final Map<String, VoiceSettings> contactCenters;
    private final Map<String, PhoneNumbers> numbers = new TreeMap<>();

    /**
     * An executor for these orgs; connects to none of them yet, and watches the files of their keys
     * and secrets until it is closed. Loads the JavaScript engine where a contact centre has rules
     * for phone numbers.
     *
     * @param tokens a cache for tokens; several executors may share one
     * @param translated a cache for phone numbers; several executors may share one
     */
    @Inject
    public SalesforceExecutor(
            SalesforceSettings settings,
            @CacheName(TOKEN_CACHE) Cache tokens,
            @CacheName(NUMBER_CACHE) Cache translated,
            OrgHealth health,
            SalesforceMetrics metrics,
            Clock clock) {
        RestClients clients = new RestClients(settings.proxy());
        for (OrgSettings org : settings.orgs().values()) {
            TokenGrant grant =
                    TokenGrant.of(
                            org.auth(), new CredentialFile.OrgWatch(org.name(), health, metrics));
            grants.add(grant);
            TokenRequest request = new TokenRequest(org, grant, clients.token(org), clock);
            OrgTokens orgTokens =
                    new OrgTokens(org.name(), request, tokens, health, metrics, clock);
            tokensOfOrgs.put(org.name(), orgTokens);
            orgs.put(
                    org.name(), new OrgConnection(org, clients, orgTokens, health, metrics, clock));
        }
        contactCenters = settings.contactCenters();
        contactCenters.forEach((name, center) ->
                numbers.put(name, new PhoneNumbers(center, translated, metrics, clock)));
    }

    void started(@Observes StartupEvent event) {
        askForTokens();
    }

    /**
     * Requests a token from each org, each minute until the org issues one, so that health shows a
     * fault before the first call meets it. Returns at once; ends with {@link #close}.
     */
    void askForTokens() {
        tokensOfOrgs.forEach((org, ofOrg) ->
                watches.add(
                        Thread.ofVirtual()
                                .name("salesforce-token-" + org)
                                .start(() -> askForTokens(org, ofOrg))));
    }

    private static void askForTokens(String org, OrgTokens ofOrg) {
        while (true) {
            try {
                ofOrg.askWhereMissing();
                Thread.sleep(ASK_AGAIN_AFTER);
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException bug) {
                LOG.errorf(
                        "A Salesforce org is not asked for a token before its first call: %s."
                                + " org=%s",
                        bug.getClass().getName(), org);
                return;
            }
        }
    }

    /** Stops requesting tokens and watching files. */
    @PreDestroy
    @Override
    public void close() {
        watches.forEach(Thread::interrupt);
        grants.forEach(TokenGrant::close);
    }

    @Override
    public SalesforceResult execute(IssuedCommand command, SendPermit permit) {
        OrgConnection org = orgs.get(command.org());
        if (org == null) {
            return missing("orgs." + command.org());
        }
        VoiceSettings contactCenter = contactCenters.get(command.contactCenter());
        PhoneNumbers phoneNumbers = numbers.get(command.contactCenter());
        if (contactCenter == null || phoneNumbers == null) {
            return missing("contact-centers." + command.contactCenter());
        }
        return org.execute(
                command, VoiceBodies.of(command.command(), contactCenter, phoneNumbers), permit);
    }

    /** A command may be older than the configuration that this program was started with. */
    private static SalesforceResult missing(String key) {
        return new SalesforceResult.CommandUnavailable(
                "not sent: the configuration has no " + key + " (add it, or put it back)",
                false,
                OrgConnection.CONFIGURATION_PAUSE);
    }
}
