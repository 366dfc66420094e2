package dev.tandem.ops.metrics;

import static dev.tandem.ops.metrics.MeterDefinition.counter;
import static dev.tandem.ops.metrics.MeterDefinition.gauge;

import dev.tandem.operator.log.OperatorMetrics;
import dev.tandem.ops.words.ActionDescriptions;
import dev.tandem.ops.words.EnumWords;
import dev.tandem.wire.OperatorAction;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/**
 * The meters of what operators do at this instance, and the definitions of all that is measured for
 * operators. Every kind exists from the start.
 */
@Singleton
public class OperatorMeters implements OperatorMetrics {
    static final MeterDefinition OLDEST_LETTER =
            gauge("tandem.dead.letter.oldest.age")
                    .in("seconds")
                    .means(
                            "Age of the oldest dead letter that waits for an operator; 0 without"
                                    + " any, not a number until the topic is read. Every instance"
                                    + " exports it: use max, not sum")
                    .alerts("TandemDeadLettersExpire");

    static final MeterDefinition PARKED_LETTERS =
            gauge("tandem.dead.letters.parked")
                    .means(
                            "Dead letters that wait for an operator, neither redriven nor"
                                + " dismissed; not a number until the topic is read. Every instance"
                                + " exports it: use max, not sum")
                    .lookAt("above 0: ./tandem dead-letters list says what to do")
                    .tags("reason");

    static final MeterDefinition ACTIONS =
            counter("tandem.operator.actions")
                    .means("What operators did at this instance, as GET /audit lists it")
                    .tags("what");

    static final MeterDefinition ACTIONS_LOST =
            counter("tandem.operator.actions.lost")
                    .means("What operators asked for and Kafka did not take; it was refused")
                    .lookAt("any: the log says why, such as a right that is missing");

    static final MeterDefinition TOPICS =
            gauge("tandem.operator.topics")
                    .means(
                            "1 while this instance follows the topic for its operators, else 0;"
                                    + " until operator-actions was read once, no command is sent")
                    .alerts("TandemOperatorTopicsNotRead")
                    .tags("topic");

    static final MeterDefinition PAUSED_ORGS =
            gauge("tandem.org.paused")
                    .means(
                            "1 while an operator has paused the org, or while it is not known yet,"
                                    + " so that no command is sent to it; else 0")
                    .alerts("TandemOrgPaused")
                    .tags("org");

    private final Meters meters;
    private final Counter notRecorded;

    @Inject
    public OperatorMeters(MeterRegistry registry) {
        meters = new Meters(registry);
        notRecorded = meters.counter(MeterName.OPERATOR_ACTIONS_LOST);
        for (ActionDescriptions.Kind kind : ActionDescriptions.Kind.values()) {
            var _ = meters.counter(MeterName.OPERATOR_ACTIONS, EnumWords.of(kind));
        }
    }

    @Override
    public void done(OperatorAction action) {
        meters.counter(MeterName.OPERATOR_ACTIONS, EnumWords.of(ActionDescriptions.kindOf(action)))
                .increment();
    }

    @Override
    public void notRecorded() {
        notRecorded.increment();
    }
}
