package dev.tandem.salesforce.monitor;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** How much of the org's daily API quota is used, from the header {@code Sforce-Limit-Info}. */
public record ApiUsage(long used, long limit) {
    static final String HEADER = "Sforce-Limit-Info";

    private static final Pattern USAGE = Pattern.compile("api-usage=(\\d{1,15})/(\\d{1,15})");

    /** Reports the usage that an answer carries, if it carries one. */
    public static void report(RestResponse<?> response, String org, SalesforceMetrics metrics) {
        ApiUsage usage = of(response);
        if (usage != null) {
            metrics.apiUsage(org, usage.used(), usage.limit());
        }
    }

    /** The usage that an answer carries; null where it carries none. */
    public static @Nullable ApiUsage of(RestResponse<?> response) {
        return parse(response.getHeaderString(HEADER));
    }

    static @Nullable ApiUsage parse(@Nullable String header) {
        if (header == null) {
            return null;
        }
        Matcher usage = USAGE.matcher(header);
        return usage.find()
                ? new ApiUsage(Long.parseLong(usage.group(1)), Long.parseLong(usage.group(2)))
                : null;
    }
}
