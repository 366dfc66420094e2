package dev.tandem.salesforce.numbers;

import io.quarkus.cache.Cache;
import io.quarkus.cache.runtime.caffeine.CaffeineCacheImpl;
import io.quarkus.cache.runtime.caffeine.CaffeineCacheInfo;

/** The cache that Quarkus would inject, without Quarkus. */
public final class SmallCache {
    private SmallCache() {}

    public static Cache of(long maximumSize) {
        CaffeineCacheInfo info = new CaffeineCacheInfo();
        info.name = "numbers";
        info.maximumSize = maximumSize;
        return new CaffeineCacheImpl(info, false);
    }
}
