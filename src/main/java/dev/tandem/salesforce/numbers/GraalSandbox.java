package dev.tandem.salesforce.numbers;

import java.util.HashMap;
import java.util.Map;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * One context of GraalJS with the rules that were compiled in it. It has no access to files, Java
 * or the network. For one thread, except {@link #cancel}.
 */
final class GraalSandbox {
    private static final Source COMPILER =
            Source.create(
                    "js",
                    """
                    (pattern, selector) => {
                        const regex = new RegExp(pattern, 'g');
                        return text => text.replace(regex, selector);
                    }
                    """);

    private final Context context;
    private final Value compiler;
    private final Map<TranslationRule, Value> compiled = new HashMap<>();

    GraalSandbox(Engine engine) {
        context = Context.newBuilder("js").engine(engine).build();
        compiler = context.eval(COMPILER);
    }

    /** Why the pattern is none, in the engine's words; null when it is one. */
    @Nullable String refusal(TranslationRule rule) {
        try {
            compile(rule);
            return null;
        } catch (PolyglotException e) {
            if (e.isGuestException()) {
                return e.getMessage();
            }
            throw e;
        }
    }

    /**
     * @throws PolyglotException when the pattern is not valid, takes too much, or was cancelled
     */
    String replace(TranslationRule rule, String text) {
        return compile(rule).execute(text).asString();
    }

    private Value compile(TranslationRule rule) {
        return compiled.computeIfAbsent(
                rule, missing -> compiler.execute(missing.pattern(), missing.selector()));
    }

    /** Stops what runs in it, from any thread, and returns when it has stopped. */
    void cancel() {
        context.close(true);
    }
}
