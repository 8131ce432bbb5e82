package fr.contratdeville.platform.workbook;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.function.Function;

/**
 * A column of a table, and what of a row stands in it. No value is an empty cell.
 *
 * @param <T> what a row is
 */
public final class TableColumn<T> {

    /** Of what people call something. */
    public static final int WIDTH_OF_NAMES = 40;

    /** Of codes, and of the labels of categories. */
    public static final int WIDTH_OF_CODES = 24;

    /** Of a word or two. */
    public static final int WIDTH_OF_WORDS = 14;

    public static final int WIDTH_OF_IDS = 38;

    private static final int WIDTH_OF_NUMBERS = 10;
    private static final int WIDTH_OF_TIMES = 20;

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

    public static <T> TableColumn<T> number(String head, Function<T, BigDecimal> value) {
        return new TableColumn<>(Heading.of(head, WIDTH_OF_NUMBERS), (sheet, row) -> sheet.number(value.apply(row)));
    }

    /** Of whole numbers, of whatever type. */
    public static <T> TableColumn<T> count(String head, Function<T, ? extends Number> value) {
        return number(head, row -> {
            Number count = value.apply(row);
            return count == null ? null : BigDecimal.valueOf(count.longValue());
        });
    }

    public static <T> TableColumn<T> time(String head, Function<T, Instant> value) {
        return new TableColumn<>(Heading.of(head, WIDTH_OF_TIMES), (sheet, row) -> sheet.time(value.apply(row)));
    }

    public static <T> TableColumn<T> truth(String head, Function<T, Boolean> value) {
        return new TableColumn<>(Heading.of(head, WIDTH_OF_NUMBERS), (sheet, row) -> sheet.truth(value.apply(row)));
    }

    /** The same column, of rows that have such a row inside. */
    public <S> TableColumn<S> within(Function<S, T> inside) {
        return new TableColumn<>(heading, (sheet, row) -> writing.to(sheet, inside.apply(row)));
    }

    public Heading heading() {
        return heading;
    }

    public void write(Sheet sheet, T row) throws IOException {
        writing.to(sheet, row);
    }
}
