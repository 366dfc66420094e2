package dev.tandem.operator.letters;

import dev.tandem.domain.CommandId;
import dev.tandem.wire.DeadLetter;
import dev.tandem.wire.Topics;

/** What a dead letter is of: a record by its topic, or a command that was given up. */
public enum LetterKind {
    EVENT("event", "the event is processed again, as if Webex had sent it now"),
    WAKE_UP("wake-up", "the interaction is woken again"),
    RESULT("result", "the result of a command is read again"),
    COMMAND("command", "the record of a command is read again by the dispatcher"),
    CREATE("create", "the VoiceCall is created, if the call still waits for it"),
    OMNI_FLOW("omni-flow", "the Omni-Channel flow is executed, if the call still waits for it"),
    CLEAR("clear", "the routing is cleared"),
    UPDATE("update", "the VoiceCall is updated"),
    OTHER("other", "nothing: the record is of a topic that this version does not know");

    private final String word;
    private final String redrive;

    LetterKind(String word, String redrive) {
        this.word = word;
        this.redrive = redrive;
    }

    /** The word in parameters and answers. */
    public String word() {
        return word;
    }

    /** What a redrive does, in words. */
    public String redrive() {
        return redrive;
    }

    static LetterKind of(DeadLetter letter, Topics topics) {
        CommandId command = letter.command();
        if (command != null) {
            return switch (command.kind()) {
                case CREATE_VOICE_CALL -> CREATE;
                case EXECUTE_OMNI_FLOW -> OMNI_FLOW;
                case CLEAR_ROUTING -> CLEAR;
                case UPDATE_VOICE_CALL -> UPDATE;
            };
        }
        String topic = letter.source().topic();
        if (topic.equals(topics.webexEvents())) {
            return EVENT;
        }
        if (topic.equals(topics.wakeUps())) {
            return WAKE_UP;
        }
        if (topic.equals(topics.salesforceResults())) {
            return RESULT;
        }
        return topic.equals(topics.salesforceCommands()) ? COMMAND : OTHER;
    }
}
