package fr.contratdeville.platform.paging;

import java.util.List;

/** What one kind of list can be narrowed and ordered by: its query parameters, and what they mean in SQL. */
public interface ListFilter {

    /** The value of the parameter {@code sort}. */
    List<String> sort();

    /** The orders the list can be asked for; the first is the default. */
    List<SortKey> sorts();

    Conditions conditions(Parameters parameters);
}
