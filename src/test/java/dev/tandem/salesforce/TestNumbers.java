package dev.tandem.salesforce;

import dev.tandem.salesforce.numbers.SmallCache;
import java.time.Clock;

/** The phone numbers of a contact centre, outside of Quarkus. */
final class TestNumbers {
    private TestNumbers() {}

    static PhoneNumbers of(VoiceSettings centre, SalesforceMetrics metrics) {
        return new PhoneNumbers(centre, SmallCache.of(100), metrics, Clock.systemUTC());
    }
}
