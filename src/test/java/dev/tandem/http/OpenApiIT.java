package dev.tandem.http;

import dev.tandem.files.AcceptedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The checked-in OpenAPI document is the one that the build has written from the resources. */
class OpenApiIT {
    @Test
    void the_checked_in_document_is_that_of_the_resources() throws IOException {
        String written =
                Files.readString(Path.of("target/openapi/openapi.yaml")).replaceFirst("^---\n", "");
        AcceptedFile.assertPackagedHas(
                OpenApiDocument.FILE, written, "OpenApiIT", "tandem.accept-schemas");
    }
}
