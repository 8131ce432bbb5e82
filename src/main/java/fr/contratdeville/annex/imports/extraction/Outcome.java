package fr.contratdeville.annex.imports.extraction;

import fr.contratdeville.review.action.ActionStatus;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What became of an action, as it is told.
 *
 * @param status null if nothing tells it
 * @param postponedTo the year; null unless it is told
 * @param words that tell it
 */
record Outcome(ActionStatus status, Integer postponedTo, String words) {

    private record Told(ActionStatus status, Pattern words) {}

    private static final String SUBJECT =
            "(?:(?:l')?(?:action|projet|activite|operation|programme)s?(?: \\p{L}+){0,3}? )?";
    private static final String IS = "(?:(?:a|ont|est|sera|sont) (?:ete )?)?";

    /** The first that is told counts: "partiellement réalisée" is not "réalisée". */
    private static final List<Told> IN_A_COLUMN = List.of(
            new Told(
                    ActionStatus.POSTPONED, Pattern.compile("(?:report|decal|differ)ee?s?(?:[^\\d]{0,25}(20\\d\\d))?")),
            new Told(
                    ActionStatus.CANCELLED,
                    Pattern.compile("annulee?s?|abandonn\\w+|non realisee?s?|pas (?:ete )?realis\\w+")),
            new Told(ActionStatus.PARTIALLY_COMPLETED, Pattern.compile("partiel\\w*|en partie")),
            new Told(
                    ActionStatus.COMPLETED,
                    Pattern.compile("realis\\w+|termin\\w+|achev\\w+|effectu\\w+|menee? a bien")),
            new Told(ActionStatus.PLANNED, Pattern.compile("prev\\w+|programm\\w+|a venir")));

    /** In running text, other things are put off and cancelled too: it has to be said of the action. */
    private static final List<Told> IN_A_TEXT = List.of(
            new Told(
                    ActionStatus.POSTPONED,
                    Pattern.compile("(?:^|[.;:!\\n] ?|(?<=\\n))[-• ]*" + SUBJECT + IS
                            + "(?:reportee?s?|decalee?s?|differee?s?)(?: (?:en|a|au|a l'annee|sur) (?:\\p{L}+"
                            + " )?(20\\d\\d))?")),
            new Told(
                    ActionStatus.CANCELLED,
                    Pattern.compile("(?:^|[.;:!\\n] ?)[-• ]*" + SUBJECT + IS
                            + "(?:annulee?s?|abandonnee?s?)|(?:action|projet) n'(?:a|ont) pas (?:pu etre |ete"
                            + " )?(?:realis|men|mis)\\w+")),
            new Told(
                    ActionStatus.PARTIALLY_COMPLETED,
                    Pattern.compile(
                            "(?:partiellement|en partie) (?:realis|men|mis)\\w+|realis\\w+ (?:partiellement|en partie)"
                                    + "|realisation partielle")));

    private static final Pattern DAY = Pattern.compile("(?:le )?\\d{1,2}[/.-]\\d{1,2}[/.-](?:20)?\\d\\d");

    private static final Outcome NONE = new Outcome(null, null, null);

    /** @param cell of a column for it; null if there is none */
    static Outcome inColumn(String cell) {
        if (cell == null) {
            return NONE;
        }
        Outcome told = of(cell, IN_A_COLUMN, true);
        return told == NONE ? new Outcome(null, null, cell) : told;
    }

    /** A day in the column for it is when the action took place: it is likely to be completed, and nobody has said so. */
    boolean isDay() {
        return status == null && words != null && DAY.matcher(words).matches();
    }

    /** @param description null if there is none */
    static Outcome inText(String description) {
        return description == null ? NONE : of(description, IN_A_TEXT, false);
    }

    private static Outcome of(String text, List<Told> ways, boolean isColumn) {
        String folded = Folded.of(text);
        for (Told told : ways) {
            Matcher words = told.words().matcher(folded);
            if (words.find()) {
                boolean isDated = words.groupCount() > 0 && words.group(1) != null;
                return new Outcome(
                        told.status(),
                        isDated ? Integer.valueOf(words.group(1)) : null,
                        isColumn || folded.length() != text.length()
                                ? text
                                : text.substring(words.start(), words.end()).replaceAll("^[.;:!\\s•-]+", ""));
            }
        }
        return NONE;
    }
}
