package dev.tandem.salesforce.numbers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The machine's Node, running the reference. */
final class Node {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Node() {}

    static boolean isThere() {
        try {
            Process process =
                    new ProcessBuilder("node", "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException("Expected to wait in peace, but was interrupted", e);
        }
    }

    /** Rules and numbers to put through them. */
    record Question(String rules, List<String> numbers) {}

    /** All answers in one run, in order: an object with "refused", or with "results". */
    static List<JsonNode> answers(List<Question> questions, Path folder) throws Exception {
        List<String> lines = new ArrayList<>();
        for (Question question : questions) {
            lines.add(
                    JSON.writeValueAsString(
                            Map.of("rules", question.rules(), "numbers", question.numbers())));
        }
        Path file = Files.write(folder.resolve("questions.jsonl"), lines);
        Path output = folder.resolve("answers.jsonl");
        Path reference = Path.of("src/test/resources/dev/tandem/salesforce/numbers/reference.mjs");
        int exit =
                new ProcessBuilder("node", reference.toString(), file.toString())
                        .redirectOutput(output.toFile())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start()
                        .waitFor();
        if (exit != 0) {
            throw new IllegalStateException("Expected Node to answer, but it ended with " + exit);
        }
        List<JsonNode> answers = new ArrayList<>();
        for (String line : Files.readAllLines(output)) {
            answers.add(JSON.readTree(line));
        }
        return answers;
    }
}
