package dev.tandem.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives test classes the {@link Scenarios} that all of them share: started for the first one, ended
 * by JUnit after the last. What the program has logged, and what it has written to its topics, is
 * checked after each.
 */
final class ScenarioStage implements ParameterResolver, AfterAllCallback {
    private static final Namespace MINE = Namespace.create(ScenarioStage.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Scenarios.class;
    }

    @Override
    public Scenarios resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return scenarios(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Scenarios scenarios = scenarios(context);
        scenarios.checkLog();
        scenarios.checkRecords();
    }

    private static Scenarios scenarios(ExtensionContext context) {
        return context.getRoot()
                .getStore(MINE)
                .computeIfAbsent(Scenarios.class, _ -> start(), Scenarios.class);
    }

    private static Scenarios start() {
        try {
            Path parent = Files.createDirectories(Path.of("target", "e2e-scenarios"));
            Scenarios scenarios =
                    Scenarios.startIn(Files.createTempDirectory(parent.toAbsolutePath(), "stage"));
            // The first call loads classes of the fresh process, so it has a long time limit.
            scenarios.flow().decided(scenarios.call(Scenarios.WITHOUT_FLOW));
            return scenarios;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
