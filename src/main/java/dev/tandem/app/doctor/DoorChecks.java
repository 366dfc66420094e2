package dev.tandem.app.doctor;

import dev.tandem.app.configuration.values.TandemConfiguration;
import dev.tandem.app.configuration.values.TandemConfiguration.ListenAddress;
import dev.tandem.files.SecretLines;
import dev.tandem.files.TextFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The doors of the service that runs on this machine with this configuration, if one does. */
final class DoorChecks {
    private static final String TITLE = "Doors";
    private static final String SERVICE = "service";
    private static final String RIGHT_SECRET = "webhook with a right signature";
    private static final String WRONG_SECRET = "webhook with a wrong signature";
    private static final String FLOW_KEYS = "flow keys";
    private static final String INSECURE_PORT = "quarkus.http.port";
    private static final int DEFAULT_PORT = 8080;
    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final Set<String> EVERY_INTERFACE = Set.of("0.0.0.0", "::", "0:0:0:0:0:0:0:0");

    private final TandemConfiguration configuration;
    private final @Nullable URI base;

    DoorChecks(TandemConfiguration configuration) {
        this.configuration = configuration;
        this.base = base(configuration);
    }

    /** Null where the doors speak HTTPS only. */
    private static @Nullable URI base(TandemConfiguration configuration) {
        boolean secureOnly =
                configuration.listens().stream().anyMatch(it -> it.key().contains("ssl-port"));
        ListenAddress plain =
                configuration.listens().stream()
                        .filter(it -> it.key().equals(INSECURE_PORT))
                        .findFirst()
                        .orElse(
                                secureOnly
                                        ? null
                                        : new ListenAddress(
                                                INSECURE_PORT, "0.0.0.0", DEFAULT_PORT));
        if (plain == null || plain.port() == 0) {
            return null;
        }
        String host = EVERY_INTERFACE.contains(plain.host()) ? "127.0.0.1" : plain.host();
        return URI.create("http://%s:%d".formatted(host, plain.port()));
    }

    Check.Group group() {
        URI address = base;
        if (address == null) {
            return new Check.Group(
                    TITLE,
                    List.of(
                            Check.of(
                                    SERVICE,
                                    () ->
                                            List.of(
                                                    Finding.note(
                                                            SERVICE,
                                                            "its doors speak HTTPS only: say their"
                                                                    + " address with --url")))));
        }
        return new Check.Group(TITLE, List.of(Check.of(SERVICE, () -> doors(address))));
    }

    private List<Finding> doors(URI address) throws IOException, InterruptedException {
        Optional<HttpResponse<String>> answer = DoorClient.get(address.resolve("/flow/check"), "");
        if (answer.isEmpty()) {
            return List.of(
                    Finding.note(
                            SERVICE,
                            "no service runs at %s: start ./tandem serve to have its doors checked"
                                    .formatted(address)));
        }
        int status = answer.get().statusCode();
        if (status != UNAUTHORIZED && status != FORBIDDEN) {
            return List.of(
                    Finding.fault(
                            SERVICE,
                            "another program answers at %s (HTTP %d)".formatted(address, status),
                            "stop it, or set quarkus.http.port to a free port"));
        }
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.ok(SERVICE, "runs at " + address));
        webhooks(address.resolve("/webhooks/webex"), findings);
        flows(address.resolve("/flow/check"), findings);
        return findings;
    }

    private void webhooks(URI door, List<Finding> findings)
            throws IOException, InterruptedException {
        Optional<DoorSecret> secret = DoorSecret.in(configuration.webhook().secretsFile());
        if (secret.isEmpty()) {
            findings.add(
                    Finding.warning(
                            RIGHT_SECRET,
                            "there is no secret: whoever reaches the door can send events",
                            "name a file in tandem.webhook.secrets-file"));
            return;
        }
        DoorSecret known = secret.get();
        int right = DoorClient.sample(door, known.subscription(), known.secret()).statusCode();
        findings.add(
                right == ACCEPTED
                        ? Finding.ok(RIGHT_SECRET, "is accepted (HTTP 202)")
                        : Finding.fault(
                                RIGHT_SECRET,
                                "is answered HTTP " + right,
                                right == configuration.webhook().rejectStatus()
                                        ? "see that the service reads the same"
                                                + " tandem.webhook.secrets-file"
                                        : "see /q/health/ready for what the service waits for"));
        int wrong =
                DoorClient.sample(door, known.subscription(), UUID.randomUUID().toString())
                        .statusCode();
        findings.add(
                wrong == configuration.webhook().rejectStatus()
                        ? Finding.ok(WRONG_SECRET, "is refused (HTTP %d)".formatted(wrong))
                        : Finding.fault(
                                WRONG_SECRET,
                                "is answered HTTP " + wrong,
                                "expected HTTP %d: see that this is the service of this"
                                                .formatted(configuration.webhook().rejectStatus())
                                        + " configuration"));
    }

    private void flows(URI check, List<Finding> findings) throws IOException, InterruptedException {
        Path file = configuration.flow().keysFile();
        if (file == null) {
            findings.add(
                    Finding.note(
                            FLOW_KEYS, "tandem.flow.keys-file is not set: the door is closed"));
            return;
        }
        for (SecretLines.Line line :
                SecretLines.of(TextFile.read(file), "<name> <key>", "key", _ -> "").lines()) {
            String what = "flow key " + line.name();
            int status =
                    DoorClient.get(check, line.secret()).map(HttpResponse::statusCode).orElse(0);
            findings.add(
                    status == OK
                            ? Finding.ok(what, "opens the flow door")
                            : Finding.fault(
                                    what,
                                    "is answered HTTP " + status,
                                    "see that the service reads the same tandem.flow.keys-file"));
        }
    }
}
