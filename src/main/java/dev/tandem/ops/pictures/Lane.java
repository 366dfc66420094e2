package dev.tandem.ops.pictures;

import dev.tandem.domain.InteractionInput;

/** Who does something, from the top of a picture to its bottom. */
public enum Lane {
    WEBEX("Webex", 0),
    TANDEM("Tandem", 1),
    SALESFORCE("Salesforce", 2);

    private final String title;
    private final int row;

    Lane(String title, int row) {
        this.title = title;
        this.row = row;
    }

    /** 0 for the topmost. */
    int row() {
        return row;
    }

    /** Who sent an input. */
    public static Lane of(InteractionInput input) {
        return switch (input) {
            case InteractionInput.Notice _ -> WEBEX;
            case InteractionInput.CommandStarted _, InteractionInput.CommandAnswered _ ->
                    SALESFORCE;
            case InteractionInput.Woken _, InteractionInput.CommandRedriven _ -> TANDEM;
        };
    }

    public String title() {
        return title;
    }
}
