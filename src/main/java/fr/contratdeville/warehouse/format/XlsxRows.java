package fr.contratdeville.warehouse.format;

import fr.contratdeville.platform.workbook.Heading;
import fr.contratdeville.platform.workbook.Sheet;
import fr.contratdeville.platform.workbook.TableColumn;
import fr.contratdeville.platform.workbook.Workbook;
import fr.contratdeville.warehouse.rows.Bilingual;
import fr.contratdeville.warehouse.rows.Column;
import fr.contratdeville.warehouse.rows.ColumnType;
import fr.contratdeville.warehouse.rows.CopiedRow;
import fr.contratdeville.warehouse.rows.ExportedDataset;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Stream;

/**
 * A workbook: the rows in a sheet, and what their columns are in another. In both languages, like the schema, so that it is the same to
 * the byte for everybody.
 */
final class XlsxRows implements RowWriter {

    private static final int WIDTH_OF_SENTENCES = 80;

    private static final List<TableColumn<Column>> ABOUT_COLUMNS = List.of(
            TableColumn.text("colonne", 24, Column::name),
            TableColumn.sentences(
                    "description",
                    WIDTH_OF_SENTENCES,
                    column -> column.description().french()),
            TableColumn.sentences(
                    "description_en",
                    WIDTH_OF_SENTENCES,
                    column -> column.description().english()),
            TableColumn.text("type", 14, column -> column.type().sqlType()),
            TableColumn.truth("toujours renseignée", Column::required),
            TableColumn.text("identifiants de", 24, Column::dataset),
            TableColumn.text(
                    "valeurs possibles",
                    40,
                    column -> column.codes().isEmpty() ? null : String.join(", ", column.codes())));

    private static final List<TableColumn<Bilingual>> ABOUT_ALL = List.of(
            TableColumn.sentences("à savoir", WIDTH_OF_SENTENCES, Bilingual::french),
            TableColumn.sentences("to know", WIDTH_OF_SENTENCES, Bilingual::english));

    private static final List<Bilingual> TO_KNOW = List.of(
            new Bilingual(
                    "Une cellule vide signifie qu’il n’y a pas de valeur, ce qui n’est pas zéro.",
                    "An empty cell means that there is no value, which is not zero."),
            new Bilingual(
                    "Les dates et heures sont exprimées en temps universel coordonné (UTC).",
                    "Times are Coordinated Universal Time (UTC)."),
            new Bilingual("Les listes et les objets sont écrits en JSON.", "Lists and objects are JSON."),
            new Bilingual("""
                    Ce qu’une cellule ne peut contenir tel quel y figure en texte, sans que rien n’en soit perdu : les nombres de \
                    plus de quinze chiffres et les dates antérieures au 1er mars 1900. Une somme ne les compte pas.""", """
                    What a cell cannot hold as it is stands there as a text, with all of it: numbers of more than fifteen digits \
                    and times before March 1, 1900. A sum leaves them out."""),
            new Bilingual("""
                    Un texte de plus de 32 767 caractères est coupé, ce que sa fin indique ; il figure en entier dans les autres \
                    formats (CSV, NDJSON, Parquet).""", """
                    A text of more than 32,767 characters is cut, and says so at its end; the other formats (CSV, NDJSON, \
                    Parquet) have all of it."""));

    private final ExportedDataset dataset;
    private final ColumnType[] types;
    private final Workbook workbook;
    private final Sheet rows;
    private final PlainBytes value = new PlainBytes();

    XlsxRows(ExportedDataset dataset, OutputStream out) throws IOException {
        this.dataset = dataset;
        types = dataset.columns().stream().map(Column::type).toArray(ColumnType[]::new);
        workbook = new Workbook(out);
        rows = workbook.begin(
                dataset.name(),
                dataset.columns().stream()
                        .map(column -> Heading.of(column.name(), width(column.type())))
                        .toList());
    }

    private static int width(ColumnType type) {
        return switch (type) {
            case UUID -> 38;
            case INSTANT -> 20;
            case TEXT, TEXTS, JSON -> 30;
            case INTEGER, LONG, DECIMAL, BOOLEAN -> 10;
        };
    }

    @Override
    public void write(CopiedRow row) throws IOException {
        for (int i = 0; i < types.length; i++) {
            if (row.isNull(i)) {
                rows.none();
            } else {
                write(types[i], row, i);
            }
        }
        rows.endRow();
    }

    private void write(ColumnType type, CopiedRow row, int column) throws IOException {
        if (type == ColumnType.BOOLEAN) {
            rows.truth(row.truth(column));
            return;
        }
        if (type == ColumnType.INSTANT && row.hasMicroseconds(column)) {
            rows.time(row.microseconds(column));
            return;
        }
        value.read(type, row, column);
        switch (type) {
            case INTEGER, LONG, DECIMAL -> rows.number(value.bytes(), value.start(), value.length());
            default -> rows.text(value.bytes(), value.start(), value.length());
        }
    }

    @Override
    public void close() throws IOException {
        workbook.table("colonnes", ABOUT_COLUMNS, dataset.columns());
        workbook.table("à savoir", ABOUT_ALL, toKnow());
        workbook.close();
    }

    private List<Bilingual> toKnow() {
        return Stream.concat(Stream.of(dataset.description()), TO_KNOW.stream()).toList();
    }
}
