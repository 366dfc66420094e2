package dev.tandem.domain.state;

import dev.tandem.domain.CommandId;
import dev.tandem.domain.CommandKind;
import dev.tandem.domain.ContactCenterSettings;
import dev.tandem.domain.InteractionFact.CommandGivenUp;
import dev.tandem.domain.InteractionFact.CommandIssued;
import dev.tandem.domain.InteractionFact.CommandWithdrawn;
import dev.tandem.domain.InteractionFact.RedriveNoted;
import dev.tandem.domain.InteractionFact.RequestStarted;
import dev.tandem.domain.InteractionFact.ResultNoted;
import dev.tandem.domain.InteractionFact.RetryPlanned;
import dev.tandem.domain.IssuedCommand;
import dev.tandem.domain.SalesforceResult.CommandRefused;
import dev.tandem.domain.SalesforceResult.CommandUnavailable;
import dev.tandem.domain.SalesforceResult.OmniFlowExecuted;
import dev.tandem.domain.SalesforceResult.RoutingCleared;
import dev.tandem.domain.SalesforceResult.VoiceCallCreated;
import dev.tandem.domain.SalesforceResult.VoiceCallUpdated;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The commands of a closed interaction that an operator redrives or may redrive.
 *
 * @param givenUp the clear and the update, where they failed for good
 * @param redrives those that are being redriven, one after the other in this order
 * @param inFlight the redriven command whose result is waited for; null when none is
 */
public record RedriveProgress(
        List<Redrivable> givenUp, List<Redrive> redrives, @Nullable InFlightCommand inFlight) {

    /** Nothing failed for good. */
    public static final RedriveProgress NONE = new RedriveProgress(List.of(), List.of(), null);

    public RedriveProgress {
        givenUp = List.copyOf(givenUp);
        redrives = List.copyOf(redrives);
    }

    /**
     * A command that failed for good.
     *
     * @param timeAllowed how long after the redrive its attempts may start
     */
    public record Redrivable(IssuedCommand command, Duration timeAllowed) {
        public CommandKind kind() {
            return command.id().kind();
        }
    }

    /** A command that an operator redrives. */
    public record Redrive(Redrivable failed, CommandProgress progress) {
        public CommandKind kind() {
            return failed.kind();
        }

        /** The attempt to make now, under its own ordinal and with its own deadline. */
        public IssuedCommand nextAttempt() {
            IssuedCommand before = failed.command();
            Instant redrivenAt = progress.redrivenAt();
            return new IssuedCommand(
                    new CommandId(before.id().interactionId(), kind(), progress.ordinal()),
                    progress.attempts() + 1,
                    before.org(),
                    before.contactCenter(),
                    redrivenAt == null ? before.notAfter() : redrivenAt.plus(failed.timeAllowed()),
                    before.command());
        }

        private static Redrive of(Redrivable failed, Instant at) {
            int ordinal = failed.command().id().ordinal();
            CommandProgress before =
                    new CommandProgress(
                            ordinal, 0, CommandProgress.Status.GIVEN_UP, false, null, null);
            return new Redrive(failed, before.asRedriven(at));
        }
    }

    static RedriveProgress after(List<IssuedCommand> givenUp, ContactCenterSettings settings) {
        if (givenUp.isEmpty()) {
            return NONE;
        }
        return new RedriveProgress(
                givenUp.stream()
                        .map(command ->
                                new Redrivable(
                                        command, settings.deadlines().of(command.id().kind())))
                        .toList(),
                List.of(),
                null);
    }

    /** Whether a command of that kind failed for good and is not being redriven. */
    public boolean hasGivenUp(CommandKind kind) {
        return givenUp.stream().anyMatch(failed -> failed.kind() == kind);
    }

    public boolean redrives(CommandKind kind) {
        return redrives.stream().anyMatch(redrive -> redrive.kind() == kind);
    }

    /** Whether the command is being redriven or still in flight. */
    public boolean concerns(CommandId id) {
        return (inFlight != null && inFlight.command().id().equals(id))
                || redrives.stream()
                        .anyMatch(redrive ->
                                redrive.kind() == id.kind()
                                        && redrive.progress().ordinal() == id.ordinal());
    }

    /** Whether the result of that attempt is waited for. */
    public boolean awaits(CommandId id, int attempt) {
        return inFlight != null && inFlight.matches(id, attempt);
    }

    /** The org of a redriven command whose next attempt waits for its time; null without one. */
    public @Nullable String orgOfRetry() {
        for (Redrive redrive : redrives) {
            if (redrive.progress().awaitsRetry()) {
                return redrive.failed().command().org();
            }
        }
        return null;
    }

    RedriveProgress after(RedriveNoted noted) {
        List<Redrivable> left = new ArrayList<>();
        List<Redrive> working = new ArrayList<>(redrives);
        for (Redrivable failed : givenUp) {
            if (failed.kind() == noted.kind()) {
                working.add(Redrive.of(failed, noted.at()));
            } else {
                left.add(failed);
            }
        }
        return new RedriveProgress(left, working, inFlight);
    }

    RedriveProgress after(CommandIssued issued) {
        CommandId id = issued.command().id();
        List<Redrive> changed =
                changed(id.kind(), it -> it.withIssued(id, issued.command().attempt()));
        return new RedriveProgress(givenUp, changed, InFlightCommand.after(issued));
    }

    RedriveProgress after(CommandWithdrawn withdrawn) {
        return inFlight != null && inFlight.matches(withdrawn.id(), withdrawn.attempt())
                ? new RedriveProgress(givenUp, redrives, inFlight.afterWithdrawal())
                : this;
    }

    RedriveProgress after(RequestStarted started) {
        return inFlight != null && inFlight.matches(started.id(), started.attempt())
                ? new RedriveProgress(givenUp, redrives, inFlight.afterStart(started.at()))
                : this;
    }

    RedriveProgress after(ResultNoted noted) {
        boolean done =
                switch (noted.result()) {
                    case VoiceCallCreated _,
                            OmniFlowExecuted _,
                            RoutingCleared _,
                            VoiceCallUpdated _ ->
                            true;
                    case CommandRefused _, CommandUnavailable _ -> false;
                };
        return new RedriveProgress(
                givenUp,
                done ? without(noted.id().kind()) : redrives,
                awaits(noted.id(), noted.attempt()) ? null : inFlight);
    }

    RedriveProgress after(RetryPlanned retry) {
        return new RedriveProgress(
                givenUp,
                changed(retry.id().kind(), it -> it.withRetryAt(retry.notBefore())),
                inFlight);
    }

    RedriveProgress after(CommandGivenUp noted) {
        CommandKind kind = noted.command().id().kind();
        Stream<Redrivable> failedAgain =
                redrives.stream()
                        .filter(redrive -> redrive.kind() == kind)
                        .map(it -> new Redrivable(noted.command(), it.failed().timeAllowed()));
        return new RedriveProgress(
                Stream.concat(givenUp.stream(), failedAgain).toList(), without(kind), inFlight);
    }

    private List<Redrive> without(CommandKind kind) {
        return redrives.stream().filter(redrive -> redrive.kind() != kind).toList();
    }

    private List<Redrive> changed(CommandKind kind, UnaryOperator<CommandProgress> change) {
        return redrives.stream()
                .map(redrive ->
                        redrive.kind() == kind
                                ? new Redrive(redrive.failed(), change.apply(redrive.progress()))
                                : redrive)
                .toList();
    }
}
