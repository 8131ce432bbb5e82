package fr.contratdeville.warehouse.format;

import static fr.contratdeville.warehouse.format.AwkwardRows.COLUMNS;
import static org.assertj.core.api.Assertions.assertThat;

import fr.contratdeville.testing.Sheets;
import fr.contratdeville.warehouse.rows.Column;
import fr.contratdeville.warehouse.rows.ColumnType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/** What another library reads in a workbook. */
class XlsxRowsTest {

    private static final long DAYS_FROM_1900 = 25_569;
    private static final long MICROSECONDS_IN_A_DAY = 86_400_000_000L;

    @Test
    void the_values_are_those_that_were_written() throws IOException {
        List<Object[]> rows = AwkwardRows.rows();

        try (XSSFWorkbook workbook = written(rows)) {
            XSSFSheet sheet = workbook.getSheet("awkward-rows");
            assertThat(sheet.getLastRowNum()).isEqualTo(rows.size());
            for (int i = 0; i < rows.size(); i++) {
                XSSFRow row = sheet.getRow(i + 1);
                for (int j = 0; j < COLUMNS.size(); j++) {
                    assertThat(value(COLUMNS.get(j).type(), row.getCell(j)))
                            .as("%s in row %d", COLUMNS.get(j).name(), i)
                            .isEqualTo(comparable(COLUMNS.get(j).type(), rows.get(i)[j]));
                }
            }
        }
    }

    /** Whatever has no place in a cell has to be a text. */
    private static Object value(ColumnType type, Cell cell) {
        if (cell == null) {
            return null;
        }
        boolean text = cell.getCellType() == CellType.STRING;
        return switch (type) {
            case UUID, TEXT, TEXTS, JSON -> cell.getStringCellValue();
            case INTEGER, LONG, DECIMAL ->
                text
                        ? cell.getStringCellValue()
                        : new BigDecimal(Double.toString(cell.getNumericCellValue()))
                                .stripTrailingZeros()
                                .toPlainString();
            case BOOLEAN -> cell.getBooleanCellValue();
            case INSTANT -> text ? cell.getStringCellValue() : time(cell).toString();
        };
    }

    private static Instant time(Cell cell) {
        assertThat(DateUtil.isCellDateFormatted(cell)).isTrue();
        return Instant.EPOCH.plus(
                Math.round((cell.getNumericCellValue() - DAYS_FROM_1900) * MICROSECONDS_IN_A_DAY), ChronoUnit.MICROS);
    }

    private static Object comparable(ColumnType type, Object value) {
        if (value == null) {
            return null;
        }
        return switch (type) {
            case BOOLEAN -> value;
            // Of so late a year, programs hold no single microseconds.
            case INSTANT ->
                ((Instant) value).isAfter(Instant.parse("2079-01-01T00:00:00Z"))
                        ? "2400-03-01T00:00:00Z"
                        : value.toString();
            default -> PlainText.of(type, value);
        };
    }

    @Test
    void columns_are_named_as_in_the_other_formats_and_described_in_another_sheet() {
        byte[] file = Written.bytes(Written.form(RowFormat.XLSX, ','), AwkwardRows.DATASET, AwkwardRows.rows());

        Map<String, List<Map<String, Object>>> sheets = Sheets.of(file);

        List<String> names = COLUMNS.stream().map(Column::name).toList();
        assertThat(sheets).containsOnlyKeys("awkward-rows", "colonnes", "à savoir");
        assertThat(sheets.get("awkward-rows").get(0).keySet()).containsExactlyElementsOf(names);
        assertThat(sheets.get("colonnes")).extracting("colonne").isEqualTo(names);
        assertThat(sheets.get("colonnes"))
                .extracting("toujours renseignée")
                .isEqualTo(COLUMNS.stream().map(Column::required).toList());
    }

    @Test
    void a_column_says_what_it_refers_to_and_which_values_there_are() {
        Column column = Column.required("état", ColumnType.TEXT, "En français.", "In English.")
                .of("structures")
                .oneOf(List.of("one", "two"));

        byte[] file = Written.bytes(RowFormat.XLSX, ',', List.of(column), List.of());

        assertThat(Sheets.of(file).get("colonnes").get(0).values())
                .containsExactly("état", "En français.", "In English.", "text", true, "structures", "one, two");
    }

    private static XSSFWorkbook written(List<Object[]> rows) throws IOException {
        byte[] file = Written.bytes(Written.form(RowFormat.XLSX, ','), AwkwardRows.DATASET, rows);
        return new XSSFWorkbook(new ByteArrayInputStream(file));
    }
}
