package dev.tandem.salesforce.settings;

import dev.tandem.domain.CommandId;
import dev.tandem.domain.Contact;
import dev.tandem.domain.IssuedCommand;
import dev.tandem.domain.SalesforceCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Commands and settings that tests start from. */
public final class Samples {
    public static final String CENTRE = "support";
    public static final Contact CONTACT =
            new Contact(
                    "5324881f-1e84-4367-8930-f69a74b30ca6",
                    Instant.parse("2019-07-02T17:32:28Z"),
                    "4081456688",
                    "+18445791189",
                    Map.of("language", "de \"1\""),
                    null);
    public static final VoiceSettings VOICE =
            new VoiceSettings(
                    CENTRE,
                    "contactCenterDevName123",
                    "certDevName123",
                    "withheld",
                    "Route_VoiceCall",
                    "00G111222333444",
                    null,
                    fields("custfield1__c", "from {ani}", "custfield2__c", "{event.missing}"),
                    fields("param1", "{event.language}", "param2", "{event.missing}"));
    public static final SalesforceCommand CREATE = new SalesforceCommand.CreateVoiceCall(CONTACT);
    public static final SalesforceCommand OMNI_FLOW =
            new SalesforceCommand.ExecuteOmniFlow("00X000012345abc", CONTACT);
    public static final SalesforceCommand CLEAR =
            new SalesforceCommand.ClearRouting("00X000012345abc");
    public static final SalesforceCommand UPDATE =
            new SalesforceCommand.UpdateVoiceCall(
                    "00X000012345abc",
                    CONTACT,
                    CONTACT.startTime().plusMillis(20_500),
                    new SalesforceCommand.DisconnectReason("Abandoned in queue", true),
                    null,
                    null);

    private Samples() {}

    public static IssuedCommand issued(String org, SalesforceCommand command) {
        return new IssuedCommand(
                new CommandId(CONTACT.interactionId(), command.kind(), 1),
                1,
                org,
                CENTRE,
                Instant.now().plus(Duration.ofHours(1)),
                command);
    }

    /** The create, as an attempt or a command that is not the first. */
    public static IssuedCommand createAgain(int ordinal, int attempt) {
        return new IssuedCommand(
                new CommandId(CONTACT.interactionId(), CREATE.kind(), ordinal),
                attempt,
                Org.NAME,
                CENTRE,
                Instant.now().plus(Duration.ofHours(1)),
                CREATE);
    }

    private static FieldTemplates fields(String one, String its, String two, String others) {
        return new FieldTemplates(Map.of(one, Template.of(its), two, Template.of(others)));
    }

    public static OrgSettings org(String name, String url, Path key, OrgTimeouts timeouts) {
        return new OrgSettings(name, url, null, auth(key), 64, timeouts, false);
    }

    public static OrgCredentials auth(Path key) {
        return new OrgCredentials.JwtBearer(
                "consumer-key", "tandem@example.com", "https://login.salesforce.com", key);
    }

    public static OrgTimeouts timeouts(Duration each) {
        return new OrgTimeouts(each, each, each, each);
    }
}
