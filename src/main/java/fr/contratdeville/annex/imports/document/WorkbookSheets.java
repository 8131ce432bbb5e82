package fr.contratdeville.annex.imports.document;

import fr.contratdeville.annex.imports.unpacking.Archive;
import fr.contratdeville.annex.imports.unpacking.UnreadableDocument;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamReader;

/** The sheets of an XLSX. A formula is what it came to when it was last computed; nothing outside is looked up. */
final class WorkbookSheets {

    static final String WORKBOOK = "xl/workbook.xml";

    private static final String RELATIONS = "xl/_rels/workbook.xml.rels";
    private static final String SHARED_STRINGS = "xl/sharedStrings.xml";
    private static final String STYLES = "xl/styles.xml";
    private static final String RELATION_NAMESPACE =
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /** As many as in any other document: with more, it is the rows of something else. */
    private static final int MOST_CELLS = 500_000;

    /** Of all cells, each as often as it stands there: one text may be that of any number of them. */
    private static final long MOST_CHARACTERS = 16L << 20;

    private final Archive archive;
    private final List<String> shared = new ArrayList<>();
    private final DateStyles dates = new DateStyles();
    private int cells;
    private long characters;

    private WorkbookSheets(Archive archive) {
        this.archive = archive;
    }

    static List<Cells> in(Archive archive) throws UnreadableDocument {
        WorkbookSheets workbook = new WorkbookSheets(archive);
        workbook.readSharedStrings();
        if (archive.has(STYLES)) {
            archive.read(STYLES, workbook.dates);
        }
        List<Cells> sheets = new ArrayList<>();
        for (Map.Entry<String, String> sheet : workbook.paths().entrySet()) {
            Sheet read = workbook.new Sheet();
            archive.read(sheet.getValue(), read);
            sheets.add(new Cells(null, sheet.getKey(), read.rows()));
        }
        return sheets;
    }

    /** By their names, in their order. */
    private Map<String, String> paths() throws UnreadableDocument {
        Map<String, String> targets = new HashMap<>();
        archive.read(RELATIONS, xml -> {
            if (xml.isStartElement() && xml.getLocalName().equals("Relationship")) {
                targets.put(xml.getAttributeValue(null, "Id"), xml.getAttributeValue(null, "Target"));
            }
        });
        Map<String, String> paths = new LinkedHashMap<>();
        Set<String> read = new HashSet<>();
        archive.read(WORKBOOK, xml -> {
            if (xml.isStartElement() && xml.getLocalName().equals("workbookPr")) {
                dates.countFrom(xml.getAttributeValue(null, "date1904"));
            }
            if (xml.isStartElement() && xml.getLocalName().equals("sheet")) {
                String target = targets.getOrDefault(xml.getAttributeValue(RELATION_NAMESPACE, "id"), "");
                String path = target.startsWith("/") ? target.substring(1) : "xl/" + target;
                if (archive.has(path) && read.add(path)) {
                    paths.put(xml.getAttributeValue(null, "name"), path);
                }
            }
        });
        return paths;
    }

    private void readSharedStrings() throws UnreadableDocument {
        if (!archive.has(SHARED_STRINGS)) {
            return;
        }
        StringBuilder text = new StringBuilder();
        boolean[] isText = {false};
        archive.read(SHARED_STRINGS, xml -> {
            switch (xml.getEventType()) {
                case XMLStreamReader.START_ELEMENT -> {
                    isText[0] = xml.getLocalName().equals("t");
                    if (xml.getLocalName().equals("si")) {
                        text.setLength(0);
                    }
                }
                case XMLStreamReader.CHARACTERS -> {
                    if (isText[0]) {
                        text.append(xml.getText());
                    }
                }
                case XMLStreamReader.END_ELEMENT -> {
                    isText[0] = false;
                    if (xml.getLocalName().equals("si")) {
                        shared.add(text.toString());
                    }
                }
                default -> {
                    // Comments and instructions say nothing.
                }
            }
        });
    }

    /** One sheet: its cells by their places, which a row need not have all of. */
    private final class Sheet implements Archive.Visitor {

        private static final Pattern PLACE = Pattern.compile("([A-Z]{1,3})(\\d{1,7})");
        private static final int MOST_COLUMNS = 64;
        private static final int MOST_ROWS = 20_000;
        private static final int MOST_MERGED = 100_000;
        private static final int LETTERS = 26;
        private static final int LONGEST_NUMBER = 40;

        private final List<List<String>> rows = new ArrayList<>();
        private final StringBuilder value = new StringBuilder();
        private String type;
        private String style;
        private String place;
        private boolean isValue;
        private int merged;

        List<List<String>> rows() {
            return rows;
        }

        @Override
        public void visit(XMLStreamReader xml) throws UnreadableDocument {
            switch (xml.getEventType()) {
                case XMLStreamReader.START_ELEMENT -> begin(xml);
                case XMLStreamReader.CHARACTERS -> {
                    if (isValue) {
                        value.append(xml.getText());
                    }
                }
                case XMLStreamReader.END_ELEMENT -> end(xml.getLocalName());
                default -> {
                    // Comments and instructions say nothing.
                }
            }
        }

        private void begin(XMLStreamReader xml) throws UnreadableDocument {
            switch (xml.getLocalName()) {
                case "c" -> {
                    type = xml.getAttributeValue(null, "t");
                    style = xml.getAttributeValue(null, "s");
                    place = xml.getAttributeValue(null, "r");
                    value.setLength(0);
                }
                case "v", "t" -> isValue = true;
                case "mergeCell" -> merge(xml.getAttributeValue(null, "ref"));
                default -> {
                    // How it looks is not read.
                }
            }
        }

        private void end(String name) throws UnreadableDocument {
            if (name.equals("v") || name.equals("t")) {
                isValue = false;
            } else if (name.equals("c") && !value.isEmpty()) {
                if (++cells > MOST_CELLS) {
                    throw new UnreadableDocument(UnreadableDocument.Code.TOO_LARGE);
                }
                Matcher at = PLACE.matcher(String.valueOf(place));
                if (at.matches()) {
                    put(row(at), column(at), text());
                }
            }
        }

        private static int row(Matcher place) {
            return Integer.parseInt(place.group(2)) - 1;
        }

        private static int column(Matcher place) {
            return place.group(1).chars().reduce(0, (number, letter) -> number * LETTERS + letter - 'A' + 1) - 1;
        }

        private void put(int row, int column, String text) throws UnreadableDocument {
            if (row < 0 || row >= MOST_ROWS || column >= MOST_COLUMNS) {
                return;
            }
            characters += text.length();
            if (characters > MOST_CHARACTERS) {
                throw new UnreadableDocument(UnreadableDocument.Code.TOO_LARGE);
            }
            while (rows.size() <= row) {
                rows.add(new ArrayList<>());
            }
            List<String> cells = rows.get(row);
            while (cells.size() <= column) {
                cells.add("");
            }
            cells.set(column, text);
        }

        private String text() {
            String raw = value.toString();
            if ("s".equals(type)) {
                return raw.matches("\\d{1,9}") && Integer.parseInt(raw) < shared.size()
                        ? shared.get(Integer.parseInt(raw))
                        : "";
            }
            boolean isNumber = type == null || type.equals("n");
            return isNumber && dates.isDate(style) ? dates.date(raw) : isNumber ? plain(raw) : raw;
        }

        /** 8612023500113.0 and 8.612023500113E12 are the same number. */
        private static String plain(String number) {
            if (number.length() > LONGEST_NUMBER) {
                return number;
            }
            try {
                BigDecimal read = new BigDecimal(number).stripTrailingZeros();
                return Math.abs((long) read.scale()) > LONGEST_NUMBER ? number : read.toPlainString();
            } catch (NumberFormatException noNumber) {
                return number;
            }
        }

        /** What stands in the first cell stands in all below it: a structure for several actions. */
        private void merge(String range) throws UnreadableDocument {
            String[] ends = String.valueOf(range).split(":");
            Matcher first = PLACE.matcher(ends[0]);
            Matcher last = PLACE.matcher(ends[ends.length - 1]);
            if (!first.matches() || !last.matches() || row(first) >= rows.size()) {
                return;
            }
            List<String> cells = rows.get(row(first));
            if (column(first) < cells.size()) {
                int end = Math.min(row(last), rows.size() - 1);
                for (int row = row(first) + 1; row <= end && merged < MOST_MERGED; row++, merged++) {
                    put(row, column(first), cells.get(column(first)));
                }
            }
        }
    }
}
