package fr.contratdeville.review.bilan.checks;

import fr.contratdeville.catalogue.indicator.Indicator;
import fr.contratdeville.platform.body.Decimals;
import fr.contratdeville.platform.problem.Violations;
import fr.contratdeville.review.bilan.BilanContent;
import fr.contratdeville.review.bilan.BilanFigure;
import fr.contratdeville.review.bilan.BilanRequest;
import fr.contratdeville.review.bilan.BilanRequest.FigureRequest;
import fr.contratdeville.review.bilan.BilanRequest.NarrativeRequest;
import fr.contratdeville.review.bilan.Outcome;
import fr.contratdeville.review.bilan.Remark;
import fr.contratdeville.review.indicatorvalue.Fraction;
import fr.contratdeville.review.indicatorvalue.IndicatorValueRequest.OverlapRequest;
import fr.contratdeville.review.indicatorvalue.IndicatorValueRequest.PartRequest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is odd about a bilan and may yet be right. */
final class BilanWarnings {

    private static final BigDecimal FACTOR = BigDecimal.TEN;

    private static final Pattern PERHAPS_THOUSANDS = Pattern.compile("-?[1-9]\\d{0,2}\\.\\d{3}");

    /** A number in digits, and behind it, perhaps after an adjective or two, a word for people. */
    private static final Pattern NUMBER_OF_PEOPLE =
            Pattern.compile("""
            (?<![\\d.,/])(\\d{1,3}(?:[ \\u00a0\\u202f]\\d{3})+|\\d+)(?![\\d.,/]*\\d)[\\s\\u00a0\\u202f]+\
            (?:\\p{L}+[\\s\\u00a0\\u202f]+){0,2}?\
            (?:enfant|jeune|adolescent|adulte|senior|aîné|personne|habitant|participant|bénéficiaire|femme|homme|fille\
            |garçon|élève|collégien|lycéen|étudiant|apprenti|stagiaire|parent|père|mère|famille|ménage|foyer|bénévole\
            |usager|visiteur|spectateur|adhérent|salarié|chômeur|demandeur|locataire|résident|riverain|aidant)\
            (?:s|x|e|es|ne|nes|rice|rices|euse|euses)?(?!\\p{L})""", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private final BilanRequest request;
    private final BilanContent content;
    private final PreviousFigures previous;
    private final Catalogue catalogue;
    private final Violations found = new Violations();

    private BilanWarnings(Submission submission, Catalogue catalogue) {
        this.request = submission.request;
        this.content = submission.content;
        this.previous = submission.previous;
        this.catalogue = catalogue;
    }

    static List<Remark> of(Submission submission, Catalogue catalogue) {
        BilanWarnings warnings = new BilanWarnings(submission, catalogue);
        warnings.compareNarrative();
        warnings.findLostLetters();
        warnings.findFractions();
        warnings.findPerhapsThousands();
        warnings.compareWithLastTime();
        return warnings.found.all().stream().map(Remark::of).toList();
    }

    private void compareNarrative() {
        NarrativeRequest narrative = content.narrative();
        if (narrative != null) {
            Set<BigDecimal> reported = reportedNumbers();
            compare(narrative.done(), "/narrative/done", reported);
            compare(narrative.difficulties(), "/narrative/difficulties", reported);
            compare(narrative.perspectives(), "/narrative/perspectives", reported);
        }
    }

    private void compare(String text, String pointer, Set<BigDecimal> reported) {
        Matcher number = NUMBER_OF_PEOPLE.matcher(text == null ? "" : text);
        while (number.find()) {
            BigDecimal people = new BigDecimal(number.group(1).replaceAll("[ \\u00a0\\u202f]", ""));
            if (!reported.contains(Decimals.plain(people))) {
                found.inBody("number-without-figure", pointer, number.group(), null);
            }
        }
    }

    private Set<BigDecimal> reportedNumbers() {
        return content.figures().stream()
                .flatMap(figure -> Stream.of(
                                Stream.of(figure.value(), figure.lower(), figure.upper()),
                                figure.breakdowns().stream()
                                        .flatMap(breakdown -> breakdown.parts().stream())
                                        .map(PartRequest::value),
                                figure.asIndicatorValue().overlaps().stream()
                                        .map(overlap -> overlap.declared().people()))
                        .flatMap(Function.identity()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** Those that are not refused: of estimates and targets, and what the bilan has said since before. */
    private void findFractions() {
        for (int i = 0; i < content.figures().size(); i++) {
            BilanFigure figure = content.figures().get(i);
            Violations below = found.below("/figures/" + i);
            boolean oneByOne = catalogue
                    .indicator(figure.indicatorId())
                    .filter(Indicator::isCountedOneByOne)
                    .isPresent();
            if (oneByOne) {
                Fraction.in(figure.asIndicatorValue())
                        .forEach(fraction -> below.inBody(
                                "fraction-of-a-person",
                                fraction.pointer(),
                                fraction.number().toString(),
                                null));
            }
        }
    }

    /** 6.000 is six to a program, and six thousand to whoever has typed it with a point. */
    private void findPerhapsThousands() {
        for (int i = 0; i < request.figures().size(); i++) {
            FigureRequest figure = request.figures().get(i);
            String pointer = "/figures/" + i;
            findPerhapsThousands(figure.value(), pointer + "/value");
            findPerhapsThousands(figure.lower(), pointer + "/lower");
            findPerhapsThousands(figure.upper(), pointer + "/upper");
            findPerhapsThousands(figure.target(), pointer + "/target");
            for (int j = 0; j < figure.breakdowns().size(); j++) {
                List<PartRequest> parts = figure.breakdowns().get(j).parts();
                for (int k = 0; k < parts.size(); k++) {
                    findPerhapsThousands(parts.get(k).value(), pointer + "/breakdowns/" + j + "/parts/" + k + "/value");
                }
            }
            for (int j = 0; j < figure.overlaps().size(); j++) {
                OverlapRequest overlap = figure.overlaps().get(j);
                findPerhapsThousands(
                        overlap.declared().people(), "%s/overlaps/%d%s".formatted(pointer, j, overlap.pointer()));
            }
        }
    }

    private void findPerhapsThousands(BigDecimal number, String pointer) {
        if (number != null && PERHAPS_THOUSANDS.matcher(number.toPlainString()).matches()) {
            found.inBody(
                    "perhaps-thousands",
                    pointer,
                    number.toPlainString(),
                    number.unscaledValue().toString());
        }
    }

    private void findLostLetters() {
        lostLetters(content.externalReference(), "/externalReference");
        if (content.narrative() != null) {
            lostLetters(content.narrative().done(), "/narrative/done");
            lostLetters(content.narrative().difficulties(), "/narrative/difficulties");
            lostLetters(content.narrative().perspectives(), "/narrative/perspectives");
        }
        if (content.action() != null) {
            lostLetters(content.action().title(), "/action/title");
            lostLetters(content.action().description(), "/action/description");
            lostLetters(content.action().objectives(), "/action/objectives");
            lostLetters(content.action().partners(), "/action/partners");
        }
    }

    private void lostLetters(List<String> texts, String pointer) {
        for (int i = 0; i < texts.size(); i++) {
            lostLetters(texts.get(i), pointer + "/" + i);
        }
    }

    /** Told once for each text: where one letter is wrong, many are. */
    private void lostLetters(String text, String pointer) {
        GarbledText.wordOf(text).ifPresent(word -> found.inBody("wrong-code-page", pointer, word, null));
    }

    private void compareWithLastTime() {
        Map<UUID, BilanFigure> now =
                content.figures().stream().collect(Collectors.toMap(BilanFigure::indicatorId, figure -> figure));
        for (int i = 0; i < content.figures().size(); i++) {
            BilanFigure figure = content.figures().get(i);
            BigDecimal before = previous.points().get(figure.indicatorId());
            BigDecimal point = point(figure);
            if (before != null && point != null && isFar(point, before)) {
                found.inBody(
                        "far-from-last-time",
                        "/figures/" + i,
                        point.toPlainString(),
                        Decimals.plain(before).toPlainString());
            }
        }
        boolean tookPlace = content.outcome() == Outcome.COMPLETED || content.outcome() == Outcome.PARTIALLY_COMPLETED;
        if (tookPlace) {
            previous.points().keySet().stream()
                    .filter(indicator -> !now.containsKey(indicator))
                    .flatMap(indicator -> catalogue.indicator(indicator).stream())
                    .map((Indicator missing) -> missing.code)
                    .sorted()
                    .forEach(code -> found.inBody("missing-since-last-time", "/figures", null, code));
        }
    }

    /** @return null if the figure has no number */
    private static BigDecimal point(BilanFigure figure) {
        return figure.lower() == null
                ? figure.value()
                : Decimals.plain(figure.lower().add(figure.upper()).divide(BigDecimal.valueOf(2)));
    }

    /** Of a figure that was or is zero, no factor can be told: it is far from ten and more. What is paid back is far from what is given. */
    private static boolean isFar(BigDecimal now, BigDecimal before) {
        if (now.signum() * before.signum() < 0) {
            return true;
        }
        BigDecimal smaller = now.abs().min(before.abs());
        BigDecimal larger = now.abs().max(before.abs());
        return smaller.signum() == 0 ? larger.compareTo(FACTOR) >= 0 : larger.compareTo(smaller.multiply(FACTOR)) > 0;
    }
}
