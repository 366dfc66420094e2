package dev.tandem.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.domain.ContactCenters.Entry;
import dev.tandem.domain.ContactCenters.Match;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ContactCentersTest {

    private final Entry everything = entry("everything", null, null);
    private final Entry german = entry("german", "\\+49.*", null);
    private final Entry germanOrg = entry("german-org", "\\+49.*", "org-1");

    @Test
    void a_contact_centre_without_criteria_takes_every_call() {
        ContactCenters centers = new ContactCenters(List.of(everything));

        assertThat(centers.match(null, null, null)).isEqualTo(everything.settings());
    }

    @Test
    void the_one_with_most_criteria_wins_wherever_it_stands() {
        ContactCenters centers = new ContactCenters(List.of(german, germanOrg, everything));

        assertThat(centers.match("+4930123", "org-1", null)).isEqualTo(germanOrg.settings());
        assertThat(centers.match("+4930123", "org-2", null)).isEqualTo(german.settings());
        assertThat(centers.match("+4412345", "org-1", null)).isEqualTo(everything.settings());
    }

    @Test
    void a_criterion_must_match_the_whole_value_and_never_matches_a_missing_one() {
        ContactCenters centers = new ContactCenters(List.of(entry("one", "\\+49", null)));

        assertThat(centers.find("+4930", null, null)).isEqualTo(new Match.None());
        assertThat(centers.find(null, null, null)).isEqualTo(new Match.None());
    }

    @Test
    void a_call_that_two_claim_equally_goes_to_neither_and_names_both() {
        ContactCenters centers =
                new ContactCenters(List.of(german, entry("org", null, "org-1"), everything));

        assertThat(centers.find("+4930123", "org-1", null))
                .isEqualTo(new Match.Ambiguous(List.of("german", "org")));
        assertThat(centers.match("+4930123", "org-1", null)).isNull();
    }

    @Test
    void two_with_the_same_criteria_are_refused_by_name() {
        assertThatThrownBy(() ->
                        new ContactCenters(List.of(german, entry("deutsch", "\\+49.*", null))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("german and deutsch");
    }

    private static Entry entry(String name, String dialedNumber, String orgId) {
        ContactCenterSettings support = Message.SUPPORT;
        return new Entry(
                new ContactCenterSettings(
                        name,
                        support.org(),
                        support.omniFlow(),
                        support.afterEnd(),
                        support.deadlines(),
                        support.disconnectReasons()),
                new ContactCenterCriteria(pattern(dialedNumber), pattern(orgId), null));
    }

    private static Pattern pattern(String regex) {
        return regex == null ? null : Pattern.compile(regex);
    }
}
