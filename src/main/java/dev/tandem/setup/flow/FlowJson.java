package dev.tandem.setup.flow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.setup.flow.FlowModel.Variable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** What the two formats share: their layout as text, ids, and the variables. */
final class FlowJson {
    private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");

    private static final ObjectWriter WRITER =
            new ObjectMapper()
                    .writer(
                            new DefaultPrettyPrinter(
                                            Separators.createDefaultInstance()
                                                    .withObjectFieldValueSpacing(
                                                            Separators.Spacing.AFTER)
                                                    .withArrayEmptySeparator("")
                                                    .withObjectEmptySeparator(""))
                                    .withArrayIndenter(INDENTER)
                                    .withObjectIndenter(INDENTER));

    private FlowJson() {}

    /** The document as text, as Flow Designer indents it, with a line break at the end. */
    static String text(ObjectNode document) {
        try {
            return WRITER.writeValueAsString(document) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Expected to write a tree in memory, but failed", e);
        }
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** An id that is the same each time: a version that is written anew is comparable. */
    static String id(String what) {
        return UUID.nameUUIDFromBytes(("tandem-flow/" + what).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** The variables in the shape that both formats have. */
    static ArrayNode variables(List<Variable> variables) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (Variable variable : variables) {
            String label = variable.desktopLabel();
            all.addObject()
                    .put("name", variable.name())
                    .put("description", variable.description())
                    .put("id", "")
                    .put("type", "STRING")
                    .put("value", variable.value())
                    .put("isSecure", variable.secure())
                    .put("isCAD", label != null)
                    .put("desktopLabel", label == null ? "" : label)
                    .put("isAgentEditable", false)
                    .put("source", "")
                    .put("isReportable", false)
                    .put("overwrite", false)
                    .put("isExternalized", false)
                    .put("resourceType", "");
        }
        return all;
    }
}
