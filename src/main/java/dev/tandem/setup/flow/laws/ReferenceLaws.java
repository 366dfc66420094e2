package dev.tandem.setup.flow.laws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.setup.flow.ActivityKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The variables, and that each expression reads what there is. */
final class ReferenceLaws {
    private static final Pattern EXPRESSION = Pattern.compile("\\{\\{(.*?)\\}\\}", Pattern.DOTALL);
    private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"|'[^']*'");

    /** A name with what is read of it; not a filter, a function or an argument's name. */
    private static final Pattern NAME =
            Pattern.compile(
                    "(?<![\\w.|])(?<!\\|\\s{1,5})([A-Za-z_]\\w*+)(?:\\.(\\w+))?+(?!\\w*\\s*\\()(?!\\s*=[^=])");

    private static final Set<String> WORDS =
            Set.of(
                    "and",
                    "or",
                    "not",
                    "true",
                    "false",
                    "null",
                    "none",
                    "is",
                    "in",
                    "contains",
                    "equals",
                    "empty",
                    "if",
                    "else",
                    "even",
                    "odd",
                    "defined");

    private static final Set<String> TYPES =
            Set.of("STRING", "INTEGER", "BOOLEAN", "DECIMAL", "DATETIME", "JSON");

    private final Map<String, String> types = new HashMap<>();
    private final List<ProcessView> processes;
    private final Findings findings;

    private ReferenceLaws(List<ProcessView> processes, Findings findings) {
        this.processes = processes;
        this.findings = findings;
    }

    static void check(JsonNode variables, List<ProcessView> processes, Findings findings) {
        ReferenceLaws laws = new ReferenceLaws(processes, findings);
        variables.forEach(laws::variable);
        for (ProcessView process : processes) {
            for (String id : process.activities().keySet()) {
                laws.written(process.where(id), process.properties(id));
                Set<String> seen = new HashSet<>();
                laws.read(process.where(id), process.properties(id), seen);
            }
        }
    }

    private void variable(JsonNode variable) {
        String name = variable.path("name").asText();
        String where = "variable " + name;
        String type = variable.path("type").asText();
        law(types.put(name, type) == null, where, "it is there twice", "declare it once");
        law(
                TYPES.contains(type),
                where,
                "its type is \"" + type + "\"",
                "make it STRING, INTEGER, BOOLEAN, DECIMAL, DATETIME or JSON");
        JsonNode value = variable.path("value");
        law(
                value.isTextual() || value.isNull(),
                where,
                "its value is neither a text nor null",
                "write values of all types as texts");
        boolean shown = variable.path("isCAD").asBoolean();
        law(
                !shown || !variable.path("desktopLabel").asText().isBlank(),
                where,
                "agents see it, but it has no label",
                "fill in desktopLabel");
        law(
                !shown || !variable.path("isSecure").asBoolean(),
                where,
                "it is secure and on the agents' desktop",
                "let it be one of both");
    }

    private void written(String where, JsonNode properties) {
        for (JsonNode setting : properties.path("setVariablesArray")) {
            String name = setting.path("srcVariable").asText();
            if (declared(where, name)) {
                law(
                        setting.path("srcVariableType").asText().equals(types.get(name)),
                        where,
                        "it sets " + name + " as " + setting.path("srcVariableType").asText(),
                        "use the type of the variable, " + types.get(name));
            }
        }
        for (JsonNode output : properties.path("outputVariableArray")) {
            declared(where, output.path("outputVariable").asText());
            law(
                    !output.path("jsonPathExp").asText().isBlank(),
                    where,
                    "it takes nothing out for " + output.path("outputVariable").asText(),
                    "fill in jsonPathExp, such as $.data.status");
        }
    }

    private boolean declared(String where, String variable) {
        boolean declared = types.containsKey(variable);
        law(
                declared,
                where,
                "it writes to " + variable + ", which is not declared",
                "add the variable or use one that is there");
        return declared;
    }

    private void read(String where, JsonNode value, Set<String> seen) {
        if (value.isContainerNode()) {
            value.forEach(it -> read(where, it, seen));
        } else if (value.isTextual()) {
            Matcher expression = EXPRESSION.matcher(value.textValue());
            while (expression.find()) {
                for (String reference : names(expression.group(1))) {
                    if (seen.add(reference)) {
                        reference(where, reference);
                    }
                }
            }
        }
    }

    private static List<String> names(String expression) {
        List<String> all = new ArrayList<>();
        Matcher name = NAME.matcher(TEXT.matcher(expression).replaceAll("''"));
        while (name.find()) {
            if (!WORDS.contains(name.group(1))) {
                all.add(
                        name.group(2) == null
                                ? name.group(1)
                                : name.group(1) + "." + name.group(2));
            }
        }
        return all;
    }

    private void reference(String where, String reference) {
        int dot = reference.indexOf('.');
        String name = dot < 0 ? reference : reference.substring(0, dot);
        if (types.containsKey(name)) {
            return;
        }
        Optional<ProcessView> process =
                processes.stream()
                        .filter(it ->
                                it.activities().values().stream()
                                        .anyMatch(a -> a.path("name").asText().equals(name)))
                        .findFirst();
        law(
                dot > 0 && process.isPresent() && hasResult(process.get(), name, reference, dot),
                where,
                "it reads {{" + reference + "}}, which is neither a variable nor a result",
                "declare it or correct its name");
    }

    private static boolean hasResult(ProcessView process, String name, String reference, int dot) {
        List<String> results =
                process.activities().entrySet().stream()
                        .filter(it -> it.getValue().path("name").asText().equals(name))
                        .flatMap(it -> process.kind(it.getKey()).stream())
                        .map(ActivityKind::results)
                        .findFirst()
                        .orElse(List.of());
        return results.isEmpty() || results.contains(reference.substring(dot + 1));
    }

    private void law(boolean kept, String where, String wrong, String right) {
        if (!kept) {
            findings.add(where, wrong, right);
        }
    }
}
