package dev.tandem.wire;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How Tandem's own records look as JSON, in one place, for everything it keeps in Kafka.
 *
 * <ul>
 *   <li>A record is an object with its components as fields, under other names or without a group
 *       around them where {@link WireNames} says so. Nulls are left out, unknown fields are
 *       skipped, map keys that have an order are sorted.
 *   <li>A member of a sealed hierarchy says which one it is in the field {@code is}, with its name
 *       in {@link WireNames}.
 *   <li>Instants and durations are ISO 8601 texts, exact to the nanosecond.
 *   <li>A {@link dev.tandem.domain.CommandId} is its text.
 *   <li>A component that is neither {@code @Nullable}, primitive nor a collection must be there. So
 *       a component added later is one of these, and yesterday's bytes stay readable.
 * </ul>
 */
public final class WireJson {
    private static final JsonMapper MAPPER = mapper();

    private WireJson() {}

    /** A codec for values of that type; make one and keep it. */
    public static <T> JsonCodec<T> codec(Class<T> type) {
        return new JsonCodec<>(
                type.getSimpleName(), MAPPER.writerFor(type), MAPPER.readerFor(type));
    }

    private static JsonMapper mapper() {
        JsonMapper.Builder builder =
                JsonMapper.builder()
                        .addModule(new JavaTimeModule())
                        .addModule(new InstantModule())
                        .addModule(new CommandIdModule())
                        .annotationIntrospector(new SealedTypes())
                        .visibility(PropertyAccessor.ALL, Visibility.NONE)
                        .visibility(PropertyAccessor.FIELD, Visibility.ANY)
                        .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
                        .defaultPropertyInclusion(
                                JsonInclude.Value.construct(Include.NON_NULL, Include.USE_DEFAULTS))
                        .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                        .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                        .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                        .disable(SerializationFeature.FAIL_ON_ORDER_MAP_BY_INCOMPARABLE_KEY)
                        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        for (Class<?> type : List.of(Collection.class, List.class, Set.class, Map.class)) {
            builder.withConfigOverride(
                    type, it -> it.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)));
        }
        return builder.build();
    }
}
