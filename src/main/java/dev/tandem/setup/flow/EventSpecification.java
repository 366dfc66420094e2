package dev.tandem.setup.flow;

import java.util.Arrays;
import java.util.Optional;

/** The events of a phone call that start a part of the flow: ids that all organisations share. */
public enum EventSpecification {
    CONTACT_STARTED("ContactStartWorkflow", "5f2d02144332507e39cc8a7f", "NewPhoneContact", ""),
    AGENT_OFFERED(
            "AgentOfferContact", "637da544c02b556cf406d192", "AgentOffered", "icon-audio-call_16"),
    AGENT_ANSWERED(
            "AgentContactAssigned", "5f354a0c6fb8c44e97ccb30d", "AgentAnswered", "icon-headset_16"),
    CONTACT_ENDED(
            "ContactEnded",
            "5f354a336fb8c44e97ccb30e",
            "PhoneContactEnded",
            "icon-handset-muted_16"),
    AGENT_DISCONNECTED(
            "FCAsk(ContactLastAgentRemoved)",
            "5ffeafa86a7eff72a481c4b5",
            "AgentDisconnected",
            "icon-headset-muted_16"),
    GLOBAL_ERROR(
            "GlobalErrorHandling",
            "627c0663e98eca854178bba6",
            "OnGlobalError",
            "icon-error-legacy_16");

    public static final String SOURCE_ID = "5eff0e2eb10162499bc9f932";
    public static final String SOURCE_NAME = "WebexContactCenter";
    public static final String CLASSIFICATION_ID = "5f10475cf021306e89e1692c";
    public static final String CLASSIFICATION_NAME = "VoiceInteractions";

    private final String specificationName;
    private final String specificationId;
    private final String event;
    private final String icon;

    EventSpecification(
            String specificationName, String specificationId, String event, String icon) {
        this.specificationName = specificationName;
        this.specificationId = specificationId;
        this.event = event;
        this.icon = icon;
    }

    /** The event of that specification; empty for one that the flow does not use. */
    public static Optional<EventSpecification> named(String specificationName) {
        return Arrays.stream(values())
                .filter(event -> event.specificationName.equals(specificationName))
                .findFirst();
    }

    /** Its name, which an event activity has too. */
    public String specificationName() {
        return specificationName;
    }

    public String specificationId() {
        return specificationId;
    }

    /** What Flow Designer shows, and the word that Tandem's flow door takes. */
    public String event() {
        return event;
    }

    /** The icon of its activity; empty for the start. */
    public String icon() {
        return icon;
    }
}
