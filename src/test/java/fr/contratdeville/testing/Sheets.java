package fr.contratdeville.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A workbook as another library reads it: of each sheet its rows, by the heads of their columns. */
public final class Sheets {

    private Sheets() {}

    /** @return texts, numbers without needless zeros, dates and times, and nothing for an empty cell */
    public static Map<String, List<Map<String, Object>>> of(byte[] workbook) {
        Map<String, List<Map<String, Object>>> sheets = new LinkedHashMap<>();
        try (XSSFWorkbook read = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            read.forEach(sheet -> sheets.put(sheet.getSheetName(), rows(sheet)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return sheets;
    }

    private static List<Map<String, Object>> rows(Sheet sheet) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 1; i <= sheet.getLastRowNum(); i++) {
            Map<String, Object> values = new LinkedHashMap<>();
            Row row = sheet.getRow(i);
            for (Cell head : sheet.getRow(0)) {
                Cell cell = row.getCell(head.getColumnIndex());
                values.put(head.getStringCellValue(), cell == null ? null : value(cell));
            }
            rows.add(values);
        }
        return rows;
    }

    private static Object value(Cell cell) {
        return switch (cell.getCellType()) {
            case STRING -> cell.getStringCellValue();
            case BOOLEAN -> cell.getBooleanCellValue();
            case NUMERIC ->
                DateUtil.isCellDateFormatted(cell)
                        ? cell.getLocalDateTimeCellValue()
                        : plain(new BigDecimal(Double.toString(cell.getNumericCellValue())));
            default -> throw new IllegalStateException("a cell that is neither: " + cell.getCellType());
        };
    }

    /** Without zeros at its end, so that it equals the same number. */
    public static BigDecimal plain(BigDecimal number) {
        return new BigDecimal(number.stripTrailingZeros().toPlainString());
    }
}
