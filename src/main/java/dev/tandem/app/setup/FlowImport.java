package dev.tandem.app.setup;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.app.terminal.CommandFailure;
import dev.tandem.setup.flow.FlowModel;
import dev.tandem.setup.flow.FlowV1;
import dev.tandem.setup.flow.FlowV2;
import dev.tandem.webex.api.Flows;
import dev.tandem.webex.api.Flows.StoredFlow;
import dev.tandem.webex.api.WebexApiException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Brings the flow into Webex as a draft, once: its description ends with a mark that says which
 * flow it was imported from. Webex adds to what it imports, so that the flow that it has cannot be
 * compared with the flow that was sent; what a person has changed since is not noticed, and stays.
 */
final class FlowImport {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int NAME_IS_THERE = 409;
    private static final int MARK_CHARACTERS = 16;

    private final Flows flows;
    private final BiConsumer<String, String> steps;

    /**
     * Imports into that store.
     *
     * @param steps is told each step that is done: one word, and what it is about
     */
    FlowImport(Flows flows, BiConsumer<String, String> steps) {
        this.flows = flows;
        this.steps = steps;
    }

    /**
     * Imports it, unless it is there.
     *
     * @param hasConnector whether its requests use a connector, which the format of the API needs
     * @param overwrite whether the draft of a flow with this name may be replaced
     * @return the flow as Webex has it now
     * @throws CommandFailure when another flow has the name, or Webex's dry run finds an error
     * @throws WebexApiException when Webex refuses a request
     */
    StoredFlow run(FlowModel flow, boolean hasConnector, boolean overwrite)
            throws InterruptedException {
        String mark = mark(flow, hasConnector);
        FlowModel marked = marked(flow, mark);
        Optional<StoredFlow> there = flows.find(flow.name());
        if (there.isPresent() && there.get().description().contains(mark)) {
            steps.accept("unchanged", "flow %s (%s)".formatted(flow.name(), there.get().id()));
            return there.get();
        }
        if (there.isPresent() && !overwrite) {
            throw nameIsThere(flow.name());
        }
        try {
            StoredFlow imported =
                    hasConnector
                            ? importDraft(marked, overwrite)
                            : flows.importFile(
                                    "tandem-flow.v1.json", FlowV1.render(marked), overwrite);
            steps.accept(
                    there.isPresent() ? "replaced" : "imported",
                    "flow %s as a draft (%s)".formatted(flow.name(), imported.id()));
            return imported;
        } catch (WebexApiException e) {
            throw e.status() == NAME_IS_THERE ? nameIsThere(flow.name()) : e;
        }
    }

    private StoredFlow importDraft(FlowModel flow, boolean overwrite) throws InterruptedException {
        JsonNode document = json(FlowV2.render(flow));
        Flows.Findings findings = flows.validate(document);
        findings.warnings().forEach(it -> steps.accept("warning", it));
        if (!findings.valid()) {
            throw new CommandFailure(
                    "Webex's dry run refuses the flow, and nothing was imported: "
                            + String.join("; ", findings.errors())
                            + ".");
        }
        steps.accept("valid", "says Webex's dry run of the flow");
        return flows.importDraft(document, overwrite);
    }

    private static CommandFailure nameIsThere(String name) {
        return new CommandFailure(
                ("Webex has a flow %s already, and it is another one than this: choose another"
                                + " --name, or replace its draft with --overwrite.")
                        .formatted(name));
    }

    private static FlowModel marked(FlowModel flow, String mark) {
        return new FlowModel(
                flow.name(),
                flow.description() + " " + mark,
                flow.variables(),
                flow.main(),
                flow.events());
    }

    /** A key in the flow is too long to be found by this digest. */
    private static String mark(FlowModel flow, boolean hasConnector) {
        String text = hasConnector ? FlowV2.render(flow) : FlowV1.render(flow);
        return "[tandem " + digest(text) + "]";
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, MARK_CHARACTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Expected every Java to have SHA-256, but: " + e, e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Expected the flow to be JSON, but: " + e, e);
        }
    }
}
