package dev.tandem.setup.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.setup.routing.QueuePairs.SalesforceQueue;
import dev.tandem.setup.routing.QueuePairs.WebexQueue;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueuePairsTest {
    private static SalesforceQueue salesforce(String developerName, String name) {
        return new SalesforceQueue("00G000000000001AAA", developerName, name);
    }

    private static WebexQueue webex(String id, String name) {
        return new WebexQueue(id, name);
    }

    @Test
    void case_and_blanks_around_a_name_do_not_matter() {
        QueuePairs queues =
                QueuePairs.of(
                        List.of(salesforce("Support", " SUPPORT de"), salesforce("Sales", "Sales")),
                        List.of(webex("w1", "Support DE "), webex("w2", "sales")));
        assertThat(queues.pairs())
                .extracting(it -> it.webex().id() + " " + it.salesforce().developerName())
                .containsExactly("w2 Sales", "w1 Support");
        assertThat(queues.unpaired()).isEmpty();
    }

    @Test
    void blanks_inside_a_name_do() {
        assertThat(
                        QueuePairs.of(
                                        List.of(salesforce("A_B", "A B")),
                                        List.of(webex("w", "A  B")))
                                .pairs())
                .isEmpty();
    }

    @Test
    void who_has_no_counterpart_is_named() {
        QueuePairs queues =
                QueuePairs.of(
                        List.of(salesforce("Leads", "Leads")), List.of(webex("w1", "Billing")));
        assertThat(queues.pairs()).isEmpty();
        assertThat(queues.unpaired())
                .containsExactly(
                        "Webex \"Billing\": Salesforce has no queue of this name.",
                        "Salesforce \"Leads\": Webex has no queue of this name.");
    }

    @Test
    void of_two_queues_with_one_name_none_is_guessed() {
        assertThat(
                        QueuePairs.of(
                                List.of(salesforce("Support", "Support")),
                                List.of(webex("w1", "Support"), webex("w2", "support"))))
                .isEqualTo(
                        new QueuePairs(
                                List.of(),
                                List.of(
                                        "Webex has 2 queues that are named \"Support\": rename all"
                                                + " but one.",
                                        "Salesforce \"Support\": Webex has 2 queues of this"
                                                + " name.")));
        assertThat(
                        QueuePairs.of(
                                        List.of(
                                                salesforce("Support", "Support"),
                                                salesforce("Support_2", "Support")),
                                        List.of(webex("w1", "Support")))
                                .unpaired())
                .containsExactly(
                        "Webex \"Support\": Salesforce has 2 queues of this name.",
                        "Salesforce has 2 queues that are named \"Support\": rename all but one.");
    }
}
