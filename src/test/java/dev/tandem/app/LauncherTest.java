package dev.tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher under a POSIX shell, with a Maven and a JDK that only print their arguments. */
class LauncherTest {
    @TempDir private Path directory;
    private Path home;
    private Path jdk;

    private record Run(int exitCode, String output, long pid) {}

    @BeforeEach
    void a_checkout_and_a_jdk() throws IOException {
        home = Files.createDirectories(directory.resolve("checkout"));
        Files.createDirectories(home.resolve("src/main/java"));
        Files.createDirectories(home.resolve(".mvn"));
        Files.writeString(home.resolve("pom.xml"), "<project/>");
        Files.writeString(home.resolve("src/main/java/A.java"), "class A {}");
        for (String file : List.of("tandem", ".mvn/find-jdk.sh")) {
            Files.copy(Path.of(file), home.resolve(file));
        }
        script(
                home.resolve("mvnw"),
                "echo built >> builds",
                "mkdir -p target/quarkus-app",
                "touch target/quarkus-app/quarkus-run.jar");
        jdk = Files.createDirectories(directory.resolve("jdk/bin")).getParent();
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"25.0.1\"\n");
        script(jdk.resolve("bin/javac"));
        script(jdk.resolve("bin/java"), "echo \"pid=$$ in=$PWD args=$*\"");
    }

    @Test
    void it_builds_when_there_is_no_build_and_only_then() throws Exception {
        assertThat(tandem(home).output()).contains("tandem: building");
        assertThat(tandem(home).output()).doesNotContain("building");
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void it_builds_again_when_a_source_is_newer() throws Exception {
        tandem(home);
        Files.setLastModifiedTime(
                home.resolve("src/main/java/A.java"), FileTime.from(Instant.now().plusSeconds(60)));
        tandem(home);
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void it_runs_the_program_where_the_user_is_also_through_a_link() throws Exception {
        Path elsewhere = Files.createDirectories(directory.resolve("else where"));
        Path link = Files.createSymbolicLink(elsewhere.resolve("tandem"), home.resolve("tandem"));
        Run run = run(elsewhere, Map.of(), link.toString(), "serve", "--help");
        assertThat(run.exitCode()).isZero();
        assertThat(run.output())
                .contains("in=" + elsewhere.toRealPath())
                .contains("-jar " + home.toRealPath() + "/target/quarkus-app/quarkus-run.jar")
                .endsWith("serve --help\n");
    }

    @Test
    void it_becomes_the_program_so_that_signals_reach_it() throws Exception {
        Run run = tandem(home);
        assertThat(run.output()).contains("pid=" + run.pid() + " ");
    }

    @Test
    void options_for_java_are_handed_on_behind_our_own() throws Exception {
        Run run =
                run(
                        home,
                        Map.of("JAVA_OPTS", "-Xmx1g -Da=b", "TANDEM_OPTS", "-Dc=d"),
                        home.resolve("tandem").toString());
        assertThat(run.output())
                .containsPattern(
                        "-Xmx512m -XX:TieredStopAtLevel=1 .* -XX:\\+UseSerialGC"
                                + " -XX:\\+ExitOnOutOfMemoryError .*-Xmx1g -Da=b -Dc=d -jar");
    }

    @Test
    void another_collector_takes_the_place_of_ours() throws Exception {
        Run run =
                run(
                        home,
                        Map.of("TANDEM_OPTS", "-Xmx2g -XX:+UseG1GC"),
                        home.resolve("tandem").toString());
        assertThat(run.output()).contains("-XX:+UseG1GC").doesNotContain("Serial");
    }

    @Test
    void a_service_uses_the_cache_of_a_training_and_a_short_command_does_not() throws Exception {
        tandem(home);
        String cache = home.toRealPath() + "/target/quarkus-app/tandem.aot";
        assertThat(run(home, Map.of(), home.resolve("tandem").toString(), "serve").output())
                .doesNotContain("AOTCache");
        Files.writeString(Path.of(cache), "a cache");
        for (String command : List.of("serve", "demo")) {
            assertThat(run(home, Map.of(), home.resolve("tandem").toString(), command).output())
                    .contains("-XX:AOTCache=" + cache + " -Xlog:aot*=off -jar ")
                    .endsWith(command + "\n");
        }
        assertThat(run(home, Map.of(), home.resolve("tandem").toString(), "call", "x").output())
                .doesNotContain("AOTCache")
                .endsWith("quarkus-run.jar call x\n");
    }

    @Test
    void a_failed_build_shows_its_end_and_runs_nothing() throws Exception {
        script(home.resolve("mvnw"), "echo 'no such symbol: tandme'", "exit 1");
        Run run = tandem(home);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output())
                .contains("no such symbol: tandme", "target/tandem-build.log")
                .doesNotContain("args=");
    }

    private Run tandem(Path from) throws IOException, InterruptedException {
        return run(from, Map.of(), home.resolve("tandem").toString());
    }

    private Run run(Path from, Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("sh"));
        words.addAll(List.of(command));
        ProcessBuilder builder = new ProcessBuilder(words).directory(from.toFile());
        builder.environment().keySet().removeAll(List.of("JAVA_OPTS", "TANDEM_OPTS"));
        builder.environment().put("JAVA_HOME", jdk.toString());
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), output, process.pid());
    }

    private long builds() throws IOException {
        return Files.readAllLines(home.resolve("builds")).size();
    }

    private static void script(Path file, String... lines) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
