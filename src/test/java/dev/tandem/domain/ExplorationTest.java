package dev.tandem.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.domain.ContactCenterSettings.AnsweredCalls;
import dev.tandem.domain.ContactCenterSettings.CommandDeadlines;
import dev.tandem.domain.ContactCenterSettings.MissedCalls;
import dev.tandem.domain.state.Alphabet;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every state that any sequence of inputs can reach, up to what decisions do not depend on: every
 * tenth place that looks like one met before is compared, to show that they depend on nothing else.
 */
class ExplorationTest {

    static List<Exploration> explorations() {
        Alphabet usual = explored(true, MissedCalls.UPDATE_ONLY, AnsweredCalls.LEAVE);
        Alphabet plain = explored(false, MissedCalls.NONE, AnsweredCalls.LEAVE);
        return List.of(
                new Exploration("the usual settings", usual),
                new Exploration("neither omni-flow nor missed calls", plain),
                new Exploration("callbacks", plain.withCallbacks()),
                new Exploration(
                        "redrives",
                        explored(false, MissedCalls.UPDATE_ONLY, AnsweredCalls.LEAVE)
                                .onlyTheEnd()
                                .withRedrives()),
                new Exploration("words about an unknown create", plain.onlyTheEnd().withStrays()),
                new Exploration(
                        "missed calls created and updated",
                        explored(true, MissedCalls.CREATE_AND_UPDATE, AnsweredCalls.LEAVE)
                                .onlyTheEnd()),
                new Exploration("evidence of an answer", usual.withEvidence()),
                new Exploration("lost starts", usual.withLostStart()),
                new Exploration("customers who leave", plain.withDeparture()),
                new Exploration(
                        "starts that wait for the flow's",
                        plain.onlyTheEnd()
                                .withFlow(settings(false, MissedCalls.NONE, AnsweredCalls.LEAVE)),
                        WaitingForFlowTest.RULES),
                new Exploration(
                        "answered calls updated",
                        explored(false, MissedCalls.UPDATE_ONLY, AnsweredCalls.UPDATE)
                                .withFigures()));
    }

    private static Alphabet explored(
            boolean omniFlow, MissedCalls missedCalls, AnsweredCalls answeredCalls) {
        return Alphabet.of(settings(omniFlow, missedCalls, answeredCalls));
    }

    /** With deadlines that differ, and are short enough to be waited for in few steps. */
    private static ContactCenterSettings settings(
            boolean omniFlow, MissedCalls missedCalls, AnsweredCalls answeredCalls) {
        ContactCenterSettings settings = Message.settings(omniFlow, missedCalls, answeredCalls);
        return new ContactCenterSettings(
                settings.name(),
                settings.org(),
                settings.omniFlow(),
                settings.afterEnd(),
                new CommandDeadlines(
                        Duration.ofSeconds(100),
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(150),
                        Duration.ofSeconds(200)),
                settings.disconnectReasons());
    }

    @ParameterizedTest
    @MethodSource("explorations")
    void every_reachable_state_keeps_the_invariants_and_every_path_ends_closed(
            Exploration exploration) {
        exploration.explore();
        System.out.println(exploration.summary());

        assertThat(exploration.neverClosing()).isEmpty();
        assertThat(exploration.states()).isGreaterThan(500);
        assertThat(exploration.compared()).isGreaterThan(1_000);
    }
}
