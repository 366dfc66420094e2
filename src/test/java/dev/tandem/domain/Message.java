package dev.tandem.domain;

import dev.tandem.domain.ContactCenterSettings.AbandonmentType;
import dev.tandem.domain.ContactCenterSettings.AfterEnd;
import dev.tandem.domain.ContactCenterSettings.AnsweredCalls;
import dev.tandem.domain.ContactCenterSettings.CommandDeadlines;
import dev.tandem.domain.ContactCenterSettings.GraceTimes;
import dev.tandem.domain.ContactCenterSettings.MissedCalls;
import dev.tandem.domain.InteractionInput.AgentConnected;
import dev.tandem.domain.InteractionInput.AgentOffered;
import dev.tandem.domain.InteractionInput.AnswerImplied;
import dev.tandem.domain.InteractionInput.CallHeld;
import dev.tandem.domain.InteractionInput.CallResumed;
import dev.tandem.domain.InteractionInput.ContactDetails;
import dev.tandem.domain.InteractionInput.ContactEnded;
import dev.tandem.domain.InteractionInput.ContactQueued;
import dev.tandem.domain.InteractionInput.ContactStarted;
import dev.tandem.domain.InteractionInput.ContactUpdated;
import dev.tandem.domain.InteractionInput.CustomerLeft;
import dev.tandem.domain.InteractionInput.Notice;
import dev.tandem.domain.InteractionInput.NoticeHeader;
import dev.tandem.domain.InteractionInput.OtherNotice;
import dev.tandem.domain.InteractionInput.RecordingAvailable;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;

/** A notice of the sample call before it is known when it is received. */
public record Message(String name, Function<Instant, Notice> toNotice) {

    public static final String CALL = "call-1";
    static final String KEY = "wxcc_call-1";
    static final Instant T0 = Instant.parse("2026-03-02T10:00:00Z");
    static final ContactCenterSettings SUPPORT = settings(true, MissedCalls.UPDATE_ONLY);

    static final String NEW_NUMBER = "+14155550177";
    static final ContactDetails DETAILS =
            new ContactDetails("+14155550100", "+18005550199", SUPPORT, null);

    static ContactCenterSettings settings(boolean omniFlow, MissedCalls missedCalls) {
        return settings(omniFlow, missedCalls, AnsweredCalls.LEAVE);
    }

    static ContactCenterSettings settings(
            boolean omniFlow, MissedCalls missedCalls, AnsweredCalls answeredCalls) {
        return new ContactCenterSettings(
                "support",
                "main",
                omniFlow,
                new AfterEnd(
                        new GraceTimes(Duration.ofSeconds(10), Duration.ofSeconds(30)),
                        missedCalls,
                        answeredCalls,
                        "Abandoned in queue",
                        true),
                CommandDeadlines.DEFAULT,
                Map.of(AbandonmentType.SELF_SERVICE, ContactCenterSettings.SELF_SERVICE));
    }

    public Notice receivedAt(Instant instant) {
        return toNotice.apply(instant);
    }

    @Override
    public String toString() {
        return name;
    }

    static Message started(double at) {
        return started("new", "task:new", at, true, true, SUPPORT);
    }

    public static Message startedWith(ContactCenterSettings settings) {
        return started("new", "task:new", 0, true, true, settings);
    }

    public static Message startedByFlow(double at) {
        return startedByFlow(at, SUPPORT);
    }

    public static Message startedByFlow(double at, ContactCenterSettings settings) {
        return started("flow-new", "NewPhoneContact", at, true, true, settings);
    }

    static Message startedUnmatched(double at) {
        return started("new-unmatched", "task:new", at, true, true, null);
    }

    static Message chat(double at) {
        return started("chat", "task:new", at, false, true, SUPPORT);
    }

    static Message outbound(double at) {
        return started("outbound", "task:new", at, true, false, SUPPORT);
    }

    private static Message started(
            String name,
            String type,
            double at,
            boolean voice,
            boolean inbound,
            ContactCenterSettings settings) {
        return new Message(
                name,
                received ->
                        new ContactStarted(
                                header(type, at, received, false),
                                "+14155550100",
                                "+18005550199",
                                voice,
                                inbound,
                                "ep-1",
                                Map.of(),
                                settings,
                                null));
    }

    public static Message parked(double at) {
        return new Message(
                "parked",
                received -> new ContactQueued(header("task:parked", at, received, false), "q-1"));
    }

    public static Message offered(double at) {
        return new Message(
                "connect",
                received -> new AgentOffered(header("task:connect", at, received, false), "q-1"));
    }

    public static Message callback(double at) {
        return new Message(
                "connect(COURTESY_CALLBACK)",
                received -> new AgentOffered(header("task:connect", at, received, true), "q-1"));
    }

    public static Message connected(double at) {
        return new Message(
                "connected",
                received ->
                        new AgentConnected(
                                header("task:connected", at, received, false), "a-1", "q-1"));
    }

    public static Message ended(double at) {
        return ended("ended", at, "Customer Left", "Customer");
    }

    public static Message endedByAgent(double at) {
        return ended("ended(Agent)", at, "Agent Left", "Agent");
    }

    public static Message endedBySystem(double at) {
        return ended("ended(System)", at, "Flow Ended", "System");
    }

    public static Message endedRona(double at) {
        return ended("ended(System, RONA)", at, "RONA Timer Expired", "System");
    }

    private static Message ended(String name, double at, String reason, String party) {
        return new Message(
                name,
                received ->
                        new ContactEnded(header("task:ended", at, received, false), reason, party));
    }

    static Message held(double at) {
        return new Message(
                "on-hold", received -> new CallHeld(header("task:on-hold", at, received, false)));
    }

    static Message resumed(double at) {
        return new Message(
                "hold-done",
                received -> new CallResumed(header("task:hold-done", at, received, false)));
    }

    static Message recording(double at) {
        return new Message(
                "capture:available",
                received ->
                        new RecordingAvailable(
                                header("capture:available", at, received, false), "rec/1.wav"));
    }

    static Message other(double at) {
        return new Message(
                "other", received -> new OtherNotice(header("task:invented", at, received, false)));
    }

    public static Message consulting(double at) {
        return new Message(
                "consulting",
                received -> new AnswerImplied(header("task:consulting", at, received, false)));
    }

    public static Message left(double at) {
        return new Message(
                "customer-left",
                received -> new CustomerLeft(header("task:customer-left", at, received, false)));
    }

    public static Message renumbered(double at) {
        return new Message(
                "origin-updated",
                received ->
                        new ContactUpdated(
                                header("task:origin-updated", at, received, false), NEW_NUMBER));
    }

    /** The same notice, which describes the contact as its start would. */
    public Message describing() {
        return new Message(name + "(describing)", received -> describing(toNotice.apply(received)));
    }

    private static Notice describing(Notice notice) {
        NoticeHeader header = notice.header().withContact(DETAILS);
        return switch (notice) {
            case ContactQueued(var _, var queue) -> new ContactQueued(header, queue);
            case AgentOffered(var _, var queue) -> new AgentOffered(header, queue);
            case AgentConnected(var _, var agent, var queue) ->
                    new AgentConnected(header, agent, queue);
            case CallHeld _ -> new CallHeld(header);
            case CallResumed _ -> new CallResumed(header);
            default ->
                    throw new IllegalArgumentException(
                            "Expected a notice that can describe its contact, but got " + notice);
        };
    }

    public static Instant at(double seconds) {
        return T0.plusMillis((long) (seconds * 1000));
    }

    private static NoticeHeader header(String type, double at, Instant received, boolean callback) {
        EventSource door = type.contains(":") ? EventSource.WEBHOOK : EventSource.FLOW;
        return new NoticeHeader("org-1", type, at(at), received, door, callback, false, null);
    }
}
