package fr.contratdeville.annex.imports.document;

import fr.contratdeville.annex.imports.unpacking.Archive;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamReader;

/** Which cells of a workbook are dates, which are kept there as numbers of days (ECMA-376, part 1, 18.8.30 and 18.17.4). */
final class DateStyles implements Archive.Visitor {

    /** Those of the formats that every program knows. */
    private static final int FIRST_KNOWN = 14;

    private static final int LAST_KNOWN = 22;

    /** What stands in quotes or brackets says nothing of days. */
    private static final Pattern SAID = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.");

    private static final Pattern OF_DAYS = Pattern.compile("[dDyYjJ]");
    private static final Pattern DAYS = Pattern.compile("\\d{1,6}(?:\\.\\d+)?");
    private static final DateTimeFormatter AS_WRITTEN = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    /** So counted since 1900 was taken for a leap year. */
    private static final LocalDate ZERO = LocalDate.of(1899, 12, 30);

    private static final LocalDate ZERO_OF_1904 = LocalDate.of(1904, 1, 1);

    private final Set<Integer> formats = new HashSet<>();
    private final List<Integer> formatOfStyle = new ArrayList<>();
    private boolean areOfCells;
    private LocalDate zero = ZERO;

    @Override
    public void visit(XMLStreamReader xml) {
        if (!xml.isStartElement()) {
            areOfCells &= !(xml.isEndElement() && xml.getLocalName().equals("cellXfs"));
            return;
        }
        switch (xml.getLocalName()) {
            case "cellXfs" -> areOfCells = true;
            case "numFmt" -> {
                String code = SAID.matcher(String.valueOf(xml.getAttributeValue(null, "formatCode")))
                        .replaceAll("");
                if (OF_DAYS.matcher(code).find()) {
                    formats.add(number(xml.getAttributeValue(null, "numFmtId")));
                }
            }
            case "xf" -> {
                if (areOfCells) {
                    formatOfStyle.add(number(xml.getAttributeValue(null, "numFmtId")));
                }
            }
            default -> {
                // How else it looks is not read.
            }
        }
    }

    /** @param since1904 as the workbook says it */
    void countFrom(String since1904) {
        zero = "1".equals(since1904) || "true".equals(since1904) ? ZERO_OF_1904 : ZERO;
    }

    /** @param style of a cell; null if it has none */
    boolean isDate(String style) {
        int place = number(style);
        int format = place >= 0 && place < formatOfStyle.size() ? formatOfStyle.get(place) : 0;
        return format >= FIRST_KNOWN && format <= LAST_KNOWN && !isTime(format)
                || format > LAST_KNOWN && formats.contains(format);
    }

    /** @return as French documents write it */
    String date(String days) {
        return DAYS.matcher(days).matches() ? date(days, zero) : days;
    }

    /** @param days a number */
    static String ofDays(String days) {
        return date(days, ZERO);
    }

    private static String date(String days, LocalDate zero) {
        return zero.plusDays((long) Double.parseDouble(days)).format(AS_WRITTEN);
    }

    /** Formats 18 to 21 are hours of no day. */
    private static boolean isTime(int format) {
        return format > FIRST_KNOWN + 3 && format < LAST_KNOWN;
    }

    private static int number(String written) {
        return written != null && written.matches("\\d{1,6}") ? Integer.parseInt(written) : -1;
    }
}
