package dev.tandem.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import dev.tandem.domain.CommandId;
import java.io.IOException;

/** Writes a command's id as its text, which logs and the timeline show as well. */
final class CommandIdModule extends SimpleModule {

    CommandIdModule() {
        addSerializer(new Writer());
        addDeserializer(CommandId.class, new Reader());
        addKeyDeserializer(CommandId.class, new KeyReader());
    }

    private static final class Writer extends StdScalarSerializer<CommandId> {
        Writer() {
            super(CommandId.class);
        }

        @Override
        public void serialize(CommandId id, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            json.writeString(id.toString());
        }
    }

    private static final class Reader extends FromStringDeserializer<CommandId> {
        Reader() {
            super(CommandId.class);
        }

        @Override
        protected CommandId _deserialize(String text, DeserializationContext context) {
            return CommandId.parse(text);
        }
    }

    private static final class KeyReader extends KeyDeserializer {
        @Override
        public Object deserializeKey(String text, DeserializationContext context) {
            return CommandId.parse(text);
        }
    }
}
