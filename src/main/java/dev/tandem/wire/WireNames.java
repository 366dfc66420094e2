package dev.tandem.wire;

import com.fasterxml.jackson.databind.jsontype.NamedType;
import dev.tandem.domain.ContactCenterSettings;
import dev.tandem.domain.InteractionFact;
import dev.tandem.domain.InteractionInput;
import dev.tandem.domain.SalesforceCommand;
import dev.tandem.domain.SalesforceResult;
import dev.tandem.domain.state.AnswerEvidence;
import dev.tandem.domain.state.CallStatistics;
import dev.tandem.domain.state.ClosedInteraction;
import dev.tandem.domain.state.ContactHistory;
import dev.tandem.domain.state.InFlightCommand;
import dev.tandem.domain.state.OpenCommands;
import dev.tandem.domain.state.OpenInteraction;
import dev.tandem.domain.state.RedriveProgress;
import dev.tandem.domain.state.SalesforceProgress;
import dev.tandem.domain.state.UnstartedInteraction;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The explicit wire name of every member of a sealed hierarchy that is written to a topic or a
 * store, and of every record component that is called differently in the code, so that a Java class
 * or component can be renamed, moved or grouped without breaking what is stored.
 *
 * <p>A name ends with its version, as in {@code contact-started/1}. A member whose components
 * change in a way that an older reader would misunderstand gets a new version, and the old name
 * becomes one of its earlier names. A name is never changed or used again after its release; {@code
 * wire-format.txt} of the tests holds all of them.
 */
public final class WireNames {
    private static final Map<Class<?>, List<String>> NAMES = new LinkedHashMap<>();
    private static final Map<Class<?>, Map<String, String>> COMPONENTS = new HashMap<>();

    /**
     * Records that group components in the code only: on the wire their components stand among
     * those of the record that holds them.
     */
    private static final Set<Class<?>> GROUPS =
            Set.of(
                    ContactCenterSettings.AfterEnd.class,
                    ContactCenterSettings.GraceTimes.class,
                    OpenInteraction.AcceptedStart.class,
                    OpenCommands.class,
                    RedriveProgress.class,
                    ContactHistory.SeenNotices.class,
                    ContactHistory.Milestones.class,
                    SalesforceProgress.VoiceCallProgress.class,
                    SalesforceProgress.OmniFlowProgress.class);

    static {
        // States of an interaction: the store and its changelog.
        name(UnstartedInteraction.class, "unstarted/1", "UnstartedInteraction");
        name(OpenInteraction.class, "open/1", "OpenInteraction");
        name(ClosedInteraction.class, "closed/1", "ClosedInteraction");
        name(InFlightCommand.Issued.class, "in-flight-issued/1", "Issued");
        name(InFlightCommand.Started.class, "in-flight-started/1", "Started");

        // Inputs: the journal.
        name(InteractionInput.ContactStarted.class, "contact-started/1", "ContactStarted");
        name(InteractionInput.ContactQueued.class, "contact-queued/1", "ContactQueued");
        name(InteractionInput.AgentOffered.class, "agent-offered/1", "AgentOffered");
        name(InteractionInput.AgentConnected.class, "agent-connected/1", "AgentConnected");
        name(InteractionInput.AnswerImplied.class, "answer-implied/1");
        name(InteractionInput.CallHeld.class, "call-held/1", "CallHeld");
        name(InteractionInput.CallResumed.class, "call-resumed/1", "CallResumed");
        name(
                InteractionInput.RecordingAvailable.class,
                "recording-available/1",
                "RecordingAvailable");
        name(InteractionInput.ContactEnded.class, "contact-ended/1", "ContactEnded");
        name(InteractionInput.CustomerLeft.class, "customer-left/1");
        name(InteractionInput.ContactUpdated.class, "contact-updated/1");
        name(InteractionInput.OtherNotice.class, "other-notice/1", "OtherNotice");
        name(InteractionInput.CommandStarted.class, "command-started/1", "CommandStarted");
        name(InteractionInput.CommandAnswered.class, "command-answered/1", "CommandAnswered");
        name(InteractionInput.Woken.class, "woken/1", "Woken");
        name(InteractionInput.CommandRedriven.class, "command-redriven/1", "CommandRedriven");

        // Facts: the journal.
        name(InteractionFact.StartNoted.class, "start-noted/1", "StartNoted");
        name(InteractionFact.StartHeld.class, "start-held/1", "StartHeld");
        name(InteractionFact.StartInferred.class, "start-inferred/1");
        name(InteractionFact.LocationNoted.class, "place-noted/1", "PlaceNoted");
        name(InteractionFact.AnswerNoted.class, "answer-noted/1", "AnswerNoted");
        name(InteractionFact.AnswerInferred.class, "answer-inferred/1");
        name(InteractionFact.HoldNoted.class, "hold-noted/1", "HoldNoted");
        name(InteractionFact.RecordingNoted.class, "recording-noted/1", "RecordingNoted");
        name(InteractionFact.EndNoted.class, "end-noted/1", "EndNoted");
        name(InteractionFact.DepartureNoted.class, "departure-noted/1");
        name(InteractionFact.EndInferred.class, "end-inferred/1");
        name(InteractionFact.NumberNoted.class, "number-noted/1");
        name(InteractionFact.NoticeNoted.class, "notice-noted/1", "NoticeNoted");
        name(InteractionFact.ContactDeclined.class, "contact-declined/1", "ContactDeclined");
        name(InteractionFact.CommandIssued.class, "command-issued/1", "CommandIssued");
        name(InteractionFact.CommandWithdrawn.class, "command-withdrawn/1", "CommandWithdrawn");
        name(InteractionFact.RequestStarted.class, "request-started/1", "RequestStarted");
        name(InteractionFact.ResultNoted.class, "result-noted/1", "ResultNoted");
        name(InteractionFact.RoutingDropped.class, "routing-dropped/1", "RoutingDropped");
        name(InteractionFact.RetryPlanned.class, "retry-planned/1", "RetryPlanned");
        name(InteractionFact.CommandGivenUp.class, "command-given-up/1", "CommandGivenUp");
        name(InteractionFact.RedriveNoted.class, "redrive-noted/1", "RedriveNoted");
        name(InteractionFact.InteractionClosed.class, "interaction-closed/1", "InteractionClosed");
        name(
                InteractionFact.InteractionForgotten.class,
                "interaction-forgotten/1",
                "InteractionForgotten");

        // Commands to Salesforce and its results: their topics, the journal, the store.
        name(SalesforceCommand.CreateVoiceCall.class, "create-voice-call/1", "CreateVoiceCall");
        name(SalesforceCommand.ExecuteOmniFlow.class, "execute-omni-flow/1", "ExecuteOmniFlow");
        name(SalesforceCommand.ClearRouting.class, "clear-routing/1", "ClearRouting");
        name(SalesforceCommand.UpdateVoiceCall.class, "update-voice-call/1", "UpdateVoiceCall");
        name(SalesforceResult.VoiceCallCreated.class, "voice-call-created/1", "VoiceCallCreated");
        name(SalesforceResult.OmniFlowExecuted.class, "omni-flow-executed/1", "OmniFlowExecuted");
        name(SalesforceResult.RoutingCleared.class, "routing-cleared/1", "RoutingCleared");
        name(SalesforceResult.VoiceCallUpdated.class, "voice-call-updated/1", "VoiceCallUpdated");
        name(SalesforceResult.CommandRefused.class, "command-refused/1", "CommandRefused");
        name(
                SalesforceResult.CommandUnavailable.class,
                "command-unavailable/1",
                "CommandUnavailable");

        // Records of the commands and results topics.
        name(CommandRecord.Issue.class, "issue/1", "Issue");
        name(CommandRecord.Withdraw.class, "withdraw/1", "Withdraw");
        name(ResultRecord.Started.class, "started/1", "Started");
        name(ResultRecord.Answered.class, "answered/1", "Answered");

        name(ResultRecord.Redrive.class, "redrive/1");

        // What operators did.
        name(OperatorAction.LetterRedriven.class, "letter-redriven/1");
        name(OperatorAction.LetterDismissed.class, "letter-dismissed/1");
        name(OperatorAction.OrgPaused.class, "org-paused/1");
        name(OperatorAction.OrgResumed.class, "org-resumed/1");
        name(OperatorAction.RedriveStarted.class, "redrive-started/1");
        name(OperatorAction.RedriveStopped.class, "redrive-stopped/1");
        name(OperatorAction.RedriveEnded.class, "redrive-ended/1");
        name(OperatorAction.NumberRevealed.class, "number-revealed/1");
        name(OperatorAction.DataExported.class, "data-exported/1");

        // Components with another name on the wire than in the code.
        component(ContactCenterSettings.GraceTimes.class, "ordinary", "grace");
        component(ContactCenterSettings.GraceTimes.class, "whenRinging", "graceWhenRinging");
        component(InteractionInput.NoticeHeader.class, "source", "door");
        component(InteractionFact.LocationNoted.class, "location", "place");
        component(UnstartedInteraction.class, "history", "told");
        component(UnstartedInteraction.class, "progress", "dealings");
        component(UnstartedInteraction.class, "heldStart", "held");
        component(UnstartedInteraction.class, "inferredStart", "inferred");
        component(UnstartedInteraction.InferredStart.class, "firstReceivedAt", "since");
        component(OpenInteraction.class, "history", "told");
        component(OpenInteraction.class, "progress", "dealings");
        component(OpenCommands.class, "inFlight", "flight");
        component(ClosedInteraction.class, "seenNotices", "seen");
        component(RedriveProgress.class, "inFlight", "flight");
        component(RedriveProgress.Redrivable.class, "timeAllowed", "worthTrying");
        component(RedriveProgress.Redrive.class, "failed", "command");
        component(RedriveProgress.Redrive.class, "progress", "step");
        component(SalesforceProgress.OmniFlowProgress.class, "execute", "omniFlow");
        component(ContactHistory.class, "locations", "places");
        component(ContactHistory.SeenNotices.class, "identities", "seen");
        component(ContactHistory.SeenNotices.class, "lastReceivedAt", "heardAt");
        component(ContactHistory.Sighting.class, "location", "place");
        component(AnswerEvidence.class, "departure", "left");
        component(AnswerEvidence.class, "changedNumber", "number");
        component(CallStatistics.class, "lastSeenAliveAt", "aliveAt");
    }

    private WireNames() {}

    private static void name(Class<?> type, String current, String... earlier) {
        NAMES.put(type, Stream.concat(Stream.of(current), Arrays.stream(earlier)).toList());
    }

    private static void component(Class<?> type, String name, String wireName) {
        if (Arrays.stream(type.getRecordComponents()).noneMatch(it -> it.getName().equals(name))) {
            throw new IllegalStateException(
                    "Expected a component %s of %s, but it has none"
                            .formatted(name, type.getName()));
        }
        COMPONENTS.computeIfAbsent(type, _ -> new HashMap<>()).put(name, wireName);
    }

    /** The name of the field that a record's component is written to. */
    static String of(RecordComponent component) {
        return COMPONENTS
                .getOrDefault(component.getDeclaringRecord(), Map.of())
                .getOrDefault(component.getName(), component.getName());
    }

    /** Whether a record has no object of its own on the wire. */
    static boolean isGroup(Class<?> type) {
        return GROUPS.contains(type);
    }

    /**
     * The name that a member of a sealed hierarchy is written with.
     *
     * @throws IllegalStateException when the table has none, which is a fault of this program
     */
    public static String of(Class<?> type) {
        return all(type).getFirst();
    }

    /** The current name first, then the ones that are still read. */
    static List<String> all(Class<?> type) {
        List<String> names = NAMES.get(type);
        if (names == null) {
            throw new IllegalStateException(
                    "Expected "
                            + type.getName()
                            + " to have a wire name, but WireNames does not list it");
        }
        return names;
    }

    /** Whether values of exactly this class carry their name. */
    static boolean has(Class<?> type) {
        return NAMES.containsKey(type);
    }

    /** What Jackson reads: each name of the type, the one that is written first. */
    static Stream<NamedType> namedTypes(Class<?> type) {
        return all(type).stream().map(name -> new NamedType(type, name));
    }
}
