package fr.contratdeville.figures.aggregate.addend;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers for what many rows name: indicators, sets, categories, codes. */
final class Names {

    private final Map<Object, Integer> numbers = new HashMap<>();
    private final List<Object> named = new ArrayList<>();

    synchronized int number(Object name) {
        return numbers.computeIfAbsent(name, added -> {
            named.add(added);
            return named.size() - 1;
        });
    }

    /** The very object that was numbered first of all that are equal. */
    synchronized Object get(int number) {
        return named.get(number);
    }
}
