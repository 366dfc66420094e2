package dev.tandem.embedded.webex;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each law of the simulated dry run, broken once. */
class FlowRulesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RIGHT =
            """
            {"name":"Tandem","variables":[{"name":"Key"},{"name":"Status"}],
             "nodes":[
              {"name":"Start","activityType":"start","properties":{"activityName":"start"}},
              {"name":"Set","properties":{"activityName":"set-variable","srcVariable":"Key"}},
              {"name":"Ask","properties":{"activityName":"http-request-v2","authenticated":true,
               "connectorId":"c","outputVariableArray":[{"outputVariable":"Status"}]}},
              {"name":"Queue","properties":{"activityName":"queue-contact",
               "queueRadioGroup":"staticQueue","destination":"q","queueId":"q"}},
              {"name":"Chosen","properties":{"activityName":"queue-contact",
               "queueRadioGroup":"variableQueue","fallbackQueue":"q",
               "queueId":"{{Queue}}"}},
              {"name":"Agent","properties":{"activityName":"queue-to-agent","reportingQueue":"q",
               "recoveryQueue":"q"}}],
             "edges":[{"from":"Start","to":"Set","condition":"out"},
              {"from":"Set","to":"Ask","condition":"default"}],
             "eventFlows":{"GLOBAL_EVENTS":{"onEvents":{"ContactEnded":"Ended"},
              "nodes":[{"name":"Ended","properties":{"activityName":"event"}}],"edges":[]}}}
            """;

    private final FlowRules rules = new FlowRules(Set.of("q")::contains, Set.of("c")::contains);

    @Test
    void the_example_has_no_fault() throws Exception {
        assertThat(rules.checkImport(JSON.readTree(RIGHT))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "name":"Tandem"           | "name":""                  | Flow name is required
                    "authenticated":true      | "authenticated":false      | 'Connector' is not configured in Ask
                    "connectorId":"c"         | "connectorId":"x"          | 'Connector' is not configured in Ask
                    "destination":"q"         | "destination":null         | 'Queue' is not configured in Queue
                    "fallbackQueue":"q"       | "fallbackQueue":"x"        | 'Queue' is not configured in Chosen
                    "queueId":"q"             | "queueId":null             | 'Queue ID' is not configured in Queue
                    "queueId":"\\{\\{Queue}}" | "queueId":"Queue"          | 'Queue ID' is not configured in Chosen
                    "reportingQueue":"q"      | "reportingQueue":""        | 'Reporting Queue' is not configured
                    "recoveryQueue":"q"       | "recoveryQueue":""         | 'Recovery Queue' is not configured
                    "srcVariable":"Key"       | "srcVariable":"Lost"       | 'Lost' is referenced but not declared
                    "outputVariable":"Status" | "outputVariable":"Lost"    | 'Lost' is referenced but not declared
                    "to":"Ask"                | "to":"Nowhere"             | broken link was found from Set to Nowhere
                    "condition":"default"     | "condition":""             | An output has one link
                    "name":"Chosen"           | "name":"Queue"             | Two activities have this name
                    "ContactEnded":"Ended"    | "ContactEnded":"Nowhere"   | ContactEnded names no node
                    "activityName":"event"    | "activityName":""          | 'Activity' is not configured in Ended
                    """)
    void each_broken_law_is_found(String right, String broken, String words) throws Exception {
        JsonNode flow = JSON.readTree(RIGHT.replaceFirst(right, broken));
        assertThat(rules.check(flow))
                .singleElement()
                .satisfies(it -> assertThat(it.message()).contains(words));
    }

    @Test
    void an_import_is_stricter_than_the_dry_run() throws Exception {
        JsonNode flow =
                JSON.readTree(
                        RIGHT.replace("\"activityType\":\"start\"", "\"activityType\":\"x\""));
        assertThat(rules.check(flow)).isEmpty();
        assertThat(rules.checkImport(flow))
                .extracting(FlowRules.Finding::message)
                .containsExactly("A flow has exactly one start activity");
    }
}
