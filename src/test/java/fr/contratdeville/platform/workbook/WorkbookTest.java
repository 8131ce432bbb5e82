package fr.contratdeville.platform.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TimeZone;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written, another library reads. */
class WorkbookTest {

    private static final List<Heading> ONE = List.of(Heading.of("a", 10));
    private static final int LONGEST = 32_767;

    private interface Writing {
        void to(Sheet sheet) throws IOException;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "plain",
                " before",
                "behind ",
                "\tindented",
                "line\nfeed",
                "carriage\rreturn",
                "\r\n",
                "<a> & \"b\" 'c'",
                "]]>",
                "=1+1",
                "+33",
                "-1",
                "@SUM(A1)",
                "01234567800011",
                "7/12",
                "12E3",
                "TRUE",
                "\u0000",
                "a\u0001b\u001f",
                "\u007f\u0085\u2028",
                "\ufffe\uffff",
                "_",
                "_x",
                "_x0041_",
                "_x0041_x0042_",
                "_x0041",
                "_x0041\u0001",
                "_\r",
                "__x000D_",
                "_x00g1_",
                "_X0041_",
                "L’œuvre de Noël",
                "\uD83D\uDC69\u200D\uD83D\uDE92 \uD83C\uDFD9",
                "1\u00a0234\u202f567"
            })
    void a_text_comes_back_as_it_was(String text) throws IOException {
        Cell cell = cell(sheet -> sheet.text(text));

        assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
        assertThat(cell.getStringCellValue()).isEqualTo(text);
    }

    @Test
    void an_empty_text_is_not_the_same_as_none() throws IOException {
        assertThat(cell(sheet -> sheet.text(null))).isNull();
        assertThat(cell(sheet -> sheet.number(null))).isNull();
        assertThat(cell(sheet -> sheet.time(null))).isNull();
        assertThat(cell(sheet -> sheet.text(""))).isNotNull();
    }

    @Test
    void a_text_as_long_as_a_cell_is_whole() throws IOException {
        String longest = new Random(7)
                        .ints(LONGEST - 1, 0, 600)
                        .mapToObj(i -> i < 60 ? "é&\r_<".substring(i % 5, i % 5 + 1) : Character.toString('0' + i))
                        .collect(Collectors.joining())
                + "\r";

        assertThat(cell(sheet -> sheet.text(longest)).getStringCellValue()).isEqualTo(longest);
    }

    @ParameterizedTest
    @CsvSource({"0", "1"})
    void a_longer_text_is_cut_between_two_characters_and_says_so(int before) throws IOException {
        String longer = "a".repeat(before) + "\uD83C\uDFD9".repeat(20_000);

        String cut = cell(sheet -> sheet.text(longer)).getStringCellValue();

        String mark =
                "… [coupé : %1$d caractères, en entier dans les autres formats / cut: %1$d characters, whole in the other formats]"
                        .formatted(longer.length());
        assertThat(cut).endsWith(mark);
        String kept = cut.substring(0, cut.length() - mark.length());
        assertThat(longer).startsWith(kept);
        assertThat(kept.codePoints().filter(point -> point == 0x1f3d9).count()).isEqualTo((kept.length() - before) / 2);
        assertThat(cut.length()).isBetween(LONGEST - 1, LONGEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "10.8",
                "-162.2",
                "134",
                "0.0001",
                "-0.0001",
                "999999999999999",
                "-99999999999.1234",
                "100000000000000000000",
                "0.00012345"
            })
    void a_number_is_a_number(String number) throws IOException {
        Cell cell = cell(sheet -> sheet.number(new BigDecimal(number)));

        assertThat(cell.getCellType()).isEqualTo(CellType.NUMERIC);
        assertThat(new BigDecimal(cell.getNumericCellValue() + "")).isEqualByComparingTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1234567890123456", "-99999999999999.1234", "12345678901.23456", "1000000000000001"})
    void a_number_with_more_digits_than_programs_hold_is_a_text_with_all_of_them(String number) throws IOException {
        Cell cell = cell(sheet -> sheet.number(new BigDecimal(number)));

        assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
        assertThat(cell.getStringCellValue()).isEqualTo(number);
    }

    @Test
    void true_and_false_are_neither_numbers_nor_texts() throws IOException {
        assertThat(cell(sheet -> sheet.truth(true)).getBooleanCellValue()).isTrue();
        assertThat(cell(sheet -> sheet.truth(false)).getBooleanCellValue()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2023-11-25T15:32:54.565887Z",
                "2024-02-28T23:59:59.999999Z",
                "2024-02-29T00:00:00Z",
                "1970-01-01T00:00:00.000001Z",
                "1969-12-31T23:59:59.999999Z",
                "1900-03-01T00:00:00Z"
            })
    void a_time_is_a_time_to_the_microsecond(String time) throws IOException {
        Cell cell = cell(sheet -> sheet.time(Instant.parse(time)));

        assertThat(DateUtil.isCellDateFormatted(cell)).isTrue();
        assertThat(Math.round((cell.getNumericCellValue() - 25_569) * 86_400_000_000L))
                .isEqualTo(microseconds(Instant.parse(time)));
        assertThat(DateUtil.getLocalDateTime(cell.getNumericCellValue(), false, true)
                        .toString())
                .startsWith(LocalDateTime.ofInstant(Instant.parse(time).plusMillis(500), java.time.ZoneOffset.UTC)
                        .toString()
                        .substring(0, 16));
    }

    private static long microseconds(Instant time) {
        return Math.floorDiv(time.getEpochSecond() * 1_000_000_000 + time.getNano(), 1_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1900-02-28T23:59:59.999999Z", "1515-09-13T12:00:00.000001Z", "+10000-01-01T00:00:00Z"})
    void a_time_of_no_calendar_of_theirs_is_a_text(String time) throws IOException {
        Cell cell = cell(sheet -> sheet.time(Instant.parse(time)));

        assertThat(cell.getStringCellValue()).isEqualTo(time);
    }

    @Test
    void the_head_stays_in_sight_and_has_filters() throws IOException {
        List<Heading> headings = IntStream.range(0, 30)
                .mapToObj(i -> Heading.of("column " + i, 10))
                .toList();

        try (XSSFWorkbook read = read(workbook -> {
            row(workbook.begin("first", headings), 30);
            row(workbook.begin("second", ONE), 1);
        })) {
            XSSFSheet first = read.getSheet("first");
            assertThat(first.getPaneInformation().isFreezePane()).isTrue();
            assertThat(first.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 1);
            assertThat(first.getCTWorksheet().getAutoFilter().getRef()).isEqualTo("A1:AD2");
            assertThat(first.getColumnWidth(3) / 256).isEqualTo(12);
            assertThat(texts(first)).startsWith("column 0", "column 1").hasSize(60);
            assertThat(read.getActiveSheetIndex()).isZero();
            assertThat(read.getSheetName(1)).isEqualTo("second");
            assertThat(read.getAllNames())
                    .extracting(name -> name.getRefersToFormula())
                    .containsExactly("'first'!$A$1:$AD$2", "'second'!$A$1:$A$2");
        }
    }

    private static void row(Sheet sheet, int cells) throws IOException {
        for (int i = 0; i < cells; i++) {
            sheet.text("cell");
        }
        sheet.endRow();
    }

    private static List<String> texts(XSSFSheet sheet) {
        List<String> texts = new ArrayList<>();
        sheet.forEach(row -> row.forEach(cell -> texts.add(cell.getStringCellValue())));
        return texts;
    }

    @Test
    void equal_contents_are_equal_bytes_wherever_and_whenever() throws IOException {
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Europe/Paris"));
            byte[] here = workbookOf(sheet -> sheet.time(Instant.EPOCH));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Noumea"));

            assertThat(workbookOf(sheet -> sheet.time(Instant.EPOCH))).isEqualTo(here);
            assertThat(entries(here))
                    .isNotEmpty()
                    .allMatch(entry -> entry.getTimeLocal().equals(LocalDateTime.of(1980, 2, 1, 0, 0)));
        } finally {
            TimeZone.setDefault(before);
        }
    }

    private static List<ZipEntry> entries(byte[] file) throws IOException {
        List<ZipEntry> entries = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.add(entry);
            }
        }
        return entries;
    }

    @Test
    void a_row_has_the_columns_of_its_head() throws IOException {
        Sheet sheet = new Workbook(OutputStream.nullOutputStream()).begin("a", ONE);
        assertThatIOException().isThrownBy(sheet::endRow);
    }

    @Test
    void there_are_no_more_rows_than_a_sheet_holds() throws IOException {
        Sheet sheet = new Workbook(OutputStream.nullOutputStream()).begin("a", ONE);
        for (int i = 1; i < Workbook.MOST_ROWS; i++) {
            sheet.number(BigDecimal.valueOf(i));
            sheet.endRow();
        }
        sheet.none();
        assertThatIOException().isThrownBy(sheet::endRow);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "a'b", "more-than-thirty-one-characters-"})
    void a_sheet_has_a_name_that_programs_take(String name) throws IOException {
        Workbook workbook = new Workbook(OutputStream.nullOutputStream());
        assertThatIllegalArgumentException().isThrownBy(() -> workbook.begin(name, ONE));
    }

    @Test
    void what_is_longer_than_the_buffer_is_written() throws IOException {
        String long1 = IntStream.range(0, 5_000).mapToObj(Integer::toString).collect(Collectors.joining(" "));

        try (XSSFWorkbook read = read(workbook -> {
            Sheet sheet = workbook.begin("a", ONE);
            for (int i = 0; i < 100; i++) {
                sheet.text(long1);
                sheet.endRow();
            }
        })) {
            assertThat(texts(read.getSheetAt(0))).hasSize(101).endsWith(long1);
        }
    }

    private interface Filling {
        void of(Workbook workbook) throws IOException;
    }

    private static Cell cell(Writing value) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(workbookOf(value)))) {
            return workbook.getSheetAt(0).getRow(1).getCell(0);
        }
    }

    private static byte[] workbookOf(Writing value) throws IOException {
        return written(workbook -> {
            Sheet sheet = workbook.begin("sheet", ONE);
            value.to(sheet);
            sheet.endRow();
        });
    }

    private static XSSFWorkbook read(Filling filling) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(written(filling)));
    }

    private static byte[] written(Filling filling) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Workbook workbook = new Workbook(out);
        filling.of(workbook);
        workbook.close();
        return out.toByteArray();
    }
}
