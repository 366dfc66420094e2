package dev.tandem.embedded.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A signed assertion as it was received: decoded, but not yet verified. */
record SignedAssertion(String signingInput, JsonNode header, JsonNode claims, String signature) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Null when the text is not an assertion. */
    static @Nullable SignedAssertion read(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 3) {
            return null;
        }
        try {
            Base64.Decoder base64 = Base64.getUrlDecoder();
            return new SignedAssertion(
                    parts[0] + "." + parts[1],
                    JSON.readTree(base64.decode(parts[0])),
                    JSON.readTree(base64.decode(parts[1])),
                    parts[2]);
        } catch (IOException | IllegalArgumentException notAnAssertion) {
            return null;
        }
    }

    /** The claim when it is text, else the empty text. */
    String text(String claim) {
        JsonNode value = claims.path(claim);
        return value.isTextual() ? value.textValue() : "";
    }

    boolean isSignedWith(@Nullable PublicKey key) {
        if (key == null || !header.path("alg").asText().equals("RS256")) {
            return false;
        }
        try {
            Signature verifier = Signature.getInstance("SHA256withRSA");
            verifier.initVerify(key);
            verifier.update(signingInput.getBytes(StandardCharsets.US_ASCII));
            return verifier.verify(Base64.getUrlDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException noSuchSignature) {
            return false;
        }
    }
}
