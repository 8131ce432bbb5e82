package fr.contratdeville.annex.imports.extraction;

import fr.contratdeville.review.indicatorvalue.ValueKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number in a sentence that counts something.
 *
 * @param start where its words begin in the sentence
 * @param end where they end, and what is counted begins
 * @param isArticle whether it may as well be none: "une rencontre"
 * @param isRough whether the words leave open how much: "plus de 100"
 */
record Count(
        int start,
        int end,
        ValueKind kind,
        BigDecimal value,
        BigDecimal lower,
        BigDecimal upper,
        boolean isArticle,
        boolean isRough) {

    /** In characters: what is farther away says nothing of a number. */
    private static final int NEAR = 60;

    private static final String DIGITS = "\\d{1,3}(?: \\d{3})+(?!\\d)|\\d+(?:,\\d+)?";
    private static final String NUMBER = "(?:" + DIGITS + "|(?:" + NumberWords.WORDS + ")(?![\\p{L}-]))";

    /** What is no count: years, ages, hours, shares, sums of money, and what bears a number. */
    private static final Pattern NO_COUNT = Pattern.compile(
            "(?: ?(?:h|heures?|mn|min|minutes?|ans?|%|€|euros?|k€|eme|er|e|ere|nd|nde|°)(?![\\p{L}])|[/h:]\\d| ?[/-] ?\\d+ ?ans).*",
            Pattern.DOTALL);

    private static final Pattern BEARER = Pattern.compile(
            "(?:.*[^\\p{L}])?(?:phase|axe|article|departement|n°|numero|no|rue|ligne|niveau|etape|page|tel|rn|qp)[ .]?$",
            Pattern.DOTALL);
    private static final Pattern DATE = Pattern.compile(
            " ?(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)(?!\\p{L}).*",
            Pattern.DOTALL);
    private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d\\d");
    private static final Pattern YEAR_BEFORE =
            Pattern.compile(".*(?:en|annees?|depuis|fin|debut|ete|de|du|jusqu'en) ?$", Pattern.DOTALL);
    private static final Pattern AGE_BEFORE =
            Pattern.compile(".*(?:\\d+ ?(?:a|/|-|et) ?|plus de |moins de |- de |ages? de )$", Pattern.DOTALL);

    private static final Pattern COUNT = Pattern.compile("(?<![\\p{L}\\d/.,'-])(?:"
            + "(?<about>(?:une?|d'une?) (?<about2>" + NumberWords.ABOUT_WORDS + ") (?:de |d'))"
            + "|(?:entre |de )?(?<from>" + NUMBER + ") ?(?:a|et|-) ?(?<to>" + NUMBER + ") (?!ans|mois d')"
            + "|(?<rough>(?:en moyenne|environ|pres de|autour de|a peu pres|plus de|moins de|au moins|au plus|jusqu'a) )?(?<number>"
            + NUMBER
            + ")(?! \\d)"
            + "|(?<article>une?)(?= \\p{L}))");
    private static final Pattern ABOUT_APOSTROPHE =
            Pattern.compile("(?<=')(?:une?) (" + NumberWords.ABOUT_WORDS + ") (?:de |d')");

    static List<Count> in(String folded) {
        List<Count> counts = new ArrayList<>();
        Matcher elided = ABOUT_APOSTROPHE.matcher(folded);
        while (elided.find()) {
            counts.add(about(elided.start(), elided.end(), elided.group(1)));
        }
        Matcher found = COUNT.matcher(folded);
        int from = 0;
        while (found.find(from)) {
            Count count = count(found, folded);
            if (count == null) {
                from = Math.max(found.start() + 1, afterNumber(folded, found.start()));
                continue;
            }
            counts.add(count);
            from = count.end();
        }
        counts.sort(Comparator.comparing(Count::start));
        return counts;
    }

    private static int afterNumber(String folded, int start) {
        int end = start;
        while (end < folded.length() && Character.isLetterOrDigit(folded.charAt(end))) {
            end++;
        }
        return end;
    }

    private static Count about(int start, int end, String word) {
        return new Count(
                start,
                end,
                ValueKind.APPROXIMATE,
                BigDecimal.valueOf(NumberWords.about(word)),
                null,
                null,
                false,
                false);
    }

    private static Count count(Matcher found, String folded) {
        if (found.group("about") != null) {
            return about(found.start(), found.end(), found.group("about2"));
        } else if (found.group("article") != null) {
            return new Count(found.start(), found.end(), ValueKind.EXACT, BigDecimal.ONE, null, null, true, false);
        } else if (found.group("from") != null) {
            return range(found, folded);
        }
        return single(found, folded);
    }

    private static Count range(Matcher found, String folded) {
        BigDecimal lower = number(found.group("from"));
        BigDecimal upper = number(found.group("to"));
        boolean isCount = counts(folded, found.start(), found.end() - 1, found.group("to"));
        boolean isRange = folded.substring(found.end("from"), found.start("to")).matches(" ?(?:a|-) ?")
                || folded.startsWith("entre", found.start());
        if (!isCount || lower.compareTo(upper) >= 0 || !isRange) {
            return null;
        }
        return new Count(found.start(), found.end() - 1, ValueKind.RANGE, null, lower, upper, false, false);
    }

    private static Count single(Matcher found, String folded) {
        String number = found.group("number");
        if (!counts(folded, found.start(), found.end(), number)) {
            return null;
        }
        boolean isRough = found.group("rough") != null;
        return new Count(
                found.start(),
                found.end(),
                isRough ? ValueKind.APPROXIMATE : ValueKind.EXACT,
                number(number),
                null,
                null,
                false,
                isRough && !found.group("rough").matches("environ |pres de |autour de |a peu pres "));
    }

    private static boolean counts(String folded, int start, int end, String number) {
        String after = folded.substring(end, Math.min(folded.length(), end + NEAR));
        String before = folded.substring(Math.max(0, start - NEAR), start);
        return !NO_COUNT.matcher(after).matches()
                && !DATE.matcher(after).matches()
                && !BEARER.matcher(before).matches()
                && !isYear(before, number, after)
                && !(after.matches("(?s) ?(?:a|/|-|et) ?\\d+ ?ans.*") || isAge(before, after));
    }

    private static boolean isYear(String before, String number, String after) {
        return YEAR.matcher(number).matches()
                && (YEAR_BEFORE.matcher(before).matches() || !after.matches("(?s) \\p{L}.*"));
    }

    private static boolean isAge(String before, String after) {
        return AGE_BEFORE.matcher(before).matches() && after.matches("(?s) ?ans(?!\\p{L}).*");
    }

    static BigDecimal number(String word) {
        Integer spelled = NumberWords.exact(word);
        return spelled == null ? new BigDecimal(word.replace(" ", "").replace(',', '.')) : BigDecimal.valueOf(spelled);
    }
}
