package fr.contratdeville.annex.imports.extraction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds which known indicator a number in a sentence is of: by the noun behind it, and by what else the sentence says. */
final class Counted {

    /** What was found; {@code indicator} null if none is known, {@code words} what is counted. */
    record Match(KnownIndicator indicator, String words, int end, boolean isSure) {}

    /** @param label all of its words */
    private record Unit(KnownIndicator indicator, List<String> unit, List<String> label, List<String> telling) {}

    private record Scored(Unit unit, int hits, int end, boolean isAdjacent) {}

    /** A rate is computed and never counted. */
    private static final String RATE = "rapport";

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final Pattern NOUN = Pattern.compile("^ ?(?:de |d')?(\\p{L}[\\p{L}'-]+(?:"
            + " (?!(?:ont|ete|sont|etaient|avaient|avec|pour)(?!\\p{L}))\\p{L}{3,}){0,2})");
    private static final Pattern VERB =
            Pattern.compile("^ (?:ont|sont|a|est|etaient|avaient)(?: pu| ete)? (\\p{L}+).*", Pattern.DOTALL);
    private static final Pattern TIMES = Pattern.compile("^ fois(?!\\p{L}).*", Pattern.DOTALL);
    private static final Pattern STEPS =
            Pattern.compile("^ (?:temps(?! forts?)|etapes|volets)(?!\\p{L}).*", Pattern.DOTALL);
    private static final String STEP = "phas";

    /** Nouns that are people whatever they are called; their indicator is one that counts persons. */
    private static final Set<String> PEOPLE =
            Set.of("participant", "beneficiair", "person", "usager", "public", "stagiair", "personn");

    private static final String PERSON = Folded.stem("personne");
    private static final int NEAR = 3;

    /** In characters: what is counted stands that near. */
    private static final int BEHIND = 200;

    private final List<Unit> units;

    Counted(List<KnownIndicator> indicators) {
        this.units = indicators.stream()
                .filter(known -> !Folded.of(known.unit()).equals(RATE))
                .map(known -> new Unit(known, Folded.stems(known.unit()), Folded.stems(known.label()), telling(known)))
                .toList();
    }

    /** The words of its label that its unit does not say already. */
    private static List<String> telling(KnownIndicator known) {
        List<String> unit = Folded.stems(known.unit());
        return Folded.stems(known.label()).stream()
                .filter(stem -> unit.stream().noneMatch(word -> Folded.areAkin(word, stem)))
                .distinct()
                .toList();
    }

    /** @return null if it counts nothing that would be a figure */
    Match of(Count count, Sentence sentence) {
        String folded = sentence.folded();
        String after = folded.substring(count.end(), Math.min(folded.length(), count.end() + BEHIND));
        Match match;
        if (TIMES.matcher(after).matches()) {
            match = byVerbBefore(count, sentence);
        } else if (VERB.matcher(after).matches() && !count.isArticle()) {
            match = byVerbBehind(count, sentence, after);
        } else {
            match = byNoun(count, sentence, after);
        }
        return match == null && !count.isArticle() ? unknown(count, sentence, after) : match;
    }

    private Match byNoun(Count count, Sentence sentence, String after) {
        boolean isStep = STEPS.matcher(after).matches()
                && sentence.folded().substring(0, count.start()).endsWith("en ");
        List<Scored> scored = new ArrayList<>();
        for (Unit unit : units) {
            boolean stands = isStep && unit.unit().equals(List.of(STEP));
            int[] end =
                    stands ? new int[] {count.end() + after.indexOf(' ', 1), 0} : end(unit.unit(), after, count.end());
            if (end != null) {
                scored.add(new Scored(unit, hits(unit, sentence), end[0], end[1] == 0));
            }
        }
        boolean isOfPersons = scored.size() > 1
                && scored.stream()
                        .allMatch(each -> each.hits() == 0 && each.unit().unit().contains(PERSON));
        if (scored.isEmpty() || isOfPersons) {
            return byPeople(count, sentence, after);
        }
        return chosen(scored, count, sentence);
    }

    private Match chosen(List<Scored> scored, Count count, Sentence sentence) {
        scored.sort(Comparator.comparing(Scored::isAdjacent)
                .thenComparing(Scored::hits)
                .reversed()
                .thenComparing(each -> each.unit().telling().size()));
        Scored best = scored.get(0);
        boolean isTold = best.hits() > 0;
        boolean isAlone = scored.size() == 1 || best.hits() > scored.get(1).hits();
        if (count.isArticle()
                && !(best.isAdjacent()
                        && !sentence.isAim()
                        && (isTold
                                || isAlone
                                        && sentence.isPast()
                                        && best.unit().telling().size() < NEAR - 1))) {
            return null;
        }
        boolean isSure = best.isAdjacent()
                && isAlone
                && !count.isArticle()
                && !count.isRough()
                && !sentence.isAim()
                && !sentence.isIntended()
                && (isTold || scored.size() == 1 && best.unit().telling().size() < NEAR);
        return new Match(
                best.unit().indicator(),
                sentence.text().substring(count.end(), best.end()).strip(),
                best.end(),
                isSure);
    }

    private static int hits(Unit unit, Sentence sentence) {
        return (int) unit.telling().stream().filter(sentence::has).count();
    }

    /** @return where the unit ends, and how many words stand before it; null if it is another */
    private static int[] end(List<String> unit, String after, int offset) {
        Matcher word = WORD.matcher(after);
        int matched = 0;
        int skipped = 0;
        int begin = 0;
        while (word.find()) {
            boolean isNext = after.substring(begin, word.start()).matches("(?: |-|'| de | d')?");
            if (!isNext) {
                return null;
            }
            begin = word.end();
            String stem = Folded.stem(word.group());
            if (stem.equals(unit.get(matched))) {
                matched++;
                if (matched == unit.size()) {
                    return new int[] {offset + word.end(), skipped};
                }
            } else if (matched == 0
                    && skipped == 0
                    && word.group().length() > 2
                    && !Character.isDigit(stem.charAt(0))) {
                skipped++;
            } else {
                return null;
            }
        }
        return null;
    }

    /** "12 participants" where persons are counted: which indicator of persons, the sentence and the title say. */
    private Match byPeople(Count count, Sentence sentence, String after) {
        Matcher noun = NOUN.matcher(after);
        if (count.isArticle()
                || !noun.find()
                || !PEOPLE.contains(Folded.stem(noun.group(1).split(" ")[0]))) {
            return null;
        }
        return ofPeople(count, sentence, count.end() + noun.end(1));
    }

    /** Of the indicators of persons, the one that sentence and title say most of; null if there is none. */
    Match ofPeople(Count count, Sentence sentence, int end) {
        return units.stream()
                .filter(unit -> unit.unit().contains(PERSON))
                .map(unit -> new Scored(
                        unit,
                        (int) unit.telling().stream()
                                .filter(stem -> sentence.has(stem) || sentence.hasBefore(stem))
                                .count(),
                        end,
                        true))
                .filter(scored -> scored.hits() > 0)
                .max(Comparator.comparing(Scored::hits)
                        .thenComparing(scored -> -scored.unit().telling().size()))
                .map(scored -> new Match(
                        scored.unit().indicator(),
                        sentence.text().substring(count.end(), end).strip(),
                        end,
                        false))
                .orElse(null);
    }

    /** "s'est réuni 4 fois", "un entretien 2 fois par semaine" */
    private Match byVerbBefore(Count count, Sentence sentence) {
        List<String> before = Folded.stems(sentence.folded().substring(0, count.start()));
        List<String> near = before.subList(Math.max(0, before.size() - NEAR), before.size());
        Scored best = null;
        for (Unit unit : units) {
            boolean isUnit =
                    near.stream().anyMatch(word -> unit.unit().stream().anyMatch(stem -> Folded.areAkin(word, stem)));
            int hits = (isUnit ? NEAR - 1 : 0) + hits(unit, sentence);
            if (hits >= NEAR - 1 && (best == null || hits > best.hits())) {
                best = new Scored(unit, hits, count.end() + " fois".length(), true);
            }
        }
        return best == null
                ? null
                : new Match(
                        best.unit().indicator(),
                        sentence.text().substring(count.end(), best.end()).strip(),
                        best.end(),
                        false);
    }

    /** "10 demandes ont été formulées, 9 ont été réalisées": what was counted before, and what became of it. */
    private Match byVerbBehind(Count count, Sentence sentence, String after) {
        Matcher verb = VERB.matcher(after);
        verb.matches();
        String participle = Folded.stem(verb.group(1));
        int end = count.end() + verb.end(1);
        return units.stream()
                .filter(unit -> unit.label().stream().anyMatch(stem -> Folded.areAkin(stem, participle)))
                .map(unit -> new Scored(
                        unit, (int) unit.label().stream().filter(sentence::has).count(), end, true))
                .filter(scored -> scored.hits() >= NEAR - 1)
                .max(Comparator.comparing(Scored::hits))
                .map(scored -> new Match(
                        scored.unit().indicator(),
                        sentence.text().substring(count.end(), end).strip(),
                        end,
                        false))
                .orElse(null);
    }

    /** What no known indicator counts is offered all the same, if it reads like a plural. */
    private static Match unknown(Count count, Sentence sentence, String after) {
        Matcher noun = NOUN.matcher(after);
        if (!noun.find() || sentence.isAim() || !noun.group(1).split(" ")[0].matches(".{2,}[sx]")) {
            return null;
        }
        int end = count.end() + noun.end(1);
        return new Match(null, sentence.text().substring(count.end(), end).strip(), end, false);
    }
}
