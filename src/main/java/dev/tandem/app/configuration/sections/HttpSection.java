package dev.tandem.app.configuration.sections;

import dev.tandem.http.HttpLimits;

/** Reads how much of the HTTP servers their clients may take. */
final class HttpSection {
    private final KeyReader keys;

    HttpSection(KeyReader keys) {
        this.keys = keys;
    }

    HttpLimits read() {
        return new HttpLimits(
                keys.integer("tandem.http.max-connections"),
                keys.duration("tandem.http.header-timeout"),
                keys.duration("tandem.http.body-timeout"));
    }
}
