package dev.tandem.security;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/**
 * Identifies a request by its key; the name of the principal is the key's in its file, its role the
 * one there.
 */
@Singleton
public class KeyIdentityProvider implements IdentityProvider<KeyAuthenticationRequest> {
    @Override
    public Class<KeyAuthenticationRequest> getRequestType() {
        return KeyAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            KeyAuthenticationRequest request, AuthenticationRequestContext context) {
        AccessKeys.Holder holder = request.keys().holderOf(request.authorization());
        return holder == null
                ? Uni.createFrom().failure(new AuthenticationFailedException("no live key"))
                : Uni.createFrom().item(DoorAuthentication.identity(holder.name(), holder.role()));
    }
}
