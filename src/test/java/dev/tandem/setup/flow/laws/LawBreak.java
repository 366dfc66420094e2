package dev.tandem.setup.flow.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.setup.flow.FlowOptions.ScreenPop;
import dev.tandem.setup.flow.FlowV1;
import dev.tandem.setup.flow.SampleFlows;
import dev.tandem.setup.flow.TandemFlow;
import java.util.function.Consumer;

/**
 * A change that breaks one law.
 *
 * @param sentence a part of the one that is expected
 */
record LawBreak(String sentence, Consumer<EditableFlow> change) {
    static LawBreak breaking(String sentence, Consumer<EditableFlow> change) {
        return new LawBreak(sentence, change);
    }

    /** A flow that breaks no law. */
    static EditableFlow soundFlow() {
        return EditableFlow.of(
                FlowV1.render(TandemFlow.of(SampleFlows.bearer(ScreenPop.EXISTING_TAB))));
    }

    void givesOneSentence() {
        EditableFlow flow = soundFlow();
        change.accept(flow);
        assertThat(FlowLaws.broken(flow.text()))
                .singleElement()
                .asString()
                .contains(sentence)
                .contains("; ")
                .endsWith(".");
    }

    /** The name of the case in a report. */
    @Override
    public String toString() {
        return sentence;
    }
}
