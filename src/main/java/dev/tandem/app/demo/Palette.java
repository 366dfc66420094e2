package dev.tandem.app.demo;

/**
 * Colours, or none.
 *
 * @param on whether to write them
 */
record Palette(boolean on) {
    String right(String text) {
        return coloured("32", text);
    }

    String wrong(String text) {
        return coloured("31", text);
    }

    String faint(String text) {
        return coloured("2", text);
    }

    String strong(String text) {
        return coloured("1", text);
    }

    private String coloured(String code, String text) {
        return on ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
