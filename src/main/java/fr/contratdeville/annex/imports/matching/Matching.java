package fr.contratdeville.annex.imports.matching;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;

/**
 * What a name in a document may mean among the structures that are known: by SIRET, by name, by short name, by its letters.
 *
 * <p>One is taken only if it is the name itself, or its only bearer; what is merely alike is offered, because a bilan under the
 * wrong structure is worse than a question.
 */
public final class Matching {

    /** From here on a match is taken without having been asked about. */
    private static final BigDecimal TAKEN = new BigDecimal("0.95");

    /** From here on a match is close enough that a structure is not made anew without having been asked about. */
    private static final BigDecimal ALIKE = new BigDecimal("0.60");

    private static final BigDecimal OFFERED = new BigDecimal("0.40");
    private static final int MOST_OFFERED = 5;

    private static final double SAME = 1;
    private static final double SAME_SHORT_NAME = 0.97;
    private static final double SAME_NAME_OTHER_SIRET = 0.9;
    private static final double SAME_LETTERS = 0.85;
    private static final double MOST_OF_WHAT_IS_ALIKE = 0.94;
    private static final int DECIMALS = 2;

    private final List<StructureMatch> matches;

    private Matching(List<StructureMatch> matches) {
        this.matches = matches;
    }

    /**
     * @param name as it was read; null if none was
     * @param siret as it was read; null if none was
     */
    public static Matching of(String name, String siret, List<KnownStructure> known) {
        Spelling spelling = name == null ? null : Spelling.of(name);
        return new Matching(known.stream()
                .map(structure -> new StructureMatch(structure.id(), likelihood(spelling, siret, structure)))
                .filter(match -> match.likelihood().compareTo(OFFERED) >= 0)
                .sorted(Comparator.comparing(StructureMatch::likelihood)
                        .reversed()
                        .thenComparing(StructureMatch::structureId))
                .limit(MOST_OFFERED)
                .toList());
    }

    private static BigDecimal likelihood(Spelling name, String siret, KnownStructure structure) {
        return BigDecimal.valueOf(likeness(name, siret, structure)).setScale(DECIMALS, RoundingMode.HALF_UP);
    }

    private static double likeness(Spelling name, String siret, KnownStructure structure) {
        if (siret != null && siret.equals(structure.siret())) {
            return SAME;
        }
        if (name == null) {
            return 0;
        }
        if (name.key().equals(structure.name().key())) {
            return siret == null || structure.siret() == null ? SAME : SAME_NAME_OTHER_SIRET;
        }
        Spelling shortName = structure.shortName();
        if (shortName != null && name.key().equals(shortName.key())) {
            return SAME_SHORT_NAME;
        }
        boolean acronym = structure.name().acronyms().contains(name.key())
                || shortName != null && name.acronyms().contains(shortName.key());
        double alike = Math.max(name.alike(structure.name()), shortName == null ? 0 : name.alike(shortName));
        return Math.max(acronym ? SAME_LETTERS : 0, Math.min(alike, MOST_OF_WHAT_IS_ALIKE));
    }

    /** The structure that is meant without a doubt; null if none is, or if two are. */
    public StructureMatch taken() {
        boolean sure = !matches.isEmpty()
                && matches.get(0).likelihood().compareTo(TAKEN) >= 0
                && (matches.size() == 1
                        || matches.get(1).likelihood().compareTo(matches.get(0).likelihood()) < 0);
        return sure ? matches.get(0) : null;
    }

    /** Whether a structure is known that may be meant, so that somebody has to say which. */
    public boolean hasAlike() {
        return !matches.isEmpty() && matches.get(0).likelihood().compareTo(ALIKE) >= 0;
    }

    /** Those that may be meant, the likeliest first. */
    public List<StructureMatch> offered() {
        return matches;
    }
}
