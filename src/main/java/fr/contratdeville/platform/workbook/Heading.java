package fr.contratdeville.platform.workbook;

/**
 * The head of a column.
 *
 * @param width about how many characters of it are shown
 */
public record Heading(String text, int width) {

    private static final int FILTER_BUTTON = 4;

    /** A column that shows its head at least. */
    public static Heading of(String text, int leastWidth) {
        return new Heading(text, Math.max(leastWidth, text.length() + FILTER_BUTTON));
    }
}
