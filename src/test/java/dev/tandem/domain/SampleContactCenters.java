package dev.tandem.domain;

import dev.tandem.domain.ContactCenterSettings.AfterEnd;
import dev.tandem.domain.ContactCenterSettings.AnsweredCalls;
import dev.tandem.domain.ContactCenterSettings.CommandDeadlines;
import dev.tandem.domain.ContactCenterSettings.GraceTimes;
import dev.tandem.domain.ContactCenterSettings.MissedCalls;
import java.time.Duration;
import java.util.Map;

/** Contact centres for tests to which the single settings do not matter. */
public final class SampleContactCenters {
    /** The contact centre "support" of the org "main", with the usual settings. */
    public static final ContactCenterSettings SUPPORT =
            support(Duration.ofSeconds(10), Duration.ofSeconds(30));

    private SampleContactCenters() {}

    /** The same with these grace times. */
    public static ContactCenterSettings support(Duration grace, Duration graceWhenRinging) {
        return new ContactCenterSettings(
                "support",
                "main",
                true,
                new AfterEnd(
                        new GraceTimes(grace, graceWhenRinging),
                        MissedCalls.UPDATE_ONLY,
                        AnsweredCalls.LEAVE,
                        "Abandoned in queue",
                        true),
                CommandDeadlines.DEFAULT,
                Map.of());
    }
}
