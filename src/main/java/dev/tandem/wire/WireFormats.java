package dev.tandem.wire;

import dev.tandem.domain.state.Interaction;

/** The format of each kind of record that Tandem keeps in Kafka. */
public final class WireFormats {
    /** An interaction's state, as the store and its changelog keep it. */
    public static final JsonCodec<Interaction> STATE = WireJson.codec(Interaction.class);

    /** What an interaction is found by, as the search store and its changelog keep it. */
    public static final JsonCodec<SearchEntry> SEARCH_ENTRY = WireJson.codec(SearchEntry.class);

    /** The interaction journal. */
    public static final JsonCodec<JournalEntry> JOURNAL = WireJson.codec(JournalEntry.class);

    /** The commands topic. */
    public static final JsonCodec<CommandRecord> COMMAND = WireJson.codec(CommandRecord.class);

    /** The results topic. */
    public static final JsonCodec<ResultRecord> RESULT = WireJson.codec(ResultRecord.class);

    /** The dead letters topic. */
    public static final JsonCodec<DeadLetter> DEAD_LETTER = WireJson.codec(DeadLetter.class);

    /** The topic of operators' actions. */
    public static final JsonCodec<OperatorRecord> OPERATOR = WireJson.codec(OperatorRecord.class);

    /** The wake-ups topic. */
    public static final JsonCodec<WakeUp> WAKE_UP = WireJson.codec(WakeUp.class);

    private WireFormats() {}
}
