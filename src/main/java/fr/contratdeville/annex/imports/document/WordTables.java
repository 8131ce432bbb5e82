package fr.contratdeville.annex.imports.document;

import fr.contratdeville.annex.imports.unpacking.Archive;
import fr.contratdeville.annex.imports.unpacking.UnreadableDocument;
import fr.contratdeville.platform.body.Text;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamReader;

/** The tables of a DOCX, and the text beside them. What is struck out by who revises it is not read. */
final class WordTables implements Archive.Visitor {

    static final String DOCUMENT = "word/document.xml";

    /** Of a style's identifier, which French programs translate. */
    private static final Pattern HEADING = Pattern.compile("Heading[1-3]|Titre[1-3]");

    private static final int MOST_COLUMNS = 64;
    private static final int MOST_CELLS = 500_000;

    private final List<Cells> tables = new ArrayList<>();
    private final StringBuilder beside = new StringBuilder();
    private final Deque<List<List<String>>> open = new ArrayDeque<>();
    private StringBuilder cell = new StringBuilder();
    private List<String> row = new ArrayList<>();
    private int columns = 1;
    private int cells;
    private boolean inText;
    private boolean isHeading;
    private int beginOfParagraph;
    private String heading;

    private WordTables() {}

    static WordTables in(Archive archive) throws UnreadableDocument {
        WordTables tables = new WordTables();
        archive.read(DOCUMENT, tables);
        return tables;
    }

    List<Cells> tables() {
        return tables;
    }

    /** All text that is in no table. */
    String beside() {
        return beside.toString();
    }

    @Override
    public void visit(XMLStreamReader xml) throws UnreadableDocument {
        switch (xml.getEventType()) {
            case XMLStreamReader.START_ELEMENT -> begin(xml);
            case XMLStreamReader.END_ELEMENT -> end(xml.getLocalName());
            case XMLStreamReader.CHARACTERS -> {
                if (inText) {
                    text().append(xml.getText());
                }
            }
            default -> {
                // Comments and instructions say nothing.
            }
        }
    }

    private void begin(XMLStreamReader xml) {
        switch (xml.getLocalName()) {
            case "tbl" -> open.push(new ArrayList<>());
            case "tr" -> {
                if (open.size() == 1) {
                    row = new ArrayList<>();
                }
            }
            case "tc" -> {
                if (open.size() == 1) {
                    cell = new StringBuilder();
                    columns = 1;
                }
            }
            case "gridSpan" -> columns = columns(xml.getAttributeValue(xml.getNamespaceURI(), "val"));
            case "p" -> {
                isHeading = false;
                beginOfParagraph = beside.length();
            }
            case "pStyle" ->
                isHeading = HEADING.matcher(String.valueOf(xml.getAttributeValue(xml.getNamespaceURI(), "val")))
                        .lookingAt();
            case "t" -> inText = true;
            case "tab" -> text().append(' ');
            case "br" -> text().append('\n');
            default -> {
                // How it looks is not read.
            }
        }
    }

    private void end(String name) throws UnreadableDocument {
        switch (name) {
            case "t" -> inText = false;
            case "p" -> endParagraph();
            case "tc" -> {
                if (open.size() == 1) {
                    cells += columns;
                    if (cells > MOST_CELLS) {
                        throw new UnreadableDocument(UnreadableDocument.Code.TOO_LARGE);
                    }
                    row.add(cell.toString());
                    for (int i = 1; i < columns; i++) {
                        row.add("");
                    }
                }
            }
            case "tr" -> {
                if (open.size() == 1) {
                    open.peek().add(row);
                }
            }
            case "tbl" -> {
                List<List<String>> rows = open.pop();
                if (open.isEmpty()) {
                    tables.add(new Cells(null, null, heading, rows));
                }
            }
            default -> {
                // Nothing has begun.
            }
        }
    }

    private void endParagraph() {
        if (isHeading && open.isEmpty()) {
            heading = Text.normalised(beside.substring(beginOfParagraph));
        }
        text().append('\n');
    }

    /** A table within a cell is part of its text. */
    private StringBuilder text() {
        return open.isEmpty() ? beside : cell;
    }

    private static int columns(String spanned) {
        return spanned != null && spanned.matches("\\d{1,4}") ? Math.min(Integer.parseInt(spanned), MOST_COLUMNS) : 1;
    }
}
