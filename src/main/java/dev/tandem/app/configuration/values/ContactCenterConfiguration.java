package dev.tandem.app.configuration.values;

import dev.tandem.domain.ContactCenterCriteria;
import dev.tandem.domain.ContactCenterSettings;
import dev.tandem.salesforce.settings.VoiceSettings;

/**
 * One contact centre: which calls are its, how they are decided on, and what Salesforce is told
 * about them.
 */
public record ContactCenterConfiguration(
        ContactCenterCriteria criteria, ContactCenterSettings settings, VoiceSettings voice) {}
