package dev.tandem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.app.configuration.keys.KnownKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The documents name what the program has, and point at what exists. */
class ReadmeTest {
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,4} (.+)$");
    private static final Pattern KEY = Pattern.compile("tandem\\.[a-z][A-Za-z0-9_.<>-]*[a-z>]");
    private static final Pattern METRIC = Pattern.compile("tandem_[a-z_]+");
    private static final Pattern DECLARED_METRIC = Pattern.compile("\"(tandem(?:\\.[a-z]+)+)\"");
    private static final List<String> SUFFIXES =
            List.of("_total", "_seconds", "_seconds_count", "_seconds_sum", "_seconds_bucket");

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "CONTRIBUTING.md", "CHANGELOG.md"})
    void no_gap_is_left_to_fill_in(String document) {
        assertThat(text(document)).doesNotContain("@@", "TODO", "TBD");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "CONTRIBUTING.md",
                "CHANGELOG.md",
                "deploy/README.md",
                "deploy/webex/README.md",
                "deploy/salesforce/README.md"
            })
    void every_link_leads_to_a_file_and_a_heading(String document) {
        Set<String> broken =
                found(LINK, text(document))
                        .filter(link -> !link.startsWith("https://"))
                        .filter(Predicate.not(link -> leadsSomewhere(document, link)))
                        .collect(Collectors.toCollection(TreeSet::new));

        assertThat(broken).isEmpty();
    }

    @Test
    void every_key_in_the_readme_is_one_of_the_reference() {
        Set<String> unknown =
                found(KEY, LINK.matcher(text("README.md")).replaceAll("](…)"))
                        .map(key -> key.replace("<topic>", "webex-events"))
                        .map(key -> key.replaceAll("<[a-z]+>", "support"))
                        .filter(key -> KnownKeys.matching(key).isEmpty())
                        .filter(key -> !isBeginningOfKeys(key))
                        .collect(Collectors.toCollection(TreeSet::new));

        assertThat(unknown).isEmpty();
    }

    @Test
    void every_metric_in_the_readme_is_exported() {
        Set<String> declared =
                Stream.of(
                                "MeterName",
                                "SalesforceMeterDefinitions",
                                "WebexMeterDefinitions",
                                "BacklogMeterDefinitions")
                        .map(it -> text("src/main/java/dev/tandem/ops/metrics/" + it + ".java"))
                        .flatMap(it -> found(DECLARED_METRIC, it))
                        .map(name -> name.replace('.', '_'))
                        .collect(Collectors.toSet());
        Set<String> unknown =
                found(METRIC, text("README.md"))
                        .filter(name ->
                                Stream.concat(Stream.of(""), SUFFIXES.stream())
                                        .filter(name::endsWith)
                                        .map(suffix -> withoutEnd(name, suffix))
                                        .noneMatch(declared::contains))
                        .collect(Collectors.toCollection(TreeSet::new));

        assertThat(declared).isNotEmpty();
        assertThat(unknown).isEmpty();
    }

    /** Of a name that stands for several keys, such as {@code tandem.http.*}. */
    private static boolean isBeginningOfKeys(String key) {
        return KnownKeys.ALL.stream().anyMatch(known -> known.pattern().startsWith(key + "."));
    }

    private static boolean leadsSomewhere(String document, String link) {
        int hash = link.indexOf('#');
        String file = hash < 0 ? link : link.substring(0, hash);
        Path target = file.isEmpty() ? Path.of(document) : Path.of(document).resolveSibling(file);
        return Files.exists(target)
                && (hash < 0
                        || found(HEADING, text(target.toString()))
                                .map(ReadmeTest::anchor)
                                .anyMatch(link.substring(hash + 1)::equals));
    }

    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 -]", "").replace(' ', '-');
    }

    private static String withoutEnd(String name, String suffix) {
        return name.substring(0, name.length() - suffix.length());
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult it) -> it.groupCount() == 0 ? it.group() : it.group(1));
    }

    private static String text(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
