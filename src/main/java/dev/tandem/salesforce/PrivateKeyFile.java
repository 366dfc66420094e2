package dev.tandem.salesforce;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.RSAKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads an RSA private key from a PEM file, PKCS#8 ({@code BEGIN PRIVATE KEY}) or PKCS#1 ({@code
 * BEGIN RSA PRIVATE KEY}), with whatever white space copying it has left in.
 */
public final class PrivateKeyFile {
    private static final Pattern PEM =
            Pattern.compile(
                    "-----BEGIN ((?:[A-Z]+ )*)PRIVATE KEY-----(.*?)-----END \\1PRIVATE KEY-----",
                    Pattern.DOTALL);

    /** AlgorithmIdentifier of RSA, with version 0 before it, as PKCS#8 has them in front. */
    private static final byte[] PKCS8_HEAD =
            HexFormat.of().parseHex("020100" + "300d06092a864886f70d0101010500");

    /** White space, and the escapes that a key gets when it passes through a variable. */
    private static final Pattern LINE_ENDS = Pattern.compile("\\s|\\\\n|\\\\r");

    private static final int LEAST_BITS = 2048;

    private PrivateKeyFile() {}

    /**
     * The key in the file.
     *
     * @throws IllegalArgumentException when there is none that can be read, with a sentence that
     *     says why and names the file; nothing of the file's content
     */
    public static PrivateKey read(Path file) {
        String text;
        try {
            text = Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    "private-key-file cannot be read as text: " + file, unreadable);
        }
        Matcher pem = PEM.matcher(text);
        if (!pem.find()) {
            throw new IllegalArgumentException(
                    "private-key-file must hold a PEM private key (BEGIN PRIVATE KEY or BEGIN RSA"
                            + " PRIVATE KEY): "
                            + file);
        }
        return switch (pem.group(1)) {
            case "" -> rsa(file, decode(file, pem.group(2)));
            case "RSA " -> rsa(file, pkcs8(decode(file, pem.group(2))));
            default ->
                    throw new IllegalArgumentException(
                            "private-key-file must hold an RSA key that is not encrypted, but holds"
                                    + " a key of kind "
                                    + pem.group(1).strip()
                                    + ": "
                                    + file);
        };
    }

    private static byte[] decode(Path file, String base64) {
        try {
            return Base64.getDecoder().decode(LINE_ENDS.matcher(base64).replaceAll(""));
        } catch (IllegalArgumentException damaged) {
            throw new IllegalArgumentException(
                    "private-key-file holds a key that is encrypted (old style) or damaged: "
                            + file);
        }
    }

    private static PrivateKey rsa(Path file, byte[] pkcs8) {
        PrivateKey key;
        try {
            key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException damaged) {
            throw new IllegalArgumentException(
                    "private-key-file must hold an RSA key, but holds another or a damaged one: "
                            + file);
        }
        if (key instanceof RSAKey rsa && rsa.getModulus().bitLength() < LEAST_BITS) {
            throw new IllegalArgumentException(
                    "private-key-file must hold an RSA key of 2048 bits or more: " + file);
        }
        return key;
    }

    private static byte[] pkcs8(byte[] pkcs1) {
        ByteArrayOutputStream inner = new ByteArrayOutputStream();
        inner.writeBytes(PKCS8_HEAD);
        tagged(inner, 4, pkcs1);
        ByteArrayOutputStream outer = new ByteArrayOutputStream();
        tagged(outer, 0x30, inner.toByteArray());
        return outer.toByteArray();
    }

    /** One DER element: tag, length in the form that its size asks for, content. */
    private static void tagged(ByteArrayOutputStream out, int tag, byte[] content) {
        out.write(tag);
        if (content.length < 0x80) {
            out.write(content.length);
        } else {
            int size = content.length > 0xffff ? 3 : content.length > 0xff ? 2 : 1;
            out.write(0x80 | size);
            for (int shift = (size - 1) * 8; shift >= 0; shift -= 8) {
                out.write(content.length >> shift);
            }
        }
        out.writeBytes(content);
    }
}
