package dev.tandem.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.files.FileContent;
import dev.tandem.files.SecretLines;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.function.Predicate;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The live keys, each with the name that logs and records show. Several may have one name, so that
 * a key is rotated without a refused request.
 */
public final class AccessKeys {
    private static final String FORM = "<name> <key>";

    private final List<Key> keys;

    private AccessKeys(List<Key> keys) {
        this.keys = List.copyOf(keys);
    }

    /** The hash of a key: a comparison of hashes does not depend on the length of the key. */
    private static final class Key {
        private final String name;
        private final byte[] digest;

        Key(String name, String key) {
            this.name = name;
            this.digest = sha256(key);
        }

        boolean is(byte[] presented) {
            return MessageDigest.isEqual(digest, presented);
        }
    }

    /** Reads a file whose lines have the form {@code <name> <key>}; see {@link SecretLines}. */
    public static FileContent<AccessKeys> parse(String text) {
        SecretLines read = SecretLines.of(text, FORM, "key", AccessKeys::nameFault);
        if (!read.faults().isEmpty()) {
            return new FileContent.Faulty<>(read.faults());
        }
        List<Key> keys =
                read.lines().stream().map(line -> new Key(line.name(), line.secret())).toList();
        return keys.isEmpty()
                ? new FileContent.Faulty<>(List.of("it holds no key: expected lines " + FORM))
                : new FileContent.Usable<>(new AccessKeys(keys), "count=" + keys.size(), List.of());
    }

    private static String nameFault(String name) {
        return name.contains(":")
                ? "a name with a colon cannot be sent as the user of basic authentication"
                : "";
    }

    /**
     * The name of the key in a request, {@code Basic} (user is the name, password the key) or
     * {@code Bearer} (the key alone); null without a live one. Takes the same time for every key,
     * right or wrong.
     *
     * @param authorization the request's header of that name, as it came
     */
    public @Nullable String holderOf(@Nullable String authorization) {
        return switch (Credentials.of(authorization)) {
            case Credentials.None() -> null;
            case Credentials.Bearer(String key) -> holder(key, _ -> true);
            case Credentials.Basic(String user, String password) -> holder(password, user::equals);
        };
    }

    private @Nullable String holder(String presented, Predicate<String> name) {
        byte[] digest = sha256(presented);
        String holder = null;
        for (Key key : keys) {
            if (key.is(digest) && name.test(key.name)) {
                holder = key.name;
            }
        }
        return holder;
    }

    /**
     * Keys for HS256 that are derived from the live ones, the first of the file first: it signs,
     * and all of them verify. A key that is added at the end and whose predecessor is removed later
     * is therefore rotated without a refused token.
     */
    public List<SecretKey> signatureKeys() {
        return keys.stream()
                .<SecretKey>map(key -> new SecretKeySpec(key.digest, "HmacSHA256"))
                .toList();
    }

    /** The number of live keys. */
    public int size() {
        return keys.size();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(
                    "Expected every Java to have SHA-256, but this one has not", e);
        }
    }
}
