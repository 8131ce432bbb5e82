package fr.contratdeville.figures.aggregate.question;

import fr.contratdeville.platform.body.Coded;
import fr.contratdeville.platform.body.Years;
import fr.contratdeville.platform.frozen.ServesMillesimes;
import fr.contratdeville.platform.identifier.Forms;
import fr.contratdeville.platform.paging.Parameters;
import fr.contratdeville.platform.problem.Challenge;
import fr.contratdeville.platform.problem.ProblemException;
import fr.contratdeville.platform.security.Caller;
import fr.contratdeville.review.action.ActionFilter;
import fr.contratdeville.review.action.ActionSelection;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** Makes a question of query parameters. What is wrong with any of them is left for {@link Parameters#accept} to tell. */
public final class QuestionReader {

    private static final Pattern CODE = Pattern.compile(Forms.SLUG);

    private final Parameters parameters;
    private final ActionFilter filter;
    private final CountingParameters counting;
    private final Caller caller;

    public QuestionReader(Parameters parameters, ActionFilter filter, CountingParameters counting, Caller caller) {
        this.parameters = parameters;
        this.filter = filter;
        this.counting = counting;
        this.caller = caller;
    }

    /** @param groupBy as sent: each value may be several codes, joined by commas */
    public List<Grouping> groupings(List<String> groupBy) {
        List<String> codes = groupBy.stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .toList();
        List<Grouping> groupings = parameters.codes("groupBy", codes, Grouping.class);
        if (codes.isEmpty()) {
            String expected = String.join(", ", Coded.codes(Grouping.class));
            parameters.refuse("required", "groupBy", null, expected);
        }
        return groupings;
    }

    /** @throws ProblemException 401 or 403 if figures are asked for that the caller may not count */
    public Question read(List<Grouping> groupings, AggregateParameters layout) {
        ActionSelection selection = filter.read(parameters);
        boolean includeEmpty = parameters.flag("includeEmpty", layout.includeEmpty);
        if (includeEmpty && groupings.size() > 1 && selection.contracts().isEmpty()) {
            parameters.refuse("needs-a-contract", "includeEmpty", null, null);
        }
        Set<UUID> indicators = Set.copyOf(parameters.uuids(AggregateParameters.OF, layout.of));
        Detail detail = parameters.code("detail", layout.detail, Detail.class);
        return question(
                selection,
                groupings,
                includeEmpty,
                indicators,
                detail,
                yearsBack(layout.compareTo, selection, groupings));
    }

    /**
     * About all selected actions together.
     *
     * @throws ProblemException 401 or 403 if figures are asked for that the caller may not count
     */
    public Question read() {
        return question(filter.read(parameters), List.of(), false, Set.of(), null, null);
    }

    private Question question(
            ActionSelection selection,
            List<Grouping> groupings,
            boolean includeEmpty,
            Set<UUID> indicators,
            Detail detail,
            Integer yearsBack) {
        Figures wanted = parameters.code("figures", counting.figures, Figures.class);
        Figures figures = wanted == null ? Figures.PUBLISHED : wanted;
        if (figures != Figures.PUBLISHED && parameters.sends(ServesMillesimes.PARAMETER)) {
            parameters.refuse("not-with-millesime", "figures", figures.code(), Figures.PUBLISHED.code());
        }
        Succession succession = new Succession(
                parameters.code("pillars", counting.pillars, Placement.class) == Placement.MAPPED,
                parameters.code("neighbourhoods", counting.neighbourhoods, Placement.class) == Placement.MAPPED,
                parameters.code("structures", counting.structures, Placement.class) == Placement.MAPPED);
        return new Question(
                selection,
                parameters.all("pillarCode", counting.pillarCode, QuestionReader::code, "not-a-code", null),
                groupings,
                includeEmpty,
                indicators,
                detail == null ? Detail.FULL : detail,
                figures,
                counted(figures),
                SeenBilans.by(caller),
                succession,
                yearsBack,
                false);
    }

    /** @return null if nothing is to be compared with */
    private Integer yearsBack(List<String> compareTo, ActionSelection selection, List<Grouping> groupings) {
        String earlier = parameters.one("compareTo", compareTo, QuestionReader::comparison, "not-a-year", null);
        if (earlier == null) {
            return null;
        }
        boolean previous = earlier.equals(AggregateParameters.PREVIOUS);
        List<Integer> years = selection.years();
        if (years.size() != 1 && !(previous && groupings.contains(Grouping.YEAR))) {
            parameters.refuse("needs-one-year", "compareTo", earlier, null);
            return null;
        }
        if (previous) {
            return 1;
        }
        int back = years.get(0) - Integer.parseInt(earlier);
        if (back < 1) {
            parameters.refuse("not-an-earlier-year", "compareTo", earlier, years.get(0));
        }
        return back;
    }

    private static Optional<String> code(String value) {
        return Optional.of(value).filter(CODE.asMatchPredicate());
    }

    private static Optional<String> comparison(String value) {
        boolean year = value.matches("\\d{4}")
                && Integer.parseInt(value) >= Years.FIRST
                && Integer.parseInt(value) <= Years.LAST;
        return Optional.of(value).filter(text -> year || text.equals(AggregateParameters.PREVIOUS));
    }

    /**
     * @return the structures whose bilans the caller may count before they are validated; null for all
     * @throws ProblemException 401 or 403 if there are none
     */
    private Set<UUID> counted(Figures figures) {
        if (figures == Figures.PUBLISHED || caller.readsEverything()) {
            return null;
        }
        if (caller.structures().isEmpty()) {
            throw caller.isAnonymous()
                    ? ProblemException.unauthenticated(Challenge.NO_TOKEN)
                    : caller.concernsOtherStructures();
        }
        return caller.structures();
    }
}
