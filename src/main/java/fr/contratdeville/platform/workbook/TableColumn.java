package fr.contratdeville.platform.workbook;

import java.io.IOException;
import java.util.function.Function;

/**
 * A column of a table, and what of a row stands in it. No value is an empty cell.
 *
 * @param <T> what a row is
 */
public final class TableColumn<T> {

    private static final int WIDTH_OF_TRUTHS = 10;

    private interface Writing<T> {
        void to(Sheet sheet, T row) throws IOException;
    }

    private final Heading heading;
    private final Writing<T> writing;

    private TableColumn(Heading heading, Writing<T> writing) {
        this.heading = heading;
        this.writing = writing;
    }

    public static <T> TableColumn<T> text(String head, int width, Function<T, String> value) {
        return new TableColumn<>(Heading.of(head, width), (sheet, row) -> sheet.text(value.apply(row)));
    }

    /** Of texts that are read to their end: cells are as high as they are long. */
    public static <T> TableColumn<T> sentences(String head, int width, Function<T, String> value) {
        return new TableColumn<>(Heading.of(head, width), (sheet, row) -> sheet.sentences(value.apply(row)));
    }

    public static <T> TableColumn<T> truth(String head, Function<T, Boolean> value) {
        return new TableColumn<>(Heading.of(head, WIDTH_OF_TRUTHS), (sheet, row) -> sheet.truth(value.apply(row)));
    }

    Heading heading() {
        return heading;
    }

    void write(Sheet sheet, T row) throws IOException {
        writing.to(sheet, row);
    }
}
