package fr.contratdeville.annex.imports.extraction;

import fr.contratdeville.annex.imports.extraction.CountedParts.Parts;
import fr.contratdeville.review.action.ActionStatus;
import fr.contratdeville.review.indicatorvalue.ValueKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The figures that a description tells in its sentences: "134 enfants dont 12 en classes maternelles". */
final class FoundFigures {

    /** What is longer is no description of one action. */
    private static final int LONGEST = 20_000;

    private static final int LONGEST_SENTENCE = 1_500;

    /** Where a sentence has more numbers, it is a table that has lost its lines. */
    private static final int MOST_COUNTS = 60;

    private static final Pattern SOME_OF_IT = Pattern.compile("(?<!\\p{L})dont ");
    /** "42 enfants : 30 en élémentaire, 12 au collège", "64 enfants (33 filles, 31 garçons)" */
    private static final Pattern ALL_OF_IT = Pattern.compile("(?: ?: |\\()(?=\\d)");

    private static final Pattern OF_BEFORE =
            Pattern.compile("(?:.*[^\\p{L}])?(?:sur|parmi) (?:les |ces |un total de )?$", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("\\d");
    private static final Set<ActionStatus> WITHOUT_RESULT =
            EnumSet.of(ActionStatus.CANCELLED, ActionStatus.POSTPONED, ActionStatus.PLANNED);
    private static final Pattern NOT_COMMUNICATED = Pattern.compile(
            "nombre (?:total )?(?:de |d'|des )(\\p{L}[^.;:,\\d]{2,60}?) ?:? ?(?:est |a ete )?(?:non|pas|n'est pas|n'a"
                    + " pas ete) (?:communique|connu|renseigne|precise|transmis)");
    private static final Pattern ON_THE_DAY = Pattern.compile("(?:sur|durant|pendant|dans) la journee");
    private static final String DAY = Folded.stem("journee");

    private final List<KnownIndicator> indicators;
    private final Counted counted;
    private final CountedParts parts;

    FoundFigures(List<KnownIndicator> indicators, List<KnownCategory> categories) {
        this.indicators = indicators;
        this.counted = new Counted(indicators);
        this.parts = new CountedParts(categories);
    }

    /** @param status that the action came to: what was intended, and not done, is no result */
    List<CandidateFigure> in(String title, String description, ActionStatus status) {
        if (description == null || description.length() > LONGEST) {
            return List.of();
        }
        List<String> about = new ArrayList<>(Folded.stems(title == null ? "" : title));
        List<CandidateFigure> figures = new ArrayList<>();
        for (String text : Sentences.of(description)) {
            if (text.length() > LONGEST_SENTENCE) {
                continue;
            }
            Sentence sentence = Sentence.of(text, List.copyOf(about));
            about.addAll(sentence.stems());
            if (!isBreakdown(sentence, figures)) {
                read(sentence, status, figures);
            }
        }
        return figures.stream()
                .filter(figure -> isFirst(figure, figures))
                .map(figure ->
                        WITHOUT_RESULT.contains(status) ? with(figure, List.of(), figure.words(), false) : figure)
                .toList();
    }

    /** What is said again is the same figure; who reads it first reads most of it. */
    private static boolean isFirst(CandidateFigure figure, List<CandidateFigure> figures) {
        return figure.indicator() == null
                || figures.stream()
                                .filter(other -> figure.indicator().equals(other.indicator()))
                                .findFirst()
                                .orElseThrow()
                        == figure;
    }

    /** A sentence of nothing but parts: of the figure before that they add up to, or else of people. */
    private boolean isBreakdown(Sentence sentence, List<CandidateFigure> figures) {
        Parts listed = parts.alone(sentence);
        if (!listed.isUnderstood()) {
            return false;
        }
        for (int i = figures.size() - 1; i >= 0; i--) {
            CandidateFigure figure = figures.get(i);
            boolean isPeople = figure.indicator() != null && figure.kind() == ValueKind.EXACT && isOfPersons(figure);
            if (isPeople && figure.value().compareTo(listed.sum()) == 0) {
                figures.set(i, with(figure, listed.found(), figure.words() + " … " + sentence.text(), figure.sure()));
                return true;
            }
        }
        Count sum = new Count(0, 0, ValueKind.EXACT, listed.sum(), null, null, false, false);
        Counted.Match people = counted.ofPeople(sum, sentence, sentence.text().length());
        if (people == null) {
            return false;
        }
        figures.add(figure(sum, people, sentence.text(), listed.found(), false));
        return true;
    }

    private boolean isOfPersons(CandidateFigure figure) {
        return indicators.stream()
                .anyMatch(known -> known.code().equals(figure.indicator())
                        && Folded.stems(known.unit()).contains(Folded.stem("personne")));
    }

    private void read(Sentence sentence, ActionStatus status, List<CandidateFigure> figures) {
        Matcher some = SOME_OF_IT.matcher(sentence.folded());
        int end = some.find() ? some.start() : sentence.folded().length();
        CandidateFigure last = null;
        List<Count> counts = Count.in(sentence.folded()).stream()
                .filter(count -> count.start() < end)
                .limit(MOST_COUNTS)
                .toList();
        int read = 0;
        for (Count count : counts) {
            CandidateFigure figure = count.start() < read ? null : figure(count, sentence, status);
            if (figure != null) {
                if (last != null && isWhatCameOf(figure, last, sentence)) {
                    figures.remove(last);
                }
                Whole whole = whole(figure, sentence, count.end());
                last = whole.figure();
                read = whole.end();
                figures.add(last);
            }
        }
        if (last != null && end < sentence.folded().length()) {
            figures.set(figures.size() - 1, withSomeOfIt(last, sentence, some.end()));
        }
        onTheDay(sentence, figures);
        withoutNumber(sentence, figures);
    }

    /** "Sur 60 logements à visiter, 38 logements ont été visités": only what came of it is a result. */
    private static boolean isWhatCameOf(CandidateFigure figure, CandidateFigure before, Sentence sentence) {
        int begin = sentence.text().indexOf(before.words());
        return figure.indicator() != null
                && figure.indicator().equals(before.indicator())
                && begin > 0
                && OF_BEFORE.matcher(sentence.folded().substring(0, begin)).matches();
    }

    /**
     * A figure with the parts that a list behind it says.
     *
     * @param end of the list; 0 if there is none
     */
    private record Whole(CandidateFigure figure, int end) {}

    private Whole whole(CandidateFigure figure, Sentence sentence, int from) {
        Matcher list = ALL_OF_IT.matcher(sentence.folded());
        if (figure.kind() != ValueKind.EXACT
                || !list.find(from)
                || NUMBER.matcher(sentence.folded().substring(from, list.start()))
                        .find()) {
            return new Whole(figure, 0);
        }
        int closed = list.group().equals("(") ? sentence.folded().indexOf(')', list.end()) : -1;
        int end = closed < 0 ? sentence.folded().length() : closed;
        Parts all = parts.between(sentence, list.end(), end);
        if (!all.isUnderstood() || all.sum().compareTo(figure.value()) != 0) {
            return new Whole(figure, 0);
        }
        String words = sentence.text().substring(sentence.text().indexOf(figure.words()), end);
        return new Whole(with(figure, all.found(), words, figure.sure()), end);
    }

    private CandidateFigure withSomeOfIt(CandidateFigure figure, Sentence sentence, int from) {
        Parts some = parts.listed(sentence, from);
        String words = sentence.text().substring(sentence.text().indexOf(figure.words()));
        boolean isWithin = figure.value() != null && some.sum().compareTo(figure.value()) <= 0;
        return with(
                figure, isWithin ? some.found() : List.of(), words, figure.sure() && some.isUnderstood() && isWithin);
    }

    private CandidateFigure figure(Count count, Sentence sentence, ActionStatus status) {
        boolean isBase =
                OF_BEFORE.matcher(sentence.folded().substring(0, count.start())).matches();
        Counted.Match match = counted.of(count, isBase ? sentence.until(count.end()) : sentence);
        if (match == null) {
            return null;
        }
        String words = sentence.text().substring(count.start(), match.end()).strip();
        boolean isAnnounced = status == ActionStatus.PARTIALLY_COMPLETED && sentence.isIntended();
        if (isAnnounced && match.indicator() != null) {
            return new CandidateFigure(
                    words,
                    match.words(),
                    match.indicator().code(),
                    ValueKind.NOT_COMMUNICATED,
                    null,
                    null,
                    null,
                    List.of(),
                    false);
        }
        Parts inTurn = parts.inTurn(sentence, match.end());
        boolean isWhole = count.value() != null && inTurn.sum().compareTo(count.value()) == 0;
        return figure(count, match, words, isWhole ? inTurn.found() : List.of(), match.isSure() && !isBase);
    }

    private static CandidateFigure figure(
            Count count, Counted.Match match, String words, List<CandidatePart> parts, boolean sure) {
        return new CandidateFigure(
                words,
                match.words(),
                match.indicator() == null ? null : match.indicator().code(),
                count.kind(),
                count.value(),
                count.lower(),
                count.upper(),
                parts,
                sure);
    }

    private static CandidateFigure with(CandidateFigure figure, List<CandidatePart> parts, String words, boolean sure) {
        List<CandidatePart> all = new ArrayList<>(figure.parts());
        all.addAll(parts);
        return new CandidateFigure(
                words,
                figure.counted(),
                figure.indicator(),
                figure.kind(),
                figure.value(),
                figure.lower(),
                figure.upper(),
                List.copyOf(all),
                sure);
    }

    /** "Nombre d'usagers non communiqué" */
    private void withoutNumber(Sentence sentence, List<CandidateFigure> figures) {
        Matcher told = NOT_COMMUNICATED.matcher(sentence.folded());
        while (told.find()) {
            Count none = new Count(
                    told.start(), told.start(1) - 1, ValueKind.NOT_COMMUNICATED, null, null, null, false, false);
            Counted.Match match = counted.of(none, sentence);
            if (match != null && match.indicator() != null) {
                figures.add(figure(none, match, sentence.text().substring(told.start(), told.end()), List.of(), false));
            }
        }
    }

    /** "2500 visiteurs sur la journée": of one day, where days are counted. */
    private void onTheDay(Sentence sentence, List<CandidateFigure> figures) {
        Matcher day = ON_THE_DAY.matcher(sentence.folded());
        boolean counts = !figures.isEmpty() && !sentence.isAim() && sentence.isPast();
        if (counts && day.find()) {
            indicators.stream()
                    .filter(known -> Folded.stems(known.unit()).equals(List.of(DAY)))
                    .findFirst()
                    .ifPresent(known -> figures.add(new CandidateFigure(
                            sentence.text().substring(day.start(), day.end()),
                            sentence.text().substring(day.end() - "journee".length(), day.end()),
                            known.code(),
                            ValueKind.EXACT,
                            BigDecimal.ONE,
                            null,
                            null,
                            List.of(),
                            false)));
        }
    }
}
