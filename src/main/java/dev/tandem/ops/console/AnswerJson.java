package dev.tandem.ops.console;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import dev.tandem.domain.RoutingAnswer;
import dev.tandem.domain.Timestamps;
import dev.tandem.ops.words.EnumWords;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;

/**
 * The spelling of all answers over HTTP: times in the form of {@link Timestamps}; phases, statuses,
 * outcomes and reasons in lower case, as in the flow door's contract and in the metrics.
 */
@Singleton
public class AnswerJson implements ObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper mapper) {
        SimpleModule spelling = new SimpleModule("tandem-answers");
        spelling.addSerializer(new Times());
        spelling.addSerializer(new Words());
        spelling.setMixInAnnotation(RoutingAnswer.class, WithoutScreenPop.class);
        mapper.registerModule(spelling);
    }

    /** The address may hold the caller's number, which only a reveal shows. */
    private interface WithoutScreenPop {
        @JsonIgnore
        @SuppressWarnings("UnusedMethod") // Jackson reads its annotation
        String screenPopUrl();
    }

    /** Runs after Quarkus has registered Jackson's module for times, because the last one wins. */
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }

    private static final class Times extends StdScalarSerializer<Instant> {
        Times() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant time, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            json.writeString(Timestamps.of(time));
        }
    }

    @SuppressWarnings("rawtypes") // Jackson looks serializers up by the raw class
    private static final class Words extends StdScalarSerializer<Enum> {
        Words() {
            super(Enum.class);
        }

        @Override
        public void serialize(Enum word, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            json.writeString(EnumWords.of(word));
        }
    }
}
