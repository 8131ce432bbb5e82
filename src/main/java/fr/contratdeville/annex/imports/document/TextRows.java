package fr.contratdeville.annex.imports.document;

import fr.contratdeville.annex.imports.unpacking.UnreadableDocument;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rows of the annex's table where nothing is left of it but lines, one cell after the other, as they come out of a PDF. Where a
 * row begins and which words are its structure, the breaks between the lines tell, and names that stand elsewhere by themselves.
 */
final class TextRows {

    static final String FORM_FEED = "\f";

    /** Lines longer than these are in no hundred: they are two cells beside each other. */
    private static final int USUAL = 92;

    private static final int PERCENT = 100;
    private static final int MOST_ROUNDS = 6;
    private static final int MOST_LINES = 20_000;
    private static final int LONGEST_LINE = 1_000;

    private final List<String> lines;
    private final int width;

    private TextRows(List<String> lines) {
        this.lines = lines;
        List<Integer> lengths = lines.stream()
                .map(String::length)
                .filter(length -> length > 0)
                .sorted()
                .toList();
        this.width = lengths.isEmpty() ? 0 : lengths.get(lengths.size() * USUAL / PERCENT);
    }

    /**
     * @return nothing if no line is the head of the annex's table
     * @throws UnreadableDocument if there are more lines than any annex has, or longer ones
     */
    static List<AnnexRow> in(String text, List<String> knownStructures) throws UnreadableDocument {
        List<String> lines = Normalizer.normalize(text, Normalizer.Form.NFC)
                .replace("\r\n", "\n")
                .replace('\r', '\n')
                .replace(FORM_FEED, "\n\n")
                .lines()
                .map(line -> line.replaceAll("[\\s\\u00a0\\u202f]+", " ").strip())
                .toList();
        int head = 0;
        while (head < lines.size() && !isHead(lines.get(head))) {
            head++;
        }
        if (head == lines.size()) {
            return List.of();
        }
        if (isLarge(lines.stream())) {
            throw new UnreadableDocument(UnreadableDocument.Code.TOO_LARGE);
        }
        List<String> table = lines.subList(head + 1, lines.size()).stream()
                .map(line -> isHead(line) ? "" : line)
                .toList();
        return new TextRows(table).rows(knownStructures);
    }

    /** Whether there are more lines than any annex has, or longer ones. */
    static boolean isLarge(Stream<String> lines) {
        int[] number = {0};
        return lines.anyMatch(line -> ++number[0] > MOST_LINES || line.length() > LONGEST_LINE);
    }

    private static boolean isHead(String line) {
        return AnnexColumns.of(List.of(line.split(" "))) != null
                || AnnexColumns.of(List.of(line.split(" (?=(?i:structure|descripti|r[ée]alis|chiffre))"))) != null;
    }

    private List<AnnexRow> rows(List<String> knownStructures) {
        Set<String> names = new TreeSet<>(Comparator.comparing((String name) -> name.length())
                .reversed()
                .thenComparing(Comparator.naturalOrder()));
        Set<String> words =
                lines.stream().flatMap(line -> Arrays.stream(line.split(" "))).collect(Collectors.toSet());
        knownStructures.stream()
                .filter(name -> name.length() > 1 && words.contains(name.split(" ", 2)[0]))
                .forEach(names::add);
        // What one row tells of its structure's name helps to read others, so all are read until nothing new is learnt.
        List<Head> heads = heads(names);
        for (int round = 0; round < MOST_ROUNDS && learn(heads, names); round++) {
            heads = heads(names);
        }
        List<AnnexRow> rows = new ArrayList<>();
        for (int i = 0; i < heads.size(); i++) {
            Head head = heads.get(i);
            int end = i + 1 < heads.size() ? heads.get(i + 1).line() : lines.size();
            List<String> description = new ArrayList<>();
            description.add(head.description());
            description.addAll(lines.subList(head.end(), end));
            String joined = WrappedLines.joined(description, width);
            rows.add(new AnnexRow(
                    new Place(null, null, i + 1),
                    head.title(),
                    head.structure(),
                    null,
                    null,
                    joined.isEmpty() ? null : joined,
                    null,
                    null));
        }
        return rows;
    }

    private static boolean learn(List<Head> heads, Set<String> names) {
        return names.addAll(
                heads.stream().filter(Head::isCertain).map(Head::structure).toList());
    }

    private List<Head> heads(Set<String> names) {
        List<Head> heads = new ArrayList<>();
        int line = 0;
        while (line < lines.size()) {
            boolean begins = !lines.get(line).isEmpty()
                    && (line == 0 || lines.get(line - 1).isEmpty());
            Head head = begins ? new HeadReader(lines, width, names).at(line, heads.isEmpty()) : null;
            if (head == null) {
                line++;
            } else {
                heads.add(head);
                line = head.end();
            }
        }
        return heads;
    }

    /**
     * What stands before a row's description.
     *
     * @param description as much of it as stands in the structure's line
     * @param end the line after
     * @param isCertain whether the structure's name is one, to be found elsewhere
     */
    record Head(int line, String title, String structure, String description, int end, boolean isCertain) {}
}
