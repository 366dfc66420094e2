package dev.tandem;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What may know what. */
@AnalyzeClasses(packages = "dev.tandem", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule the_domain_uses_nothing =
            classes()
                    .that()
                    .resideInAPackage("dev.tandem.domain..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("dev.tandem.domain..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule the_domain_reads_no_clock =
            noClasses()
                    .that()
                    .resideInAPackage("dev.tandem.domain..")
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis")
                    .orShould()
                    .callMethod(System.class, "nanoTime")
                    .orShould()
                    .dependOnClassesThat()
                    .areAssignableTo(Clock.class);

    @ArchTest
    static final ArchRule the_domain_draws_no_lots =
            noClasses()
                    .that()
                    .resideInAPackage("dev.tandem.domain..")
                    .should()
                    .dependOnClassesThat()
                    .haveNameMatching(
                            "java\\.util\\.(random\\..*|Random|UUID|concurrent\\.Thread.*)")
                    .orShould()
                    .callMethod(Math.class, "random");

    @ArchTest static final ArchRule wire_uses_only_the_domain = room("wire", "domain");

    @ArchTest static final ArchRule files_knows_no_other_room = room("files");

    @ArchTest static final ArchRule http_knows_no_other_room = room("http");

    @ArchTest
    static final ArchRule security_uses_files_http_and_the_cluster =
            room("security", "files", "http", "cluster");

    @ArchTest static final ArchRule the_cluster_knows_no_other_room = room("cluster");

    @ArchTest static final ArchRule channels_know_no_other_room = room("channels");

    @ArchTest
    static final ArchRule peers_use_the_cluster_http_and_security =
            room("peers", "cluster", "http", "security");

    @ArchTest
    static final ArchRule webex_uses_only_the_domain_and_files = room("webex", "domain", "files");

    @ArchTest
    static final ArchRule salesforce_uses_only_the_domain_and_files =
            room("salesforce", "domain", "files");

    @ArchTest
    static final ArchRule ingest_uses_domain_wire_webex_http_security_and_channels =
            room("ingest", "domain", "wire", "webex", "files", "http", "security", "channels");

    @ArchTest
    static final ArchRule process_uses_domain_wire_webex_files_and_the_cluster =
            room("process", "domain", "wire", "webex", "files", "cluster");

    @ArchTest
    static final ArchRule dispatch_uses_domain_wire_and_channels =
            room("dispatch", "domain", "wire", "files", "cluster", "channels");

    @ArchTest
    static final ArchRule states_know_no_decision =
            noClasses()
                    .that()
                    .resideInAPackage("dev.tandem.domain.state..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("dev.tandem.domain.decision..");

    @ArchTest
    static final ArchRule what_crosses_a_border_knows_no_decision =
            noClasses()
                    .that()
                    .resideInAPackage("dev.tandem.wire..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("dev.tandem.domain.decision..");

    @ArchTest
    static final ArchRule only_the_composition_uses_the_outermost_rooms =
            noClasses()
                    .that(not(resideInAPackage("dev.tandem.app..")))
                    .and(not(resideInAPackage("dev.tandem.ops..")))
                    .and(not(resideInAPackage("dev.tandem.embedded..")))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "dev.tandem.app..", "dev.tandem.ops..", "dev.tandem.embedded..");

    @ArchTest
    static final ArchRule operations_and_the_embedded_world_do_not_know_the_composition =
            noClasses()
                    .that()
                    .resideInAnyPackage("dev.tandem.ops..", "dev.tandem.embedded..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("dev.tandem.app..");

    @ArchTest
    static final ArchRule process_and_salesforce_meet_only_in_the_domain =
            noClasses()
                    .that()
                    .resideInAPackage("dev.tandem.process..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("dev.tandem.salesforce..");

    @ArchTest
    static final ArchRule micrometer_is_known_to_operations_alone =
            noClasses()
                    .that(not(resideInAPackage("dev.tandem.ops..")))
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("io.micrometer..");

    @ArchTest
    static final ArchRule kafka_is_known_only_at_the_edges =
            noClasses()
                    .that(
                            not(
                                    resideInAnyPackage(
                                            "dev.tandem.channels..",
                                            "dev.tandem.ingest..",
                                            "dev.tandem.process..",
                                            "dev.tandem.dispatch..",
                                            "dev.tandem.embedded..",
                                            "dev.tandem.app..")))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.apache.kafka..", "kafka..");

    @ArchTest
    static final ArchRule the_javascript_engine_is_known_behind_its_seam_alone =
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

    @Test
    void a_file_of_the_program_fits_on_a_few_screens() {
        List<Integer> lengths = lengthsBelow("src/main/java");
        assertThat(lengths.stream().filter(lines -> lines <= 200).count())
                .as("files of at most 200 lines, of " + lengths.size())
                .isGreaterThanOrEqualTo(lengths.size() * 9 / 10);
        assertThat(lengths.stream().filter(lines -> lines < 70).count())
                .as("files of less than 70 lines, of " + lengths.size())
                .isGreaterThanOrEqualTo(lengths.size() / 2);
    }

    @Test
    void so_does_a_file_of_the_tests() {
        assertThat(lengthsBelow("src/test/java")).isNotEmpty();
    }

    /** The number of lines of each source file there, none of which may have too many. */
    private static List<Integer> lengthsBelow(String folder) {
        List<Integer> lengths = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            for (Path file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
                int lines = Files.readAllLines(file).size();
                assertThat(lines).as("lines of " + file).isLessThanOrEqualTo(350);
                lengths.add(lines);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lengths;
    }

    private static ArchRule room(String room, String... uses) {
        List<String> allowed = new ArrayList<>(Arrays.asList(uses));
        allowed.add(room);
        String[] packages =
                allowed.stream().map(name -> "dev.tandem." + name + "..").toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage("dev.tandem." + room + "..")
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(packages).or(not(resideInAPackage("dev.tandem.."))));
    }
}
