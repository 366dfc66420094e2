package dev.tandem;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files and methods are as large as their idea, and not larger than a reader can hold. */
class SourceSizeTest {
    private static final String PROGRAM = "src/main/java";
    private static final int MOST_LINES_OF_A_FILE = 350;
    private static final int MOST_LINES_OF_A_METHOD = 39;

    /** Methods over the limit that are left to be cut; the list only becomes shorter. */
    private static final List<String> LONG_METHODS =
            List.of(
                    "ContactCenterKeys.abandoned",
                    "ContactCenterKeys.voiceCall",
                    "InstanceKeys.kafka",
                    "KafkaClientRules.refused",
                    "OrgKeys.authentication",
                    "OrgKeys.orgs");

    @ParameterizedTest
    @ValueSource(strings = {PROGRAM, "src/test/java"})
    void no_file_has_more_than_350_lines(String folder) throws IOException {
        assertThat(sources(folder))
                .isNotEmpty()
                .allSatisfy(file ->
                        assertThat(Files.readAllLines(file))
                                .as("lines of %s", file)
                                .hasSizeLessThanOrEqualTo(MOST_LINES_OF_A_FILE));
    }

    @Test
    void most_files_of_the_program_fit_on_a_few_screens() throws IOException {
        List<Integer> lengths = new ArrayList<>();
        for (Path file : sources(PROGRAM)) {
            lengths.add(Files.readAllLines(file).size());
        }
        assertThat(lengths.stream().filter(lines -> lines <= 200).count())
                .as("files of at most 200 lines, of " + lengths.size())
                .isGreaterThanOrEqualTo(lengths.size() * 9 / 10);
        assertThat(lengths.stream().filter(lines -> lines < 70).count())
                .as("files of less than 70 lines, of " + lengths.size())
                .isGreaterThanOrEqualTo(lengths.size() / 2);
    }

    /** A table, which is a single statement such as an exhaustive switch, may be longer. */
    @Test
    void a_method_of_the_program_has_less_than_40_lines_unless_it_is_a_table() throws IOException {
        assertThat(longMethods(sources(PROGRAM)))
                .as("methods of %d lines or more", MOST_LINES_OF_A_METHOD + 1)
                .isSubsetOf(LONG_METHODS);
    }

    private static List<Path> sources(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(it -> it.toString().endsWith(".java")).toList();
        }
    }

    private static List<String> longMethods(List<Path> files) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> found = new ArrayList<>();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task =
                    (JavacTask)
                            compiler.getTask(
                                    null,
                                    manager,
                                    null,
                                    null,
                                    null,
                                    manager.getJavaFileObjectsFromPaths(files));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree file : task.parse()) {
                new LongMethods(file, positions, found).scan(file, null);
            }
        }
        return found;
    }

    private static final class LongMethods extends TreeScanner<@Nullable Void, @Nullable Void> {
        private final CompilationUnitTree file;
        private final SourcePositions positions;
        private final List<String> found;

        LongMethods(CompilationUnitTree file, SourcePositions positions, List<String> found) {
            this.file = file;
            this.positions = positions;
            this.found = found;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void unused) {
            boolean table =
                    method.getBody() == null || method.getBody().getStatements().size() == 1;
            if (!table && lines(method) > MOST_LINES_OF_A_METHOD) {
                String name = Path.of(file.getSourceFile().getName()).getFileName().toString();
                found.add(name.replace(".java", ".") + method.getName());
            }
            return super.visitMethod(method, null);
        }

        private long lines(MethodTree method) {
            return file.getLineMap().getLineNumber(positions.getEndPosition(file, method))
                    - file.getLineMap().getLineNumber(positions.getStartPosition(file, method))
                    + 1;
        }
    }
}
