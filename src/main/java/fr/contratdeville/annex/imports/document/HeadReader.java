package fr.contratdeville.annex.imports.document;

import fr.contratdeville.annex.imports.document.TextRows.Head;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells title, structure and the beginning of the description of a row whose cells are nothing but lines. */
final class HeadReader {

    private static final int MOST_LINES_OF_A_CELL = 5;
    private static final String YEAR = "(?:19|20)\\d\\d";
    private static final int MOST_LINES_BESIDE = 4;

    /** Of the description's width: those of the columns before it. */
    private static final double TITLE = 0.42;

    private static final double STRUCTURE = 0.28;

    /** Where it stands between empty lines it may be as wide as this. */
    private static final double STRUCTURE_ALONE = 0.36;

    /** What a sentence begins with, and the name of no structure ends with. */
    private static final Set<String> BEGINNINGS = Set.of(
            "le",
            "la",
            "les",
            "l'",
            "un",
            "une",
            "des",
            "du",
            "de",
            "d'",
            "en",
            "il",
            "elle",
            "ils",
            "elles",
            "ce",
            "cet",
            "cette",
            "ces",
            "a",
            "à",
            "au",
            "aux",
            "avec",
            "dans",
            "pour",
            "par",
            "sur",
            "afin",
            "nous",
            "chaque",
            "depuis",
            "lors",
            "suite",
            "action",
            "projet",
            "objectif",
            "objectifs",
            "mise",
            "organisation",
            "accompagnement",
            "plusieurs",
            "deux",
            "trois");

    private final List<String> lines;
    private final int width;
    private final Set<String> names;

    /** @param names of structures, the longest first */
    HeadReader(List<String> lines, int width, Set<String> names) {
        this.lines = lines;
        this.width = width;
        this.names = names;
    }

    /** @return null if no row begins there */
    Head at(int line, boolean isFirst) {
        String first = lines.get(line);
        if (!Character.isUpperCase(first.charAt(0)) && !Character.isDigit(first.charAt(0))) {
            return null;
        }
        Block block = block(line);
        Head besideEachOther = titleAndStructure(line, block);
        if (besideEachOther != null) {
            return besideEachOther;
        }
        if (block.isWithin(TITLE) && !block.text().matches(".*[.;:]$")) {
            return afterTitle(line);
        }
        return inOneLine(line, isFirst);
    }

    /** "CLAS Centre social", "ODG": the title has one line, the structure goes on below. */
    private Head titleAndStructure(int line, Block block) {
        if (block.lines().size() > MOST_LINES_BESIDE || nextText(block.end()) < 0) {
            return null;
        }
        String all = block.text();
        for (String name : names) {
            boolean isEnd = endsWith(all, name) && all.length() > name.length() + 1;
            if (isEnd && endsAtAWord(all, name)) {
                String title = all.substring(0, all.length() - name.length()).strip();
                return isTitle(title) ? new Head(line, title, name, "", block.end(), true) : null;
            }
        }
        List<String> rest = block.lines().subList(1, block.lines().size());
        boolean isWrapped = !rest.isEmpty()
                && block.lines().get(0).length() <= width * (TITLE + STRUCTURE)
                && block.lines().get(0).length() > width * TITLE
                && rest.stream().allMatch(each -> each.length() <= width * STRUCTURE);
        int begin = isWrapped ? lastCapital(block.lines().get(0)) : -1;
        return begin <= 0
                ? null
                : new Head(
                        line,
                        all.substring(0, begin).strip(),
                        all.substring(begin).strip(),
                        "",
                        block.end(),
                        true);
    }

    /** The title has lines of its own, whatever comes after. */
    private Head afterTitle(int line) {
        Block title = block(line);
        List<String> words = new ArrayList<>(List.of(title.text()));
        int next = nextText(title.end());
        while (next >= 0 && goesOn(lines.get(next), TITLE)) {
            Block more = block(next);
            words.add(more.text());
            next = nextText(more.end());
        }
        if (next < 0) {
            return null;
        }
        String all = String.join(" ", words);
        Block structure = block(next);
        boolean isAlone =
                structure.isWithin(STRUCTURE_ALONE) && isName(structure.text()) && nextText(structure.end()) >= 0;
        return isAlone ? structureAlone(line, all, structure) : structureBeforeDescription(line, all, next);
    }

    private Head structureAlone(int line, String title, Block structure) {
        String name = structure.text();
        int end = structure.end();
        int next = nextText(end);
        while (next >= 0 && goesOn(lines.get(next), STRUCTURE)) {
            Block more = block(next);
            name = name + " " + more.text();
            end = more.end();
            next = nextText(end);
        }
        return new Head(line, title, name, "", end, true);
    }

    /** "Femmes Debout Accompagner les femmes": the structure has one line, that of the description's beginning. */
    private Head structureBeforeDescription(int line, String title, int next) {
        String text = lines.get(next);
        int end = endOfName(text, 0);
        return end <= 0
                ? null
                : new Head(
                        line,
                        title,
                        text.substring(0, end).strip(),
                        text.substring(end).strip(),
                        next + 1,
                        true);
    }

    /** "PRE CCAS Le Programme": all three have one line. */
    private Head inOneLine(int line, boolean isFirst) {
        String text = lines.get(line);
        for (String name : names) {
            int begin = text.indexOf(" " + name + " ");
            if (begin > 0 && begin <= width * TITLE && beginsSentence(text.substring(begin + name.length() + 2))) {
                return new Head(
                        line,
                        text.substring(0, begin),
                        name,
                        text.substring(begin + name.length() + 2),
                        line + 1,
                        true);
            }
        }
        return text.length() > width || isFirst ? unknownInOneLine(line, text) : null;
    }

    private static Head unknownInOneLine(int line, String text) {
        int title = text.indexOf(' ');
        while (title > 0 && title < text.length() - 1) {
            int begin = title + 1;
            int end = Character.isUpperCase(text.charAt(begin)) ? endOfName(text, begin) : -1;
            if (end > begin) {
                // With names only, as in "Batucada Meslinoise Cité Jeunes Objectifs", it is not certain where one ends.
                boolean isCertain = Character.isLowerCase(text.charAt(text.lastIndexOf(' ', title - 1) + 1));
                return new Head(
                        line,
                        text.substring(0, title),
                        text.substring(begin, end).strip(),
                        text.substring(end).strip(),
                        line + 1,
                        isCertain);
            }
            title = text.indexOf(' ', begin);
        }
        return null;
    }

    /** Where words that all begin with a capital end, before the one that the description begins with. */
    private static int endOfName(String text, int from) {
        int end = -1;
        int begin = from;
        while (begin < text.length()) {
            int space = text.indexOf(' ', begin);
            String word = text.substring(begin, space < 0 ? text.length() : space);
            boolean isBeginning = begin > from && isBeginning(word);
            if (isBeginning || begin > from && isCount(word, text, begin)) {
                return begin;
            }
            boolean isOfTheName = begin > from && word.matches("\\d+") && !word.matches(YEAR);
            if (!isOfTheName && !Character.isUpperCase(word.charAt(0)) || word.matches(".*[,.;:)]") || space < 0) {
                return end;
            }
            end = begin > from ? begin : -1;
            String next = text.substring(space + 1).split(" ", 2)[0];
            if (begin > from
                    && !next.isEmpty()
                    && !Character.isUpperCase(next.charAt(0))
                    && !Character.isDigit(next.charAt(0))) {
                return begin;
            }
            begin = space + 1;
        }
        return end;
    }

    private static boolean isBeginning(String word) {
        String lower = word.replace('’', '\'').toLowerCase(Locale.FRENCH);
        boolean isElided = lower.indexOf('\'') > 0 && BEGINNINGS.contains(lower.substring(0, lower.indexOf('\'') + 1));
        return Character.isUpperCase(word.charAt(0)) && (isElided || BEGINNINGS.contains(lower));
    }

    /** "MJC 3 podcasts": a number, but a year, is the description's, unless another one follows, as in "Ring Club 21 23 filles". */
    private static boolean isCount(String word, String text, int begin) {
        String after = text.substring(begin + word.length()).strip();
        return word.matches("\\d+") && !word.matches(YEAR) && !after.matches("(?s)\\d.*");
    }

    private boolean beginsSentence(String text) {
        char first = text.charAt(0);
        return Character.isUpperCase(first) || !Character.isLetter(first);
    }

    private boolean goesOn(String line, double column) {
        char first = line.charAt(0);
        return line.length() <= width * column && Character.isLowerCase(first) && !line.endsWith(".");
    }

    private static boolean isName(String text) {
        return Character.isUpperCase(text.charAt(0)) && !text.matches(".*[.;:,]$");
    }

    private static boolean isTitle(String text) {
        return !text.isEmpty() && !text.matches(".*[.;,]$");
    }

    private static boolean endsWith(String text, String name) {
        return text.toLowerCase(Locale.FRENCH).endsWith(name.toLowerCase(Locale.FRENCH));
    }

    private static boolean endsAtAWord(String text, String name) {
        return text.charAt(text.length() - name.length() - 1) == ' ';
    }

    private static int lastCapital(String text) {
        for (int i = text.length() - 1; i > 0; i--) {
            if (Character.isUpperCase(text.charAt(i)) && text.charAt(i - 1) == ' ') {
                return i;
            }
        }
        return -1;
    }

    private int nextText(int from) {
        for (int i = from; i < lines.size(); i++) {
            if (!lines.get(i).isEmpty()) {
                return i;
            }
        }
        return -1;
    }

    /** The lines until an empty one. */
    private Block block(int line) {
        int end = line;
        while (end < lines.size() && !lines.get(end).isEmpty()) {
            end++;
        }
        return new Block(lines.subList(line, end), end, width);
    }

    private record Block(List<String> lines, int end, int width) {

        String text() {
            return String.join(" ", lines);
        }

        boolean isWithin(double column) {
            return lines.size() <= MOST_LINES_OF_A_CELL
                    && lines.stream().allMatch(line -> line.length() <= width * column);
        }
    }
}
