package dev.tandem.setup.salesforce;

import dev.tandem.setup.MetadataXml;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The External Client App as which Tandem logs in.
 *
 * @param label its name on Salesforce's pages; the API name is made from it
 * @param contactEmail whom Salesforce writes to about it
 * @param runAs the integration user where the app logs in with client credentials; empty where
 *     Tandem signs with a key (JWT bearer)
 */
public record ClientApp(String label, String contactEmail, Optional<String> runAs) {
    /** What Cisco's instructions call it. */
    public static final String USUAL_LABEL = "WxCC - SCV";

    private static final Pattern NO_PART_OF_A_NAME = Pattern.compile("[^A-Za-z0-9]+");
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,59}");
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");

    /** The name of its components; Salesforce takes letters, digits and single underscores. */
    public String apiName() {
        return NO_PART_OF_A_NAME.matcher(label).replaceAll("_").replaceAll("^_|_$", "");
    }

    /** Whether it looks like a mail address, as Salesforce's user names do, too. */
    public static boolean isAddress(String text) {
        return ADDRESS.matcher(text).matches();
    }

    /** What is wrong with it, in one sentence that names the option; empty when nothing is. */
    public String fault() {
        if (!NAME.matcher(apiName()).matches() || !MetadataXml.isLine(label)) {
            return ("--name is '%s'; Salesforce makes an API name of it, which needs a letter in"
                            + " front and takes 60 letters and digits at most.")
                    .formatted(label);
        }
        if (!isAddress(contactEmail)) {
            return "--contact-email is '%s', which is no address such as admin@example.com."
                    .formatted(contactEmail);
        }
        return runAs.filter(it -> !isAddress(it))
                .map(it ->
                        ("--client-credentials is '%s', which is no user name such as"
                                        + " tandem@example.com.")
                                .formatted(it))
                .orElse("");
    }

    /** How the configuration of Tandem calls the way to log in. */
    public String auth() {
        return runAs.isPresent() ? "client-credentials" : "jwt-bearer";
    }
}
