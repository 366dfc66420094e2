package dev.tandem.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.files.FileContent;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The keys that are live, each with the name that logs and records show. Several may have one name:
 * that is how a key is rotated without a refused request.
 */
public final class AccessKeys {
    /** A key is guessed where it is short; a random one of this length is not. */
    static final int SHORTEST = 16;

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final List<Key> keys;

    private AccessKeys(List<Key> keys) {
        this.keys = List.copyOf(keys);
    }

    /** Only what the key hashes to, so that a comparison tells nothing of lengths either. */
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

    /**
     * Reads lines of the form {@code <name> <key>}. Blank lines and lines that start with {@code #}
     * say nothing.
     */
    public static FileContent<AccessKeys> parse(String text) {
        List<Key> keys = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        List<String> lines = text.lines().map(String::strip).toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.isEmpty() && !line.startsWith("#")) {
                String[] words = BLANKS.split(line);
                String fault = fault(words);
                if (fault == null) {
                    keys.add(new Key(words[0], words[1]));
                } else {
                    faults.add("line " + (i + 1) + ": " + fault);
                }
            }
        }
        if (keys.isEmpty() && faults.isEmpty()) {
            faults.add("it holds no key: expected lines <name> <key>");
        }
        return faults.isEmpty()
                ? new FileContent.Usable<>(new AccessKeys(keys), "count=" + keys.size(), List.of())
                : new FileContent.Faulty<>(List.copyOf(faults));
    }

    private static @Nullable String fault(String[] words) {
        if (words.length != 2) {
            return "expected <name> <key>, but it has " + words.length + " word(s)";
        }
        if (words[0].contains(":")) {
            return "a name with a colon cannot be sent as the user of basic authentication";
        }
        return words[1].length() < SHORTEST
                ? "the key has %d characters, expected at least %d"
                        .formatted(words[1].length(), SHORTEST)
                : null;
    }

    /**
     * The name of the key that a request carries, {@code Basic} (user is the name, password the
     * key) or {@code Bearer} (the key alone); null when it carries none that is live. Takes the
     * same time for every key, right or wrong.
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

    /** How many are live. */
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
