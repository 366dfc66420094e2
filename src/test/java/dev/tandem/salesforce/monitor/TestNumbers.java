package dev.tandem.salesforce.monitor;

import dev.tandem.salesforce.numbers.SmallCache;
import dev.tandem.salesforce.settings.VoiceSettings;
import dev.tandem.salesforce.voice.PhoneNumbers;
import java.time.Clock;

/** The phone numbers of a contact centre, outside of Quarkus. */
public final class TestNumbers {
    private TestNumbers() {}

    public static PhoneNumbers of(VoiceSettings centre, SalesforceMetrics metrics) {
        return new PhoneNumbers(centre, SmallCache.of(100), metrics, Clock.systemUTC());
    }
}
