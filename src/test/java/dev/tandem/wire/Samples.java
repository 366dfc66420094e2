package dev.tandem.wire;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Builds a value of any record from its components' types, full or with every null it allows. */
public final class Samples {
    private final boolean full;
    private int next = 1;

    private Samples(boolean full) {
        this.full = full;
    }

    public static Object full(Class<?> type) {
        return new Samples(true).of(type);
    }

    public static Object sparse(Class<?> type) {
        return new Samples(false).of(type);
    }

    private Object of(Type type) {
        if (type instanceof ParameterizedType generic) {
            return container(generic);
        }
        Class<?> raw = (Class<?>) type;
        if (raw.isSealed()) {
            return of(SealedTypes.leaves(raw).findFirst().orElseThrow());
        }
        if (raw.isEnum()) {
            return raw.getEnumConstants()[next++ % raw.getEnumConstants().length];
        }
        return raw.isRecord() ? record(raw) : scalar(raw);
    }

    private Object container(ParameterizedType type) {
        Type[] of = type.getActualTypeArguments();
        Class<?> raw = (Class<?>) type.getRawType();
        if (raw == SortedMap.class) {
            return full ? new TreeMap<>(Map.of(of(of[0]), of(of[1]))) : new TreeMap<>();
        }
        if (raw == SortedSet.class) {
            return full ? new TreeSet<>(Set.of(of(of[0]))) : new TreeSet<>();
        }
        if (raw == Map.class) {
            return full ? Map.of(of(of[0]), of(of[1])) : Map.of();
        }
        if (raw == Set.class) {
            return full ? Set.of(of(of[0])) : Set.of();
        }
        if (raw == Optional.class) {
            return full ? Optional.of(of(of[0])) : Optional.empty();
        }
        return full ? List.of(of(of[0]), of(of[0])) : List.of();
    }

    private Object record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        try {
            Constructor<?> constructor =
                    type.getDeclaredConstructor(
                            Arrays.stream(components)
                                    .map(RecordComponent::getType)
                                    .toArray(Class[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(
                    Arrays.stream(components).map(this::component).toArray());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("Expected a sample of " + type + ", but could not make it", e);
        }
    }

    private @Nullable Object component(RecordComponent component) {
        boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        return nullable && !full ? null : of(component.getGenericType());
    }

    private Object scalar(Class<?> type) {
        int value = next++;
        if (type == String.class) {
            return "text ü \"" + value;
        }
        if (type == Instant.class) {
            return Instant.ofEpochMilli(1_790_000_000_000L + value);
        }
        if (type == Duration.class) {
            return Duration.ofMillis(1500L + value);
        }
        if (type == int.class || type == Integer.class) {
            return value;
        }
        if (type == long.class || type == Long.class) {
            return (long) value;
        }
        if (type == boolean.class || type == Boolean.class) {
            return full;
        }
        throw new AssertionError("Expected to know how to make a " + type + ", but do not");
    }
}
