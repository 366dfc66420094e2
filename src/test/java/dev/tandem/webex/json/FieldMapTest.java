package dev.tandem.webex.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldMapTest {
    /** Below and above the numbers at which it grows and changes its form. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8, 9, 32, 33, 10_000})
    void it_is_a_map_in_the_order_of_the_fields(int fields) {
        FieldMap map = new FieldMap();
        Map<String, JsonNode> expected = new LinkedHashMap<>();
        for (int i = 0; i < fields; i++) {
            assertThat(map.put("field" + i, IntNode.valueOf(i))).isNull();
            expected.put("field" + i, IntNode.valueOf(i));
        }
        assertThat(map).hasSize(fields).containsExactlyEntriesOf(expected);
        assertThat(map.get("field" + fields)).isNull();
        for (int i = 0; i < fields; i++) {
            assertThat(map.put("field" + i, IntNode.valueOf(-i))).isEqualTo(IntNode.valueOf(i));
            assertThat(map.get("field" + i)).isEqualTo(IntNode.valueOf(-i));
        }
        assertThat(map).hasSize(fields).containsOnlyKeys(expected.keySet());
    }
}
