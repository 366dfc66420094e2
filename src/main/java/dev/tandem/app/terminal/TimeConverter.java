package dev.tandem.app.terminal;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import picocli.CommandLine;

/** Says what a time looks like where one cannot be read. */
public final class TimeConverter implements CommandLine.ITypeConverter<Instant> {
    @Override
    public Instant convert(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new CommandLine.TypeConversionException(
                    "'" + text + "' is not a time such as 2026-02-02T06:00:00Z");
        }
    }
}
