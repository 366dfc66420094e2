package dev.tandem.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.files.FileContent;
import dev.tandem.files.SecretLines;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Set;
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
    private static final String FORM_WITH_ROLE = "<name> <key> [viewer|operator]";

    /**
     * Who holds a key.
     *
     * @param name of the key, which logs and records show
     * @param role what the holder may do
     */
    public record Holder(String name, Role role) {}

    private final List<Key> keys;

    private AccessKeys(List<Key> keys) {
        this.keys = List.copyOf(keys);
    }

    /** The hash of a key: a comparison of hashes does not depend on the length of the key. */
    private static final class Key {
        private final Holder holder;
        private final byte[] digest;

        Key(Holder holder, String key) {
            this.holder = holder;
            this.digest = sha256(key);
        }

        boolean is(byte[] presented) {
            return MessageDigest.isEqual(digest, presented);
        }
    }

    /** Reads a file whose lines have the form {@code <name> <key>}; see {@link SecretLines}. */
    public static FileContent<AccessKeys> parse(String text) {
        return parse(text, FORM, Set.of());
    }

    /** The same of a file whose lines may end with a {@link Role}; operator where they do not. */
    public static FileContent<AccessKeys> parseWithRoles(String text) {
        return parse(text, FORM_WITH_ROLE, Role.words());
    }

    private static FileContent<AccessKeys> parse(String text, String form, Set<String> roles) {
        SecretLines read = SecretLines.of(text, form, "key", AccessKeys::nameFault, roles);
        if (!read.faults().isEmpty()) {
            return new FileContent.Faulty<>(read.faults());
        }
        List<Key> keys =
                read.lines().stream()
                        .map(line ->
                                new Key(new Holder(line.name(), role(line.role())), line.secret()))
                        .toList();
        return keys.isEmpty()
                ? new FileContent.Faulty<>(List.of("it holds no key: expected lines " + form))
                : new FileContent.Usable<>(new AccessKeys(keys), "count=" + keys.size(), List.of());
    }

    private static Role role(String word) {
        return word.equals(Role.VIEWER.word()) ? Role.VIEWER : Role.OPERATOR;
    }

    private static String nameFault(String name) {
        return name.contains(":")
                ? "a name with a colon cannot be sent as the user of basic authentication"
                : "";
    }

    /**
     * The holder of the key in a request, {@code Basic} (user is the name, password the key) or
     * {@code Bearer} (the key alone); null without a live one. Takes the same time for every key,
     * right or wrong.
     *
     * @param authorization the request's header of that name, as it came
     */
    public @Nullable Holder holderOf(@Nullable String authorization) {
        return switch (Credentials.of(authorization)) {
            case Credentials.None() -> null;
            case Credentials.Bearer(String key) -> holder(key, _ -> true);
            case Credentials.Basic(String user, String password) -> holder(password, user::equals);
        };
    }

    private @Nullable Holder holder(String presented, Predicate<String> name) {
        byte[] digest = sha256(presented);
        Holder holder = null;
        for (Key key : keys) {
            if (key.is(digest) && name.test(key.holder.name())) {
                holder = key.holder;
            }
        }
        return holder;
    }

    /**
     * Keys for HS256 that are derived from the live ones, the first of the file first: it signs,
     * and all of them verify. A key that is added at the end and whose predecessor is removed later
     * is therefore rotated without a refused token. Those of operators alone: instances tell each
     * other whole numbers, and a viewer could sign as one. Empty where all are viewers'.
     */
    public List<SecretKey> signatureKeys() {
        return keys.stream()
                .filter(key -> key.holder.role() == Role.OPERATOR)
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
