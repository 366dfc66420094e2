package dev.tandem.app.configuration.values;

import dev.tandem.domain.ContactCenterSettings.CommandDeadlines;
import dev.tandem.salesforce.settings.OrgSettings;

/**
 * One Salesforce org.
 *
 * @param settings how it is called
 * @param deadlines until when each command for it is worth trying
 */
public record OrgConfiguration(OrgSettings settings, CommandDeadlines deadlines) {}
