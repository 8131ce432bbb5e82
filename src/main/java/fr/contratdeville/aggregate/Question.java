package fr.contratdeville.aggregate;

import fr.contratdeville.action.ActionSelection;
import java.util.List;
import java.util.stream.Collectors;

/** What is to be added up, by what, and whether groups without actions are wanted. */
record Question(ActionSelection selection, List<Grouping> groupings, boolean includeEmpty) {

    /** The groups' columns, each with the given prefix, for select and group by. */
    String keys(String prefix) {
        return groupings.stream().map(grouping -> prefix + grouping.column()).collect(Collectors.joining(", "));
    }
}
