package dev.tandem.app.configuration.sections;

import dev.tandem.app.configuration.keys.KeySegments;
import dev.tandem.app.configuration.values.TandemConfiguration.ContactCenterConfiguration;
import dev.tandem.app.configuration.values.TandemConfiguration.OrgConfiguration;
import dev.tandem.domain.ContactCenterCriteria;
import dev.tandem.domain.ContactCenterSettings;
import dev.tandem.domain.ContactCenterSettings.AbandonmentType;
import dev.tandem.domain.ContactCenterSettings.AfterEnd;
import dev.tandem.domain.ContactCenterSettings.AnsweredCalls;
import dev.tandem.domain.ContactCenterSettings.CommandDeadlines;
import dev.tandem.domain.ContactCenterSettings.GraceTimes;
import dev.tandem.domain.ContactCenterSettings.MissedCalls;
import dev.tandem.domain.SalesforceCommand.DisconnectReason;
import dev.tandem.salesforce.numbers.RulesReading;
import dev.tandem.salesforce.numbers.TranslationRules;
import dev.tandem.salesforce.settings.FieldTemplates;
import dev.tandem.salesforce.settings.ScreenPop;
import dev.tandem.salesforce.settings.VoiceSettings;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one contact centre. */
final class ContactCenterSection {
    private static final Map<String, MissedCalls> MISSED_CALLS =
            Map.of(
                    "update-only", MissedCalls.UPDATE_ONLY,
                    "create-and-update", MissedCalls.CREATE_AND_UPDATE,
                    "none", MissedCalls.NONE);
    private static final Map<String, AnsweredCalls> ANSWERED_CALLS =
            Map.of("leave", AnsweredCalls.LEAVE, "update", AnsweredCalls.UPDATE);

    private static final String DISCONNECT_REASON = "disconnect-reason";
    private static final String IS_ERROR = "is-error";
    private static final Pattern QUEUE = Pattern.compile("\\w+");

    /** The length of Salesforce's field. */
    private static final int LONGEST_NUMBER = 40;

    private final KeyReader keys;
    private final String name;
    private final String prefix;

    ContactCenterSection(KeyReader keys, String name) {
        this.keys = keys;
        this.name = name;
        this.prefix = "tandem.contact-centers." + KeySegments.quoted(name) + ".";
    }

    /**
     * @param orgNames the names that have at least one key
     * @param orgs the orgs that could be read
     * @param all every key that is set, to find the templates
     */
    Optional<ContactCenterConfiguration> read(
            Set<String> orgNames, Map<String, OrgConfiguration> orgs, Set<String> all) {
        String org = org(orgNames);
        ContactCenterCriteria criteria =
                new ContactCenterCriteria(
                        keys.regex(prefix + "match.dialed-number").orElse(null),
                        keys.regex(prefix + "match.webex-org-id").orElse(null),
                        keys.regex(prefix + "match.entry-point-id").orElse(null));
        OrgConfiguration known = orgs.get(org);
        ContactCenterSettings settings =
                settings(org, known == null ? CommandDeadlines.DEFAULT : known.deadlines());
        Optional<ScreenPop> screenPop = screenPop(known);
        return voice(new TemplateReader(keys, all))
                .flatMap(voice ->
                        screenPop.map(it ->
                                new ContactCenterConfiguration(criteria, settings, voice, it)));
    }

    /** Empty when it is wrong, which is recorded, or when there is no org. */
    private Optional<ScreenPop> screenPop(@Nullable OrgConfiguration org) {
        String key = prefix + "screen-pop-url";
        Optional<String> text = keys.text(key);
        try {
            return text.map(ScreenPop::of)
                    .or(() ->
                            Optional.ofNullable(org)
                                    .map(it -> ScreenPop.ofRecordPage(it.settings().instanceUrl())));
        } catch (IllegalArgumentException notATemplate) {
            keys.faults().wrong(key, text.orElse(""), notATemplate.getMessage() + ".");
            return Optional.empty();
        }
    }

    /** With a single org, naming it is optional. */
    private String org(Set<String> orgNames) {
        String key = prefix + "org";
        String org =
                keys.text(key)
                        .orElseGet(() -> orgNames.size() == 1 ? orgNames.iterator().next() : "");
        if (org.isEmpty()) {
            keys.faults()
                    .missing(key, "set it to the org that its calls belong to" + among(orgNames));
        } else if (!orgNames.contains(org)) {
            keys.faults()
                    .wrong(
                            key,
                            org,
                            "there are no keys tandem.salesforce.orgs."
                                    + KeySegments.quoted(org)
                                    + ".*; name an org that is configured"
                                    + among(orgNames));
        }
        return org;
    }

    private static String among(Set<String> orgNames) {
        return orgNames.isEmpty()
                ? "."
                : " (" + String.join(", ", orgNames.stream().sorted().toList()) + ").";
    }

    private ContactCenterSettings settings(String org, CommandDeadlines deadlines) {
        return new ContactCenterSettings(
                name,
                org,
                keys.flag(prefix + "omni-flow.enabled"),
                afterEnd(),
                deadlines,
                disconnectReasons());
    }

    private AfterEnd afterEnd() {
        return new AfterEnd(
                new GraceTimes(grace("abandon.grace"), grace("abandon.grace-when-ringing")),
                keys.choice(prefix + "missed-calls", MISSED_CALLS).orElse(MissedCalls.UPDATE_ONLY),
                keys.choice(prefix + "answered-calls", ANSWERED_CALLS).orElse(AnsweredCalls.LEAVE),
                keys.text(prefix + "abandon." + DISCONNECT_REASON).orElse(""),
                keys.flag(prefix + "abandon." + IS_ERROR));
    }

    /** The reasons of the types that have keys of their own. */
    private Map<AbandonmentType, DisconnectReason> disconnectReasons() {
        Map<AbandonmentType, DisconnectReason> reasons = new EnumMap<>(AbandonmentType.class);
        for (AbandonmentType type : AbandonmentType.values()) {
            String own = "abandon." + word(type) + ".";
            boolean hasOwnKeys = isSet(own + DISCONNECT_REASON) || isSet(own + IS_ERROR);
            if (hasOwnKeys) {
                String words = firstSet(own + DISCONNECT_REASON, "abandon." + DISCONNECT_REASON);
                String isError = firstSet(own + IS_ERROR, "abandon." + IS_ERROR);
                reasons.put(
                        type,
                        new DisconnectReason(keys.text(words).orElse(""), keys.flag(isError)));
            }
        }
        return reasons;
    }

    private boolean isSet(String key) {
        return keys.text(prefix + key).isPresent();
    }

    private String firstSet(String key, String otherwise) {
        return prefix + (isSet(key) ? key : otherwise);
    }

    private static String word(AbandonmentType type) {
        return switch (type) {
            case BEFORE_QUEUE -> "before-queue";
            case IN_QUEUE -> "in-queue";
            case WHILE_RINGING -> "while-ringing";
            case SELF_SERVICE -> "self-service";
        };
    }

    private Duration grace(String key) {
        return keys.duration(prefix + key);
    }

    private Optional<VoiceSettings> voice(TemplateReader templates) {
        FieldTemplates attributes = templates.read(prefix + TemplateReader.CALL_ATTRIBUTES + ".");
        FieldTemplates parameters =
                templates.read(prefix + "omni-flow." + TemplateReader.INPUT_PARAMETERS + ".");
        String callCenter =
                keys.required(
                        prefix + "call-center-dev-name",
                        "set it to the developer name of the contact centre in Salesforce.");
        String certificate =
                keys.required(
                        prefix + "cert-dev-name",
                        "set it to the developer name of the certificate in Salesforce.");
        keys.apiName(prefix + "call-center-dev-name", callCenter);
        keys.apiName(prefix + "cert-dev-name", certificate);
        String withheld = keys.text(prefix + "withheld-number").orElse("");
        if (withheld.length() > LONGEST_NUMBER) {
            keys.faults()
                    .wrong(
                            prefix + "withheld-number",
                            withheld,
                            "it must have at most %d characters.".formatted(LONGEST_NUMBER));
        }
        Optional<TranslationRules> numberRules = numberRules();
        Optional<String> flow = flow();
        Optional<String> fallbackQueue = fallbackQueue();
        return keys.faults().all().isEmpty()
                ? Optional.of(
                        new VoiceSettings(
                                name,
                                callCenter,
                                certificate,
                                withheld,
                                flow.orElse(null),
                                fallbackQueue.orElse(null),
                                numberRules.orElse(null),
                                attributes,
                                parameters))
                : Optional.empty();
    }

    private Optional<String> flow() {
        String key = prefix + "omni-flow.flow-dev-name";
        Optional<String> flow = keys.text(key);
        flow.ifPresent(name -> keys.apiName(key, name));
        return flow;
    }

    private Optional<String> fallbackQueue() {
        String key = prefix + "omni-flow.fallback-queue";
        Optional<String> queue = keys.text(key);
        queue.filter(name -> !QUEUE.matcher(name).matches())
                .ifPresent(name ->
                        keys.faults()
                                .wrong(
                                        key,
                                        name,
                                        "it must be the id or the developer name of a queue:"
                                                + " letters, digits and underscores, without"
                                                + " blanks."));
        return queue;
    }

    /** Empty when not set, or when they are wrong, which is recorded. */
    private Optional<TranslationRules> numberRules() {
        String key = prefix + "phone-number-translation";
        return keys.verbatim(key)
                .flatMap(json ->
                        switch (RulesReading.of(json)) {
                            case RulesReading.Accepted(TranslationRules rules) ->
                                    Optional.of(rules);
                            case RulesReading.Refused(String why) -> {
                                keys.faults().say(key, why + ".");
                                yield Optional.empty();
                            }
                        });
    }
}
