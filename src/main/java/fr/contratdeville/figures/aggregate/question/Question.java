package fr.contratdeville.figures.aggregate.question;

import fr.contratdeville.review.action.ActionSelection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is to be added up, and how.
 *
 * @param pillarCodes the codes of the pillars under which actions are counted; empty for all
 * @param groupings by what; empty for one total of all
 * @param includeEmpty whether groups without actions are wanted
 * @param indicators whose totals are wanted; empty for all
 * @param detail how much is wanted of each total
 * @param figures whose are counted
 * @param pendingOf the structures whose bilans that are not validated are counted; null for all structures'
 * @param seen which bilans the caller may know of
 * @param succession whether what stands under an earlier contract is counted where the later one has it
 * @param yearsBack how many years before is compared with; null if nothing is
 * @param byContract whether each group is told for every contract apart: no answer, but what answers are put together from
 */
public record Question(
        ActionSelection selection,
        List<String> pillarCodes,
        List<Grouping> groupings,
        boolean includeEmpty,
        Set<UUID> indicators,
        Detail detail,
        Figures figures,
        Set<UUID> pendingOf,
        SeenBilans seen,
        Succession succession,
        Integer yearsBack,
        boolean byContract) {

    private static final String CONTRACT = "contract_id";

    /** What each contract adds to any question about years and codes of pillars, of which several contracts may be asked. */
    public static Question ofEachContract(List<UUID> contracts, SeenBilans seen) {
        return new Question(
                new ActionSelection(
                        contracts, List.of(), null, null, List.of(), List.of(), false, List.of(), List.of(), List.of(),
                        List.of(), null),
                List.of(),
                List.of(Grouping.YEAR, Grouping.PILLAR_CODE),
                false,
                Set.of(),
                Detail.FULL,
                Figures.PUBLISHED,
                null,
                seen,
                new Succession(false, false, false),
                null,
                true);
    }

    /** What everybody may know of a year of a contract. */
    public static Question ofAYear(UUID contract, int year, List<Grouping> groupings) {
        return new Question(
                new ActionSelection(
                        List.of(contract),
                        List.of(year),
                        null,
                        null,
                        List.of(),
                        List.of(),
                        false,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        null),
                List.of(),
                groupings,
                false,
                Set.of(),
                Detail.FULL,
                Figures.PUBLISHED,
                null,
                new SeenBilans(Set.of()),
                new Succession(false, false, false),
                null,
                false);
    }

    public boolean groupsBy(Grouping grouping) {
        return groupings.contains(grouping);
    }

    public boolean wants(UUID indicator) {
        return indicators.isEmpty() || indicators.contains(indicator);
    }

    public boolean compares() {
        return yearsBack != null;
    }

    /** The groups' columns, each with the given prefix. */
    public String columns(String prefix) {
        return groupingColumns().map(column -> prefix + column).collect(Collectors.joining(", "));
    }

    /** The groups' columns, each with the given prefix and followed by a comma, for lists in SQL that go on. */
    public String keys(String prefix) {
        return groupingColumns().map(column -> prefix + column + ", ").collect(Collectors.joining());
    }

    /** What tells the groups apart. */
    public Stream<String> groupingColumns() {
        Stream<String> columns = groupings.stream().map(Grouping::column);
        return byContract ? Stream.concat(Stream.of(CONTRACT), columns) : columns;
    }

    /** That both rows are of the same group, for conditions in SQL that go on. */
    public String sameGroup(String one, String other) {
        return groupingColumns()
                .map(column -> "%1$s%3$s is not distinct from %2$s%3$s and ".formatted(one, other, column))
                .collect(Collectors.joining());
    }
}
