package dev.tandem.salesforce.numbers;

import io.quarkus.cache.Cache;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Translates, and remembers: the same few numbers are dialed again and again. */
public final class TranslationMemory {
    /** How long a number that could not be translated is left at that. */
    static final Duration REST = Duration.ofMinutes(1);

    /** Webex sends no longer numbers; invented ones must not fill the memory. */
    private static final int LONGEST_REMEMBERED = 100;

    private final NumberTranslator translator;
    private final Cache cache;
    private final InstantSource clock;

    /**
     * @param cache for all contact centres; bounded
     */
    public TranslationMemory(NumberTranslator translator, Cache cache, InstantSource clock) {
        this.translator = translator;
        this.cache = cache;
        this.clock = clock;
    }

    /** As {@link NumberTranslator#translate}. */
    public NumberTranslation translate(String raw) {
        if (raw.length() > LONGEST_REMEMBERED) {
            return translator.translate(raw);
        }
        Key key = new Key(this, raw);
        Remembered known = remember(key);
        if (known.isOver(clock.instant())) {
            cache.invalidate(key).await().indefinitely();
            known = remember(key);
        }
        return known.translation();
    }

    private Remembered remember(Key key) {
        return cache.get(
                        key,
                        missing ->
                                new Remembered(
                                        translator.translate(missing.raw()), clock.instant()))
                .await()
                .indefinitely();
    }

    /** Names a number in the cache that all share; an owner is itself and no other. */
    private record Key(TranslationMemory owner, String raw) {}

    private record Remembered(NumberTranslation translation, Instant since) {
        boolean isOver(Instant now) {
            return translation.outcome() == NumberTranslation.Outcome.TIMED_OUT
                    && now.isAfter(since.plus(REST));
        }
    }
}
