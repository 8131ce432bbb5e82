package fr.contratdeville.figures.aggregate.kept;

import fr.contratdeville.figures.aggregate.question.Grouping;
import fr.contratdeville.figures.aggregate.question.Question;
import java.util.Set;
import java.util.UUID;

/**
 * Which rows an answer follows from.
 *
 * @param frozen only from those of a millésime, which never change
 * @param contracts of what belongs to a contract, only from what belongs to these; null for all of them
 */
record Dependence(boolean frozen, Set<UUID> contracts) {

    static final Dependence ON_A_MILLESIME = new Dependence(true, null);

    private static final Dependence ON_EVERYTHING = new Dependence(false, null);

    static Dependence of(Question question) {
        return isOfItsContractsOnly(question)
                ? new Dependence(false, Set.copyOf(question.selection().contracts()))
                : ON_EVERYTHING;
    }

    /**
     * Over several years, the last figure of a stock may be of an action under another contract; and a year is compared with
     * what an action carries on from another contract.
     */
    private static boolean isOfItsContractsOnly(Question question) {
        return !question.selection().contracts().isEmpty()
                && (question.groupsBy(Grouping.YEAR) || question.selection().isOfOneYear())
                && !question.compares();
    }
}
