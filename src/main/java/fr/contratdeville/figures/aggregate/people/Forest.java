package fr.contratdeville.figures.aggregate.people;

import java.util.HashMap;
import java.util.Map;

/** Tells which things are linked, directly or by way of others. */
final class Forest<T> {

    private final Map<T, T> parents = new HashMap<>();

    T root(T one) {
        T root = one;
        while (parents.containsKey(root)) {
            root = parents.get(root);
        }
        return root;
    }

    /** @return whether they were not linked before */
    boolean join(T one, T other) {
        T from = root(one);
        T to = root(other);
        if (from.equals(to)) {
            return false;
        }
        parents.put(from, to);
        return true;
    }
}
