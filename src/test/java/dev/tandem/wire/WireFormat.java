package dev.tandem.wire;

import dev.tandem.domain.state.Interaction;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All types that Tandem writes to a topic or a store, found through the records' components. */
final class WireFormat {
    private static final List<Class<?>> RECORDS =
            List.of(
                    Interaction.class,
                    JournalEntry.class,
                    CommandRecord.class,
                    ResultRecord.class,
                    WakeUp.class,
                    DeadLetter.class,
                    OperatorRecord.class);
    private static final SortedSet<Class<?>> TYPES = reachable();

    private WireFormat() {}

    /** The sealed hierarchies among them. */
    static List<Class<?>> hierarchies() {
        return TYPES.stream().filter(Class::isSealed).toList();
    }

    /** All names of the member that is written with this one. */
    static List<String> namesWith(String current) {
        return hierarchies().stream()
                .flatMap(SealedTypes::leaves)
                .map(WireNames::all)
                .filter(names -> names.getFirst().equals(current))
                .findFirst()
                .orElse(List.of());
    }

    /** One line for each type: its names, and its fields or constants. */
    static String render() {
        return TYPES.stream()
                .filter(type -> !WireNames.isGroup(type))
                .map(WireFormat::line)
                .sorted()
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String line(Class<?> type) {
        if (type.isSealed()) {
            return "one of %s: %s"
                    .formatted(
                            type.getSimpleName(),
                            SealedTypes.leaves(type)
                                    .map(WireNames::of)
                                    .sorted()
                                    .collect(Collectors.joining(", ")));
        }
        if (type.isEnum()) {
            return "word of %s: %s"
                    .formatted(
                            type.getSimpleName(),
                            Arrays.stream(type.getEnumConstants())
                                    .map(it -> ((Enum<?>) it).name())
                                    .collect(Collectors.joining(", ")));
        }
        String fields = fields(type).collect(Collectors.joining(", "));
        return isMember(type)
                ? "%s: %s".formatted(String.join(", earlier ", WireNames.all(type)), fields)
                : "record %s: %s".formatted(type.getSimpleName(), fields);
    }

    private static Stream<String> fields(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .flatMap(it ->
                        WireNames.isGroup(it.getType())
                                ? fields(it.getType())
                                : Stream.of(field(it)));
    }

    private static String field(RecordComponent component) {
        String optional =
                component.getAnnotatedType().isAnnotationPresent(Nullable.class) ? "?" : "";
        return WireNames.of(component) + optional;
    }

    private static boolean isMember(Class<?> type) {
        return hierarchies().stream().flatMap(SealedTypes::leaves).anyMatch(type::equals);
    }

    private static SortedSet<Class<?>> reachable() {
        SortedSet<Class<?>> found = new TreeSet<>(Comparator.comparing(Class::getName));
        RECORDS.forEach(type -> collect(type, found));
        return found;
    }

    private static void collect(Type type, SortedSet<Class<?>> found) {
        if (type instanceof ParameterizedType generic) {
            Arrays.stream(generic.getActualTypeArguments()).forEach(it -> collect(it, found));
            return;
        }
        Class<?> raw = (Class<?>) type;
        boolean ours = raw.getName().startsWith("dev.tandem.") && found.add(raw);
        if (!ours) {
            return;
        }
        if (raw.isSealed()) {
            SealedTypes.leaves(raw).forEach(leaf -> collect(leaf, found));
        } else if (raw.isRecord()) {
            for (RecordComponent component : raw.getRecordComponents()) {
                collect(component.getGenericType(), found);
            }
        }
    }
}
