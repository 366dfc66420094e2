package dev.tandem.salesforce;

import dev.tandem.domain.CommandKind;
import dev.tandem.domain.IssuedCommand;
import dev.tandem.domain.SalesforceResult;
import dev.tandem.domain.SalesforceResult.CommandRefused;
import dev.tandem.domain.SalesforceResult.CommandUnavailable;
import dev.tandem.domain.ports.CommandExecutor.SendPermit;
import dev.tandem.salesforce.faults.ExchangeResult;
import dev.tandem.salesforce.faults.OrgFault;
import dev.tandem.salesforce.monitor.OrgHealth;
import dev.tandem.salesforce.monitor.OrgHealth.Trouble;
import dev.tandem.salesforce.monitor.SalesforceMetrics;
import dev.tandem.salesforce.settings.OrgSettings;
import dev.tandem.salesforce.token.OrgTokens;
import dev.tandem.salesforce.token.TokenAnswer;
import dev.tandem.salesforce.voice.VoiceBody;
import dev.tandem.salesforce.voice.VoiceCallLookup;
import dev.tandem.salesforce.voice.VoiceExchange;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One org: its token, circuit and connection pool, and how its answers are handled. */
final class OrgConnection {
    static final Duration CONFIGURATION_PAUSE = Duration.ofSeconds(60);

    private final OrgSettings org;
    private final OrgTokens tokens;
    private final OrgCircuit circuit;
    private final VoiceExchange exchange;
    private final @Nullable RepeatedCreate repeatedCreate;
    private final OrgHealth health;
    private final SalesforceMetrics metrics;
    private final Clock clock;

    OrgConnection(
            OrgSettings org,
            RestClients clients,
            OrgTokens tokens,
            OrgHealth health,
            SalesforceMetrics metrics,
            Clock clock) {
        this.org = org;
        this.tokens = tokens;
        this.circuit = new OrgCircuit(org.name(), clock);
        this.exchange = new VoiceExchange(org, clients.voice(org), metrics, clock);
        this.repeatedCreate =
                org.verifyBeforeRepeat()
                        ? new RepeatedCreate(
                                org.name(),
                                new VoiceCallLookup(org, clients.query(org), metrics, clock),
                                exchange,
                                health)
                        : null;
        this.health = health;
        this.metrics = metrics;
        this.clock = clock;
        metrics.orgKnown(org.name(), circuit::state);
    }

    SalesforceResult execute(IssuedCommand command, VoiceBody body, SendPermit permit) {
        return switch (tokens.current()) {
            case TokenAnswer.NoToken none -> withoutToken(none);
            case TokenAnswer.AccessToken token -> withToken(command, body, permit, token);
        };
    }

    private SalesforceResult withToken(
            IssuedCommand command,
            VoiceBody body,
            SendPermit permit,
            TokenAnswer.AccessToken token) {
        ExchangeResult result = send(command, body, permit, token);
        if (!isSessionGone(result)) {
            return result(command, result, token);
        }
        return switch (tokens.after(token)) {
            case TokenAnswer.NoToken none -> withoutToken(none);
            case TokenAnswer.AccessToken newer -> replay(command, body, permit, newer);
        };
    }

    private SalesforceResult replay(
            IssuedCommand command,
            VoiceBody body,
            SendPermit permit,
            TokenAnswer.AccessToken newer) {
        ExchangeResult result = send(command, body, permit, newer);
        return result instanceof ExchangeResult.Failed failed && isSessionGone(failed)
                ? withoutToken(tokens.rejected(newer, newer.hideIn(failed.reason())))
                : result(command, result, newer);
    }

    private ExchangeResult send(
            IssuedCommand command,
            VoiceBody body,
            SendPermit permit,
            TokenAnswer.AccessToken token) {
        if (clock.instant().isAfter(command.notAfter())) {
            return new ExchangeResult.HeldBack("not sent: the command's deadline has passed", null);
        }
        CommandKind kind = command.command().kind();
        long endsAt = System.nanoTime() + org.timeouts().of(kind).toNanos();
        RepeatedCreate looking = repeatedCreate;
        return looking != null
                        && RepeatedCreate.is(command)
                        && body instanceof VoiceBody.CreateVoiceCall create
                ? circuit.call(() -> looking.send(create, permit, token, endsAt))
                : circuit.call(() -> exchange.send(kind, body, permit, token, endsAt));
    }

    private static boolean isSessionGone(ExchangeResult result) {
        return result instanceof ExchangeResult.Failed failed && failed.fault() == OrgFault.SESSION;
    }

    private SalesforceResult result(
            IssuedCommand command, ExchangeResult result, TokenAnswer.AccessToken token) {
        return switch (result) {
            case ExchangeResult.Done done -> {
                health.accepted(org.name(), command.contactCenter(), command.command().kind());
                yield done.result();
            }
            case ExchangeResult.Failed failed -> failed(command, failed, token);
            case ExchangeResult.NotSent notSent -> {
                health.failed(org.name(), Trouble.UNAVAILABLE, notSent.words(), false);
                yield new CommandUnavailable(notSent.words(), false, null);
            }
            case ExchangeResult.HeldBack heldBack -> {
                metrics.requestHeldBack(org.name(), command.command().kind());
                yield new CommandUnavailable(heldBack.words(), false, heldBack.retryAfter());
            }
        };
    }

    private SalesforceResult failed(
            IssuedCommand command, ExchangeResult.Failed failed, TokenAnswer.AccessToken token) {
        String reason = token.hideIn(failed.reason());
        return switch (failed.fault()) {
            case REFUSED -> {
                List<String> words = failed.words().stream().map(token::hideIn).toList();
                health.answered(org.name());
                health.refused(
                        org.name(), command.contactCenter(), command.command().kind(), words);
                yield new CommandRefused(words);
            }
            case CONFIGURATION, SESSION ->
                    configurationFault(Trouble.CONFIGURATION, reason, CONFIGURATION_PAUSE);
            case QUOTA_GONE -> pause(reason, OrgCircuit.QUOTA_PAUSE);
            case BUSY -> busy(reason, failed);
            case NOT_EXECUTED, IN_DOUBT, NOT_ASKED, ORG_DOWN -> {
                health.failed(org.name(), Trouble.UNAVAILABLE, reason, false);
                yield unavailable(reason, failed);
            }
        };
    }

    private static SalesforceResult unavailable(String reason, ExchangeResult.Failed failed) {
        return new CommandUnavailable(
                reason, failed.fault().mayHaveExecuted(), failed.retryAfter());
    }

    private SalesforceResult busy(String reason, ExchangeResult.Failed failed) {
        Duration wait = failed.retryAfter();
        if (wait != null && !wait.isZero()) {
            return pause(reason, wait);
        }
        health.failed(org.name(), Trouble.LIMIT, reason, false);
        return new CommandUnavailable(reason, false, null);
    }

    /** A limit applies to the whole org: it would refuse any other call, too. */
    private SalesforceResult pause(String reason, Duration pause) {
        circuit.rest(pause);
        health.failed(org.name(), Trouble.LIMIT, reason, false);
        return new CommandUnavailable(reason, false, pause);
    }

    private SalesforceResult withoutToken(TokenAnswer.NoToken none) {
        Duration wait = none.waitFrom(clock.instant());
        Trouble trouble = none.issued() ? Trouble.CONFIGURATION : Trouble.NO_TOKEN;
        if (none.configuration()) {
            return configurationFault(trouble, none.words(), wait);
        }
        health.failed(org.name(), trouble, none.words(), false);
        return new CommandUnavailable(none.words(), false, wait);
    }

    private SalesforceResult configurationFault(Trouble trouble, String words, Duration wait) {
        health.failed(org.name(), trouble, words, true);
        metrics.configurationFault(org.name());
        return new CommandUnavailable(words, false, wait);
    }
}
