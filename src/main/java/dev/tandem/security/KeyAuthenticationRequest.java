package dev.tandem.security;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** A request's credentials, and the keys that one of them must be. */
final class KeyAuthenticationRequest extends BaseAuthenticationRequest {
    private final KeyCheck keys;
    private final String authorization;

    KeyAuthenticationRequest(KeyCheck keys, String authorization) {
        this.keys = keys;
        this.authorization = authorization;
    }

    KeyCheck keys() {
        return keys;
    }

    String authorization() {
        return authorization;
    }
}
