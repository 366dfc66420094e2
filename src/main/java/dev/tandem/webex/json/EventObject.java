package dev.tandem.webex.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * An object of an event. Its fields are found in any letter case, and most of those that are looked
 * for and missing are known to be missing by the length of their names alone.
 */
@SuppressWarnings("unchecked") // inherited: deepCopy() of ObjectNode narrows that of JsonNode
final class EventObject extends ObjectNode {
    private static final long serialVersionUID = 1L;

    /** The same as the parent has. */
    private final transient FieldMap fields;

    /** One bit for each length of a name, and for those that are longer by 64. */
    private long lengths;

    private EventObject(JsonNodeFactory factory, FieldMap fields) {
        super(factory, fields);
        this.fields = fields;
    }

    /** Makes these objects, for the parser. */
    static final class Factory extends JsonNodeFactory {
        private static final long serialVersionUID = 1L;

        @Override
        public ObjectNode objectNode() {
            return new EventObject(this, new FieldMap());
        }
    }

    /** How the parser adds a field. */
    @Override
    public @Nullable JsonNode replace(String name, JsonNode value) {
        lengths |= 1L << name.length();
        return super.replace(name, value);
    }

    /** The field of that name, as {@link EventFields#node} says. */
    JsonNode inAnyCase(String name) {
        if ((lengths & 1L << name.length()) == 0) {
            return MissingNode.getInstance();
        }
        JsonNode found = fields.inAnyCase(name);
        return found == null ? MissingNode.getInstance() : found;
    }
}
