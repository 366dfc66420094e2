package dev.tandem.salesforce.voice;

import dev.tandem.domain.phone.PhoneAddress;
import dev.tandem.salesforce.monitor.SalesforceMetrics;
import dev.tandem.salesforce.numbers.NumberTranslation;
import dev.tandem.salesforce.numbers.NumberTranslator;
import dev.tandem.salesforce.numbers.TranslationMemory;
import dev.tandem.salesforce.numbers.TranslationRules;
import dev.tandem.salesforce.numbers.WithheldNumber;
import dev.tandem.salesforce.settings.VoiceSettings;
import io.quarkus.cache.Cache;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Phone numbers of one contact centre, as Salesforce takes them: cleaned up always, as Cisco's own
 * package does, and translated where the contact centre has rules.
 */
public final class PhoneNumbers {
    private static final Logger LOG = Logger.getLogger(PhoneNumbers.class);
    private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);

    /** Where there are no rules; it needs no JavaScript and is quicker than to remember. */
    private static final NumberTranslator CLEAN_UP =
            new NumberTranslator(new TranslationRules(List.of()));

    private final VoiceSettings centre;
    private final SalesforceMetrics metrics;
    private final Clock clock;
    private final @Nullable TranslationMemory translations;
    private final AtomicReference<Instant> nextLine = new AtomicReference<>(Instant.MIN);

    /**
     * Loads the JavaScript engine where the contact centre has rules.
     *
     * @param remembered the translated numbers of all contact centres
     */
    public PhoneNumbers(
            VoiceSettings centre, Cache remembered, SalesforceMetrics metrics, Clock clock) {
        this.centre = centre;
        this.metrics = metrics;
        this.clock = clock;
        this.translations =
                centre.numberRules() == null
                        ? null
                        : new TranslationMemory(
                                new NumberTranslator(centre.numberRules()), remembered, clock);
    }

    /** The caller's number, or the contact centre's word where the caller withheld it. */
    String caller(@Nullable String ani) {
        String number = ani == null ? "" : PhoneAddress.numberOf(ani);
        return WithheldNumber.is(number) ? centre.withheldNumber() : translated(number);
    }

    /** The dialed number; null, which leaves the field out, where Webex did not send it. */
    @Nullable String dialed(@Nullable String dnis) {
        if (dnis == null || dnis.isBlank()) {
            return null;
        }
        String number = PhoneAddress.numberOf(dnis);
        return WithheldNumber.is(number) ? dnis.strip() : translated(number);
    }

    private String translated(String number) {
        NumberTranslation translation =
                translations == null ? CLEAN_UP.translate(number) : translations.translate(number);
        if (translation.cut()) {
            metrics.numberCut(centre.name());
        }
        if (translations != null) {
            count(translation);
        }
        return translation.number();
    }

    private void count(NumberTranslation translation) {
        switch (translation.outcome()) {
            case TRANSLATED -> count(SalesforceMetrics.NumberOutcome.TRANSLATED);
            case UNCHANGED -> count(SalesforceMetrics.NumberOutcome.UNCHANGED);
            case TIMED_OUT -> {
                count(SalesforceMetrics.NumberOutcome.TIMED_OUT);
                logUntranslated(translation);
            }
        }
    }

    private void count(SalesforceMetrics.NumberOutcome outcome) {
        metrics.numberTranslated(centre.name(), outcome);
    }

    /** One line a minute: a rule that runs away does so for every call. */
    private void logUntranslated(NumberTranslation translation) {
        Instant now = clock.instant();
        Instant next = nextLine.get();
        if (now.isBefore(next) || !nextLine.compareAndSet(next, now.plus(BETWEEN_LINES))) {
            return;
        }
        String rule =
                translation.steps().isEmpty()
                        ? "(none was tried: others took too long)"
                        : translation.steps().getLast().rule().name();
        LOG.warnf(
                "A phone number could not be translated in time and goes untranslated."
                        + " contactCenter=%s rule=%s",
                centre.name(), rule);
    }
}
