package dev.tandem;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which package may use which other one. The sizes of files are held by SourceSizeTest. */
@AnalyzeClasses(packages = "dev.tandem", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** Each room with the other rooms that it may use. */
    private static final Map<String, List<String>> ROOMS =
            Map.ofEntries(
                    entry("domain", List.of()),
                    entry("files", List.of()),
                    entry("http", List.of()),
                    entry("cluster", List.of()),
                    entry("channels", List.of()),
                    entry("kafka", List.of()),
                    entry("wire", List.of("domain")),
                    entry("telemetry", List.of("domain")),
                    entry("playback", List.of("domain")),
                    entry("webex", List.of("domain", "files")),
                    entry("salesforce", List.of("domain", "files")),
                    entry("security", List.of("files", "http", "cluster")),
                    entry("peers", List.of("cluster", "http", "security")),
                    entry(
                            "ingest",
                            List.of(
                                    "domain",
                                    "wire",
                                    "webex",
                                    "files",
                                    "http",
                                    "security",
                                    "channels",
                                    "telemetry",
                                    "kafka")),
                    entry(
                            "process",
                            List.of(
                                    "domain",
                                    "wire",
                                    "webex",
                                    "files",
                                    "cluster",
                                    "telemetry",
                                    "kafka")),
                    entry(
                            "dispatch",
                            List.of(
                                    "domain",
                                    "wire",
                                    "files",
                                    "cluster",
                                    "channels",
                                    "telemetry",
                                    "kafka")),
                    entry("reconciliation", List.of("domain", "wire", "webex", "files", "kafka")),
                    entry("pushback", List.of("domain", "wire", "webex", "kafka")),
                    entry("operator", List.of("domain", "wire", "security", "kafka")),
                    entry(
                            "ops",
                            List.of(
                                    "pushback",
                                    "domain",
                                    "wire",
                                    "webex",
                                    "salesforce",
                                    "http",
                                    "security",
                                    "cluster",
                                    "peers",
                                    "ingest",
                                    "process",
                                    "dispatch",
                                    "reconciliation",
                                    "operator",
                                    "telemetry",
                                    "files",
                                    "kafka")),
                    entry("recording", List.of("wire")),
                    entry("replay", List.of("domain", "wire", "webex", "recording")),
                    entry("setup", List.of("files")),
                    entry("embedded", List.of("files", "playback")));

    /** The composition, which may use every room and is used by none. */
    private static final String APP = "app";

    @ArchTest
    static void each_room_uses_only_the_rooms_of_its_row(JavaClasses classes) {
        ROOMS.forEach((room, uses) -> room(room, uses).check(classes));
    }

    @Test
    void each_room_has_a_row() {
        assertThat(rooms())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(ROOMS.keySet().stream(), Stream.of(APP)).toList());
    }

    @ArchTest
    static final ArchRule no_room_uses_the_composition =
            noClasses()
                    .that(not(resideInAPackage("dev.tandem.app..")))
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("dev.tandem.app..");

    @ArchTest
    static final ArchRule only_the_composition_uses_operations_and_the_embedded_systems =
            noClasses()
                    .that(
                            not(
                                    resideInAnyPackage(
                                            "dev.tandem.app..",
                                            "dev.tandem.ops..",
                                            "dev.tandem.embedded..")))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("dev.tandem.ops..", "dev.tandem.embedded..");

    @ArchTest
    static final ArchRule webex_and_salesforce_do_not_know_each_other =
            slices().matching("dev.tandem.(webex|salesforce)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule replay_cannot_reach_salesforce_or_kafka =
            noClasses()
                    .that()
                    .resideInAPackage("dev.tandem.replay..")
                    .should()
                    .transitivelyDependOnClassesThat()
                    .resideInAnyPackage(
                            "dev.tandem.salesforce..",
                            "dev.tandem.dispatch..",
                            "org.apache.kafka.clients..",
                            "java.net.http..");

    @ArchTest
    static final ArchRule the_domain_depends_on_the_language_collections_and_time_only =
            classes()
                    .that()
                    .resideInAPackage("dev.tandem.domain..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "dev.tandem.domain..",
                            "java.lang..",
                            "java.util..",
                            "java.time..",
                            "org.jspecify..");

    @ArchTest
    static final ArchRule the_domain_reads_no_clock =
            noClasses()
                    .that()
                    .resideInAPackage("dev.tandem.domain..")
                    .should()
                    .callMethodWhere(
                            target(name("now")).and(target(owner(resideInAPackage("java.time..")))))
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis")
                    .orShould()
                    .callMethod(System.class, "nanoTime")
                    .orShould()
                    .dependOnClassesThat()
                    .areAssignableTo(Clock.class)
                    .orShould()
                    .dependOnClassesThat()
                    .areAssignableTo(Date.class);

    @ArchTest
    static final ArchRule the_domain_draws_no_random_values =
            noClasses()
                    .that()
                    .resideInAPackage("dev.tandem.domain..")
                    .should()
                    .dependOnClassesThat()
                    .haveNameMatching(
                            "java\\.util\\.(random\\..*|Random|UUID|concurrent\\.Thread.*)")
                    .orShould()
                    .callMethod(Math.class, "random");

    @ArchTest
    static final ArchRule states_do_not_know_the_decision =
            noClasses()
                    .that()
                    .resideInAPackage("dev.tandem.domain.state..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("dev.tandem.domain.decision..");

    @ArchTest
    static final ArchRule wire_formats_do_not_know_the_decision =
            noClasses()
                    .that()
                    .resideInAPackage("dev.tandem.wire..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("dev.tandem.domain.decision..");

    @ArchTest
    static final ArchRule only_operations_uses_micrometer =
            noClasses()
                    .that(not(resideInAPackage("dev.tandem.ops..")))
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("io.micrometer..");

    @ArchTest
    static final ArchRule only_the_edges_use_kafka =
            noClasses()
                    .that(
                            not(
                                    resideInAnyPackage(
                                            "dev.tandem.channels..",
                                            "dev.tandem.kafka..",
                                            "dev.tandem.ops.metrics..",
                                            "dev.tandem.ingest..",
                                            "dev.tandem.process..",
                                            "dev.tandem.dispatch..",
                                            "dev.tandem.pushback..",
                                            "dev.tandem.operator..",
                                            "dev.tandem.embedded..",
                                            "dev.tandem.recording.topics..",
                                            "dev.tandem.playback.topics..",
                                            "dev.tandem.reconciliation.topics..",
                                            "dev.tandem.app..")))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.apache.kafka..", "kafka..");

    @ArchTest
    static final ArchRule only_the_edges_use_channels =
            noClasses()
                    .that(
                            not(
                                    resideInAnyPackage(
                                            "dev.tandem.channels..",
                                            "dev.tandem.ingest..",
                                            "dev.tandem.process..",
                                            "dev.tandem.dispatch..",
                                            "dev.tandem.app..")))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.smallrye.reactive.messaging..",
                            "org.eclipse.microprofile.reactive.messaging..");

    @ArchTest
    static final ArchRule only_the_graal_translator_uses_the_javascript_engine =
            noClasses()
                    .that()
                    .haveNameNotMatching("dev\\.tandem\\.salesforce\\.numbers\\.Graal.*")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.graalvm..");

    @ArchTest
    static final ArchRule no_rooms_know_each_other_in_a_circle =
            slices().matching("dev.tandem.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule no_packages_know_each_other_in_a_circle =
            slices().matching("dev.tandem.(**)").should().beFreeOfCycles();

    private static ArchRule room(String room, List<String> uses) {
        String[] packages =
                Stream.concat(Stream.of(room), uses.stream())
                        .map(name -> "dev.tandem." + name + "..")
                        .toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage("dev.tandem." + room + "..")
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(packages).or(not(resideInAPackage("dev.tandem.."))));
    }

    private static List<String> rooms() {
        try (Stream<Path> folders = Files.list(Path.of("src/main/java/dev/tandem"))) {
            return folders.filter(Files::isDirectory)
                    .map(it -> it.getFileName().toString())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
