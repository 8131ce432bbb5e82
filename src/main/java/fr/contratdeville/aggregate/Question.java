package fr.contratdeville.aggregate;

import fr.contratdeville.action.ActionSelection;
import java.util.List;
import java.util.stream.Collectors;

/** What is to be added up, by what, whether groups without actions are wanted, and whose figures. */
record Question(ActionSelection selection, List<Grouping> groupings, boolean includeEmpty, FigureSource source) {

    /** The groups' columns, each with the given prefix, for select and group by. */
    String keys(String prefix) {
        return groupings.stream().map(grouping -> prefix + grouping.column()).collect(Collectors.joining(", "));
    }
}
