package fr.contratdeville.start.dataset;

import fr.contratdeville.review.action.Action;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The actions of a data set, as its file names them. */
final class LoadedActions {

    private record Named(String structure, String title) {}

    private final Map<Named, Action> actions = new HashMap<>();

    void add(String structure, String title, Action action) {
        actions.put(new Named(structure, title), action);
    }

    Action get(String structure, String title) {
        return Optional.ofNullable(actions.get(new Named(structure, title)))
                .orElseThrow(() -> CatalogueLoader.unknown("action", "%s : %s".formatted(structure, title)));
    }
}
