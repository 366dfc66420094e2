package dev.tandem.salesforce.token;

import dev.tandem.files.FileContent;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.RSAKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads an RSA private key out of PEM, PKCS#8 ({@code BEGIN PRIVATE KEY}) or PKCS#1 ({@code BEGIN
 * RSA PRIVATE KEY}), with whatever white space copying it has left in.
 */
public final class PrivateKeyPem {
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

    private PrivateKeyPem() {}

    /** The key; a fault repeats nothing of the text. */
    public static FileContent<PrivateKey> parse(String text) {
        Matcher pem = PEM.matcher(text);
        if (!pem.find()) {
            return faulty(
                    "it must hold a PEM private key (BEGIN PRIVATE KEY or BEGIN RSA PRIVATE KEY)");
        }
        String kind = pem.group(1);
        if (!kind.isEmpty() && !kind.equals("RSA ")) {
            return faulty(
                    "it must hold an RSA key that is not encrypted, but holds a key of kind "
                            + kind.strip());
        }
        byte[] der;
        try {
            der = Base64.getDecoder().decode(LINE_ENDS.matcher(pem.group(2)).replaceAll(""));
        } catch (IllegalArgumentException damaged) {
            return faulty("it holds a key that is encrypted (old style) or damaged");
        }
        return rsa(kind.isEmpty() ? der : pkcs8(der));
    }

    private static FileContent<PrivateKey> rsa(byte[] pkcs8) {
        PrivateKey key;
        try {
            key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException damaged) {
            return faulty("it must hold an RSA key, but holds another or a damaged one");
        }
        int bits = key instanceof RSAKey rsa ? rsa.getModulus().bitLength() : 0;
        return bits < LEAST_BITS
                ? faulty("it must hold an RSA key of 2048 bits or more")
                : new FileContent.Usable<>(key, "bits=" + bits, List.of());
    }

    private static FileContent<PrivateKey> faulty(String fault) {
        return new FileContent.Faulty<>(List.of(fault));
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
