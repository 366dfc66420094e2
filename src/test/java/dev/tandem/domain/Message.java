package dev.tandem.domain;

import dev.tandem.domain.ContactCenterSettings.AnsweredCalls;
import dev.tandem.domain.ContactCenterSettings.CommandDeadlines;
import dev.tandem.domain.ContactCenterSettings.MissedCalls;
import dev.tandem.domain.InteractionInput.AgentConnected;
import dev.tandem.domain.InteractionInput.AgentOffered;
import dev.tandem.domain.InteractionInput.CallHeld;
import dev.tandem.domain.InteractionInput.CallResumed;
import dev.tandem.domain.InteractionInput.ContactEnded;
import dev.tandem.domain.InteractionInput.ContactQueued;
import dev.tandem.domain.InteractionInput.ContactStarted;
import dev.tandem.domain.InteractionInput.Notice;
import dev.tandem.domain.InteractionInput.NoticeHeader;
import dev.tandem.domain.InteractionInput.OtherNotice;
import dev.tandem.domain.InteractionInput.RecordingAvailable;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;

/** A notice of the sample call before it is known when it is received. */
record Message(String name, Function<Instant, Notice> toNotice) {

    static final String CALL = "call-1";
    static final String KEY = "wxcc_call-1";
    static final Instant T0 = Instant.parse("2026-03-02T10:00:00Z");
    static final ContactCenterSettings SUPPORT = settings(true, MissedCalls.UPDATE_ONLY);

    static ContactCenterSettings settings(boolean omniFlow, MissedCalls missedCalls) {
        return settings(omniFlow, missedCalls, AnsweredCalls.LEAVE);
    }

    static ContactCenterSettings settings(
            boolean omniFlow, MissedCalls missedCalls, AnsweredCalls answeredCalls) {
        return new ContactCenterSettings(
                "support",
                "main",
                omniFlow,
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                missedCalls,
                answeredCalls,
                "Abandoned in queue",
                true,
                CommandDeadlines.DEFAULT);
    }

    Notice receivedAt(Instant instant) {
        return toNotice.apply(instant);
    }

    @Override
    public String toString() {
        return name;
    }

    static Message started(double at) {
        return started("new", "task:new", at, true, true, SUPPORT);
    }

    static Message startedWith(ContactCenterSettings settings) {
        return started("new", "task:new", 0, true, true, settings);
    }

    static Message startedByFlow(double at) {
        return startedByFlow(at, SUPPORT);
    }

    static Message startedByFlow(double at, ContactCenterSettings settings) {
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

    static Message parked(double at) {
        return new Message(
                "parked",
                received -> new ContactQueued(header("task:parked", at, received, false), "q-1"));
    }

    static Message offered(double at) {
        return new Message(
                "connect",
                received -> new AgentOffered(header("task:connect", at, received, false), "q-1"));
    }

    static Message callback(double at) {
        return new Message(
                "connect(COURTESY_CALLBACK)",
                received -> new AgentOffered(header("task:connect", at, received, true), "q-1"));
    }

    static Message connected(double at) {
        return new Message(
                "connected",
                received ->
                        new AgentConnected(
                                header("task:connected", at, received, false), "a-1", "q-1"));
    }

    static Message ended(double at) {
        return ended("ended", at, "Customer Left", "Customer");
    }

    static Message endedRona(double at) {
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
                "consulting",
                received -> new OtherNotice(header("task:consulting", at, received, false)));
    }

    static Instant at(double seconds) {
        return T0.plusMillis((long) (seconds * 1000));
    }

    private static NoticeHeader header(String type, double at, Instant received, boolean callback) {
        Door door = type.contains(":") ? Door.WEBHOOK : Door.FLOW;
        return new NoticeHeader("org-1", type, at(at), received, door, callback, false);
    }
}
