package dev.tandem.app.configuration;

import dev.tandem.domain.ContactCenterSettings;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One contact centre: which calls are its, how they are decided on, and what Salesforce is told
 * about them.
 */
public record ContactCenterConfiguration(
        Match match, ContactCenterSettings settings, VoiceConfiguration voice) {

    /** Which calls belong to the contact centre; an empty criterion matches every call. */
    public record Match(
            Optional<Pattern> dialedNumber,
            Optional<Pattern> webexOrgId,
            Optional<Pattern> entryPointId) {}

    /**
     * What goes into the requests to Salesforce.
     *
     * @param withheldNumber stands for a caller's number that is withheld
     * @param callAttributes templates by field
     * @param inputParameters templates by input of the Omni-Channel flow
     */
    public record VoiceConfiguration(
            String callCenterDevName,
            String certDevName,
            String withheldNumber,
            Map<String, String> callAttributes,
            Optional<String> flowDevName,
            Optional<String> fallbackQueue,
            Map<String, String> inputParameters) {
        public VoiceConfiguration {
            callAttributes = Map.copyOf(callAttributes);
            inputParameters = Map.copyOf(inputParameters);
        }
    }
}
