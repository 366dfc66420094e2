package dev.tandem.process.engine;

import dev.tandem.domain.EventSource;
import dev.tandem.domain.InteractionInput.Woken;
import dev.tandem.process.engine.InputReading.Forgotten;
import dev.tandem.process.engine.InputReading.NotForInteractions;
import dev.tandem.process.engine.InputReading.Rejected;
import dev.tandem.process.engine.InputReading.Understood;
import dev.tandem.process.settings.TopicSettings;
import dev.tandem.webex.EventTranslation;
import dev.tandem.webex.json.InteractionIds;
import dev.tandem.wire.DeadLetterReason;
import dev.tandem.wire.Reading;
import dev.tandem.wire.RecordHeaders;
import dev.tandem.wire.ResultRecord;
import dev.tandem.wire.Topics;
import dev.tandem.wire.WakeUp;
import dev.tandem.wire.WireFormats;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Reads records as inputs. Other programs may produce to the topics, so everything about a record
 * is checked: its bytes, its key, and that the key belongs to the partition.
 */
final class InputReader {
    /** Webex's ids are UUIDs; the bound keeps keys and the vendorCallKey (255) in their limits. */
    private static final int MAX_ID_LENGTH = 128;

    private final NoticeReader notices;
    private final Topics topics;
    private final int partitions;

    InputReader(NoticeReader notices, TopicSettings settings) {
        this.notices = notices;
        this.topics = settings.topics();
        this.partitions = settings.partitions();
    }

    /** The topic without the prefix. */
    String shortName(String topic) {
        return topic.substring(topics.prefix().length());
    }

    InputReading read(InputRecord arrived) {
        byte[] value = arrived.value();
        String topic = arrived.source().topic();
        if (value == null) {
            return topic.equals(topics.webexEvents()) && isTrue(arrived, RecordHeaders.FORGET)
                    ? forgotten(arrived)
                    : unreadable(arrived, "the record has no value");
        }
        if (topic.equals(topics.webexEvents())) {
            return event(arrived, value);
        }
        return topic.equals(topics.wakeUps()) ? wakeUp(arrived) : result(arrived);
    }

    private InputReading forgotten(InputRecord arrived) {
        String id = arrived.keyText();
        Rejected fault = faultOfKey(arrived, id);
        return fault == null ? new Forgotten(id) : fault;
    }

    private static boolean isTrue(InputRecord arrived, String header) {
        return "true".equals(arrived.header(header));
    }

    private InputReading event(InputRecord arrived, byte[] value) {
        boolean redriven = isTrue(arrived, RecordHeaders.REDRIVEN);
        return switch (notices.translate(value, door(arrived), arrived.receivedAt(), redriven)) {
            case EventTranslation.Translated(String id, var notice) ->
                    checked(arrived, new Understood(id, notice));
            case EventTranslation.NotForInteractions _ -> new NotForInteractions();
            case EventTranslation.Unreadable(String why) -> unreadable(arrived, why);
        };
    }

    private static EventSource door(InputRecord arrived) {
        return RecordHeaders.doorOf(arrived.header(RecordHeaders.DOOR));
    }

    private InputReading wakeUp(InputRecord arrived) {
        return switch (WireFormats.WAKE_UP.read(arrived.value())) {
            case Reading.Read<WakeUp>(WakeUp wakeUp) ->
                    checked(
                            arrived,
                            new Understood(
                                    arrived.keyText(),
                                    new Woken(later(arrived.receivedAt(), wakeUp.due()))));
            case Reading.Unreadable<WakeUp>(String reason) -> unreadable(arrived, reason);
        };
    }

    /**
     * This machine's clock may be ahead of the broker's, so that the wake-up was sent too early.
     */
    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private InputReading result(InputRecord arrived) {
        return switch (WireFormats.RESULT.read(arrived.value())) {
            case Reading.Read<ResultRecord>(ResultRecord result) ->
                    checked(
                            arrived,
                            new Understood(
                                    result.id().interactionId(),
                                    result.toInput(arrived.receivedAt())));
            case Reading.Unreadable<ResultRecord>(String reason) -> unreadable(arrived, reason);
        };
    }

    private InputReading checked(InputRecord arrived, Understood understood) {
        Rejected fault = faultOfKey(arrived, understood.interactionId());
        return fault == null ? understood : fault;
    }

    /** Null when the id can be one, and the record has its key and its partition. */
    private @Nullable Rejected faultOfKey(InputRecord arrived, String id) {
        if (id.isEmpty() || id.length() > MAX_ID_LENGTH) {
            return new Rejected(
                    DeadLetterReason.UNREADABLE,
                    "the interaction id has " + id.length() + " characters, not 1 to 128",
                    null);
        }
        if (!arrived.keyIs(id)) {
            return new Rejected(
                    DeadLetterReason.FOREIGN_KEY,
                    "the key is not "
                            + id
                            + ", the interaction that the record is about; a UUID is in lower"
                            + " case",
                    id);
        }
        return arrived.keyBelongsHere(partitions)
                ? null
                : new Rejected(
                        DeadLetterReason.FOREIGN_KEY,
                        "the key does not belong to partition " + arrived.source().partition(),
                        id);
    }

    /**
     * The key of an unreadable record may still name the interaction; except from the webhook door,
     * which records an event without an interaction under another key.
     */
    private Rejected unreadable(InputRecord arrived, String fault) {
        String key = arrived.keyText();
        boolean named =
                door(arrived) != EventSource.WEBHOOK
                        && !key.isEmpty()
                        && InteractionIds.faultOf("key", key) == null
                        && arrived.keyBelongsHere(partitions);
        return new Rejected(DeadLetterReason.UNREADABLE, fault, named ? key : null);
    }
}
