package dev.tandem.salesforce;

import dev.tandem.salesforce.settings.Org;
import io.quarkus.cache.Cache;
import io.quarkus.cache.CacheName;
import jakarta.inject.Inject;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Gives each test an org of its own. */
public abstract class WithOrg {
    @Inject
    @CacheName(SalesforceExecutor.TOKEN_CACHE)
    public Cache tokens;

    @Inject
    @CacheName(SalesforceExecutor.NUMBER_CACHE)
    public Cache numbers;

    public @TempDir Path folder;
    public Org org;

    @BeforeEach
    void start() {
        org = new Org(tokens, numbers, folder);
    }

    @AfterEach
    void stop() {
        org.close();
    }
}
