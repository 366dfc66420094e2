package dev.tandem.wire;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.PropertyName;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.util.NameTransformer;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells Jackson what the types themselves say, so that the domain needs no annotations: which
 * classes a sealed interface has, and which components of a record must not be missing.
 */
final class SealedTypes extends JacksonAnnotationIntrospector {
    static final String DISCRIMINATOR = "is";
    private static final JsonTypeInfo.Value BY_WIRE_NAME =
            JsonTypeInfo.Value.construct(
                    JsonTypeInfo.Id.NAME,
                    JsonTypeInfo.As.PROPERTY,
                    DISCRIMINATOR,
                    null,
                    false,
                    null);

    @Override
    public JsonTypeInfo.@Nullable Value findPolymorphicTypeInfo(
            MapperConfig<?> config, Annotated annotated) {
        return annotated instanceof AnnotatedClass type && isInSealedHierarchy(type.getRawType())
                ? BY_WIRE_NAME
                : super.findPolymorphicTypeInfo(config, annotated);
    }

    @Override
    public @Nullable List<NamedType> findSubtypes(Annotated annotated) {
        Class<?> type = annotated.getRawType();
        return type.isSealed() || WireNames.has(type)
                ? leaves(type).flatMap(WireNames::namedTypes).toList()
                : super.findSubtypes(annotated);
    }

    @Override
    public @Nullable String findTypeName(AnnotatedClass type) {
        Class<?> raw = type.getRawType();
        return WireNames.has(raw) ? WireNames.of(raw) : super.findTypeName(type);
    }

    @Override
    public @Nullable PropertyName findNameForSerialization(Annotated annotated) {
        PropertyName name = wireName(annotated);
        return name == null ? super.findNameForSerialization(annotated) : name;
    }

    @Override
    public @Nullable PropertyName findNameForDeserialization(Annotated annotated) {
        PropertyName name = wireName(annotated);
        return name == null ? super.findNameForDeserialization(annotated) : name;
    }

    @Override
    public @Nullable NameTransformer findUnwrappingNameTransformer(AnnotatedMember member) {
        RecordComponent component = component(member);
        return component != null && WireNames.isGroup(component.getType())
                ? NameTransformer.NOP
                : super.findUnwrappingNameTransformer(member);
    }

    @Override
    public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
        return isRequired(member) ? Boolean.TRUE : super.hasRequiredMarker(member);
    }

    @Override
    public JsonSetter.Value findSetterInfo(Annotated annotated) {
        return isRequired(annotated)
                ? JsonSetter.Value.forValueNulls(Nulls.FAIL)
                : super.findSetterInfo(annotated);
    }

    /** The classes that values of a sealed type really have. */
    static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(SealedTypes::leaves)
                : Stream.of(type);
    }

    private static boolean isInSealedHierarchy(Class<?> type) {
        return type.isSealed()
                || Arrays.stream(type.getInterfaces()).anyMatch(SealedTypes::isInSealedHierarchy);
    }

    private static @Nullable PropertyName wireName(Annotated annotated) {
        RecordComponent component =
                annotated instanceof AnnotatedMember member ? component(member) : null;
        if (component == null) {
            return null;
        }
        if (WireNames.isGroup(component.getType())) {
            // It is not written, and must not be the name of a field inside the group.
            return PropertyName.construct("group " + component.getName());
        }
        String name = WireNames.of(component);
        return name.equals(component.getName()) ? null : PropertyName.construct(name);
    }

    /** The record component that a field or a constructor's parameter belongs to. */
    private static @Nullable RecordComponent component(AnnotatedMember member) {
        if (!member.getDeclaringClass().isRecord()) {
            return null;
        }
        RecordComponent[] components = member.getDeclaringClass().getRecordComponents();
        return member instanceof AnnotatedParameter parameter
                ? components[parameter.getIndex()]
                : Arrays.stream(components)
                        .filter(component -> component.getName().equals(member.getName()))
                        .findFirst()
                        .orElse(null);
    }

    private static boolean isRequired(Annotated annotated) {
        RecordComponent component =
                annotated instanceof AnnotatedParameter parameter ? component(parameter) : null;
        return component != null && isRequired(component);
    }

    private static boolean isRequired(RecordComponent component) {
        Class<?> type = component.getType();
        return !type.isPrimitive()
                && !WireNames.isGroup(type)
                && !Collection.class.isAssignableFrom(type)
                && !Map.class.isAssignableFrom(type)
                && !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}
