package dev.tandem.security;

import org.jspecify.annotations.Nullable;

/**
 * Who asks at the console.
 *
 * @param name of the key or the login, or {@code localhost} where neither is configured
 * @param from the address that the request came from; null where it is not known
 */
public record Operator(String name, @Nullable String from) {}
