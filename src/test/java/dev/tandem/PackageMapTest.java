package dev.tandem;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The packages with their files and arrows, as a list to read: {@code ./mvnw test
 * -Dtest=PackageMapTest} writes it to {@code target/packages.txt}.
 */
class PackageMapTest {
    private static final Path LIST = Path.of("target", "packages.txt");
    private static final int MOST_FILES = 22;

    private final JavaClasses classes =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("dev.tandem");

    @Test
    void no_package_has_more_files_than_a_newcomer_can_hold() throws IOException {
        Map<String, Long> files = filesOfPackages();
        Files.createDirectories(LIST.getParent());
        Files.writeString(
                LIST, files.entrySet().stream().map(this::line).collect(joining("\n", "", "\n")));

        assertThat(files).isNotEmpty();
        assertThat(files)
                .as("files of each package; %s has the whole list", LIST)
                .allSatisfy((name, count) ->
                        assertThat(count).as(name).isLessThanOrEqualTo(MOST_FILES));
    }

    /** Two types with one simple name are one name for two things. */
    @Test
    void no_two_top_level_types_share_a_simple_name() {
        assertThat(
                        classes.stream()
                                .filter(JavaClass::isTopLevelClass)
                                .map(JavaClass::getSimpleName)
                                .filter(name -> !name.equals("package-info"))
                                .collect(groupingBy(name -> name, counting()))
                                .entrySet())
                .filteredOn(entry -> entry.getValue() > 1)
                .isEmpty();
    }

    private static Map<String, Long> filesOfPackages() throws IOException {
        Path root = Path.of("src/main/java");
        try (Stream<Path> found = Files.walk(root)) {
            return found.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .collect(
                            groupingBy(
                                    file ->
                                            root.relativize(file.getParent())
                                                    .toString()
                                                    .replace('/', '.'),
                                    TreeMap::new,
                                    counting()));
        }
    }

    private String line(Map.Entry<String, Long> entry) {
        return "%-40s %3d files  -> %s"
                .formatted(
                        entry.getKey(),
                        entry.getValue(),
                        String.join(", ", arrowsFrom(entry.getKey())));
    }

    private Set<String> arrowsFrom(String name) {
        return classes.stream()
                .filter(type -> type.getPackageName().equals(name))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(Dependency::getTargetClass)
                .map(JavaClass::getPackageName)
                .filter(target -> target.startsWith("dev.tandem") && !target.equals(name))
                .map(target -> target.substring("dev.tandem.".length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
