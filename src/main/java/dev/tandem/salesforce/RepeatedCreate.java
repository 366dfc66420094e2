package dev.tandem.salesforce;

import dev.tandem.domain.CommandKind;
import dev.tandem.domain.IssuedCommand;
import dev.tandem.domain.SalesforceResult;
import dev.tandem.domain.ports.CommandExecutor.SendPermit;
import dev.tandem.salesforce.faults.ExchangeResult;
import dev.tandem.salesforce.monitor.OrgHealth;
import dev.tandem.salesforce.token.TokenAnswer;
import dev.tandem.salesforce.voice.LookupResult;
import dev.tandem.salesforce.voice.VoiceBody;
import dev.tandem.salesforce.voice.VoiceCallLookup;
import dev.tandem.salesforce.voice.VoiceExchange;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Sends a create that an earlier attempt may have executed: it queries the record first, and uses
 * the record that it finds. One narrow gap remains: an attempt that timed out here may still run in
 * Salesforce and create its record after the query.
 */
final class RepeatedCreate {
    private static final Logger LOG = Logger.getLogger(RepeatedCreate.class);
    private static final String SETTING = "verify-before-repeat";
    private static final String WARNING =
            "already there: an earlier attempt had created the record";

    private final String org;
    private final VoiceCallLookup lookup;
    private final VoiceExchange exchange;
    private final OrgHealth health;

    RepeatedCreate(String org, VoiceCallLookup lookup, VoiceExchange exchange, OrgHealth health) {
        this.org = org;
        this.lookup = lookup;
        this.exchange = exchange;
        this.health = health;
    }

    /** Whether an earlier attempt, or the command before a redrive, may have had its effect. */
    static boolean is(IssuedCommand command) {
        return command.command().kind() == CommandKind.CREATE_VOICE_CALL
                && (command.attempt() > 1 || command.id().ordinal() > 1);
    }

    /**
     * Both requests share the budget.
     *
     * @param endsAt {@link System#nanoTime()} at which it ends
     */
    ExchangeResult send(
            VoiceBody.CreateVoiceCall body,
            SendPermit permit,
            TokenAnswer.AccessToken token,
            long endsAt) {
        return switch (lookup.ask(body.vendorCallKey(), token, endsAt)) {
            case LookupResult.Found(String id) -> {
                health.settled(org, SETTING);
                yield new ExchangeResult.Done(
                        new SalesforceResult.VoiceCallCreated(id, List.of(WARNING)));
            }
            case LookupResult.Absent() -> {
                health.settled(org, SETTING);
                yield create(body, permit, token, endsAt);
            }
            case LookupResult.Forbidden(String words) -> {
                noteSkippedQuery(token.hideIn(words));
                yield create(body, permit, token, endsAt);
            }
            case LookupResult.Unanswered(ExchangeResult result) -> result;
        };
    }

    private void noteSkippedQuery(String words) {
        String note = "creates are repeated without a look whether the record is there: " + words;
        if (health.noted(org, SETTING, note)) {
            LOG.warnf("In a Salesforce org %s. org=%s", note, org);
        }
    }

    private ExchangeResult create(
            VoiceBody.CreateVoiceCall body,
            SendPermit permit,
            TokenAnswer.AccessToken token,
            long endsAt) {
        return exchange.send(CommandKind.CREATE_VOICE_CALL, body, permit, token, endsAt);
    }
}
