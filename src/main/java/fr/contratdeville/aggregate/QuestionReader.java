package fr.contratdeville.aggregate;

import fr.contratdeville.action.ActionFilter;
import fr.contratdeville.action.ActionSelection;
import fr.contratdeville.body.Coded;
import fr.contratdeville.frozen.ServesMillesimes;
import fr.contratdeville.paging.Parameters;
import fr.contratdeville.problem.ProblemException;
import fr.contratdeville.problem.ProblemType;
import fr.contratdeville.security.Caller;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Makes a question of query parameters. */
final class QuestionReader {

    private QuestionReader() {}

    /** @throws fr.contratdeville.problem.ProblemException (400) with everything that is wrong with any parameter */
    static Question read(
            Grouping grouping,
            ActionFilter filter,
            AggregateParameters asked,
            Caller caller,
            HttpServerRequest request) {
        return read(new Parameters(request), List.of(grouping), filter, asked, caller);
    }

    /** @throws fr.contratdeville.problem.ProblemException (400) with everything that is wrong with any parameter */
    static Question read(
            List<String> groupBy,
            ActionFilter filter,
            AggregateParameters asked,
            Caller caller,
            HttpServerRequest request) {
        Parameters parameters = new Parameters(request);
        List<String> codes = groupBy.stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .toList();
        List<Grouping> groupings = parameters.codes("groupBy", codes, Grouping.class);
        if (codes.isEmpty()) {
            String expected = String.join(", ", Coded.codes(Grouping.class));
            parameters.refuse("required", "groupBy", null, expected);
        }
        return read(parameters, groupings, filter, asked, caller);
    }

    private static Question read(
            Parameters parameters,
            List<Grouping> groupings,
            ActionFilter filter,
            AggregateParameters asked,
            Caller caller) {
        ActionSelection selection = filter.read(parameters);
        boolean includeEmpty = parameters.flag("includeEmpty", asked.includeEmpty);
        if (includeEmpty && groupings.size() > 1 && selection.contracts().isEmpty()) {
            parameters.refuse("needs-a-contract", "includeEmpty", null, null);
        }
        Figures wanted = parameters.code("figures", asked.figures, Figures.class);
        Figures figures = wanted == null ? Figures.PUBLISHED : wanted;
        if (figures != Figures.PUBLISHED && parameters.sends(ServesMillesimes.PARAMETER)) {
            parameters.refuse("not-with-millesime", "figures", figures.code(), Figures.PUBLISHED.code());
        }
        parameters.accept();
        return new Question(selection, groupings, includeEmpty, new FigureSource(figures, seen(figures, caller)));
    }

    /**
     * @return the structures whose bilans the caller may count before they are validated; null for all
     * @throws ProblemException 401 or 403 if there are none
     */
    private static Set<UUID> seen(Figures figures, Caller caller) {
        if (figures == Figures.PUBLISHED || caller.readsEverything()) {
            return null;
        }
        if (caller.structures().isEmpty()) {
            throw caller.isAnonymous()
                    ? ProblemException.unauthenticated()
                    : new ProblemException(ProblemType.FORBIDDEN);
        }
        return caller.structures();
    }
}
