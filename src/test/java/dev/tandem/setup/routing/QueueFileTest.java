package dev.tandem.setup.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.setup.UnusableSetupFile;
import dev.tandem.setup.routing.QueuePairs.SalesforceQueue;
import dev.tandem.setup.routing.QueuePairs.WebexQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueueFileTest {
    @Test
    void the_queues_of_salesforce_are_what_sf_prints() throws Exception {
        assertThat(
                        QueueFile.salesforce(
                                "queues.json",
                                """
                                {"status": 0, "result": {"records": [
                                  {"attributes": {"type": "Group", "url": "/x"}, "Id": "00G5g000004abcDEAQ",
                                   "DeveloperName": "Support_DE", "Name": " Support DE "}],
                                  "totalSize": 1, "done": true}, "warnings": []}
                                """))
                .containsExactly(
                        new SalesforceQueue("00G5g000004abcDEAQ", "Support_DE", "Support DE"));
    }

    @Test
    void the_queues_of_webex_are_what_its_api_answers_or_the_list_alone() throws Exception {
        String list = "[{\"id\": \"w1\", \"name\": \"Support\", \"active\": true}]";
        assertThat(
                        QueueFile.webex(
                                "w.json",
                                "{\"meta\": {\"totalRecords\": 1, \"page\": 0}, \"data\": %s}"
                                        .formatted(list)))
                .isEqualTo(QueueFile.webex("w.json", list))
                .containsExactly(new WebexQueue("w1", "Support"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    Error: no org                  | f.json is not JSON; expected what this gives: sf data query
                    {}                             | f.json has no list result.records; expected what this prints
                    {"result":{"records":[{}]}}    | f.json: queue 1 has no Id.
                    {"result":{"records":[{"Id":"7"}]}} | f.json: the Id of queue 1 is no id of Salesforce
                    {"result":{"records":[{"Id":"00G5g000004abcD"}]}} | f.json: queue 1 has no DeveloperName.
                    {"result":{"records":[{"Id":"00G5g000004abcD","DeveloperName":"../x","Name":"x"}]}} | f.json: the DeveloperName of queue 1 is none that Salesforce takes
                    {"result":{"records":[{"Id":"00G5g000004abcD","DeveloperName":"a__b","Name":"x"}]}} | f.json: the DeveloperName of queue 1 is none that Salesforce takes
                    {"result":{"records":[{"Id":"00G5g000004abcD","DeveloperName":"x","Name":"\\u001b[2J"}]}} | f.json: the Name of queue 1 has a control character
                    """)
    void a_file_of_salesforce_that_cannot_be_used_is_said(String text, String sentence) {
        assertThatThrownBy(() -> QueueFile.salesforce("f.json", text))
                .isInstanceOf(UnusableSetupFile.class)
                .hasMessageStartingWith(sentence)
                .hasMessageNotContaining("\u001b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    <html>                  | f.json is not JSON; expected what this gives: GET /organization
                    {"error":{"key":401}}   | f.json has no list data; expected what this answers: GET /organization
                    [{"name":"x"}]          | f.json: queue 1 has no id.
                    [{"id":"x","name":" "}] | f.json: queue 1 has no name.
                    {"meta":{"totalRecords":3},"data":[{"id":"1","name":"x"}]} | f.json has 1 of 3 queues, because Webex answers in pages
                    """)
    void a_file_of_webex_that_cannot_be_used_is_said(String text, String sentence) {
        assertThatThrownBy(() -> QueueFile.webex("f.json", text))
                .isInstanceOf(UnusableSetupFile.class)
                .hasMessageStartingWith(sentence);
    }
}
