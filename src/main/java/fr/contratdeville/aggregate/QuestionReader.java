package fr.contratdeville.aggregate;

import fr.contratdeville.action.ActionFilter;
import fr.contratdeville.action.ActionSelection;
import fr.contratdeville.body.Coded;
import fr.contratdeville.paging.Parameters;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.List;

/** Makes a question of query parameters. */
final class QuestionReader {

    private QuestionReader() {}

    /** @throws fr.contratdeville.problem.ProblemException (400) with everything that is wrong with any parameter */
    static Question read(Grouping grouping, ActionFilter filter, EmptyGroups empty, HttpServerRequest request) {
        return read(new Parameters(request), List.of(grouping), filter, empty);
    }

    /** @throws fr.contratdeville.problem.ProblemException (400) with everything that is wrong with any parameter */
    static Question read(List<String> groupBy, ActionFilter filter, EmptyGroups empty, HttpServerRequest request) {
        Parameters parameters = new Parameters(request);
        List<String> codes = groupBy.stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .toList();
        List<Grouping> groupings = parameters.codes("groupBy", codes, Grouping.class);
        if (codes.isEmpty()) {
            String expected = String.join(", ", Coded.codes(Grouping.class));
            parameters.refuse("required", "groupBy", null, expected);
        }
        return read(parameters, groupings, filter, empty);
    }

    private static Question read(
            Parameters parameters, List<Grouping> groupings, ActionFilter filter, EmptyGroups empty) {
        ActionSelection selection = filter.read(parameters);
        boolean includeEmpty = parameters.flag("includeEmpty", empty.includeEmpty);
        if (includeEmpty && groupings.size() > 1 && selection.contracts().isEmpty()) {
            parameters.refuse("needs-a-contract", "includeEmpty", null, null);
        }
        parameters.accept();
        return new Question(selection, groupings, includeEmpty);
    }
}
