package dev.tandem.ops.pages;

/**
 * What every page has around its content.
 *
 * @param title of the page, for the browser's tab
 * @param place the address of the entry of the navigation that the page belongs to
 * @param who the name of the reader's key, or localhost
 * @param operator whether the reader may change something
 */
public record Frame(String title, String place, String who, boolean operator) {

    /** The word that marks the present entry of the navigation. */
    public String current(String address) {
        return place.equals(address) ? "page" : "false";
    }
}
