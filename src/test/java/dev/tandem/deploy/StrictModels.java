package dev.tandem.deploy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/**
 * Reads objects of a cluster by the models of their kinds, and refuses fields that those lack or
 * have deprecated.
 */
final class StrictModels {
    private static final ObjectMapper STRICT =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_IGNORED_PROPERTIES)
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .annotationIntrospector(
                            // Else a mistyped field would end in a map of additional properties.
                            new JacksonAnnotationIntrospector() {
                                @Override
                                public Boolean hasAnySetter(Annotated annotated) {
                                    return false;
                                }

                                // A field that the current version of a kind has no more.
                                @Override
                                public boolean hasIgnoreMarker(AnnotatedMember member) {
                                    return member.hasAnnotation(Deprecated.class)
                                            || super.hasIgnoreMarker(member);
                                }
                            })
                    .build();

    private StrictModels() {}

    /**
     * The object as its model reads it.
     *
     * @throws IOException when the model has no such field or value
     */
    static <T> T read(JsonNode object, Class<T> model) throws IOException {
        return STRICT.treeToValue(object, model);
    }
}
