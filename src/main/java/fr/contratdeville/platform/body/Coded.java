package fr.contratdeville.platform.body;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** An enum that is written, in JSON, in parameters and in the database, as its code. */
public interface Coded {

    String code();

    static <E extends Enum<?>> Optional<E> find(Class<E> type, String code) {
        for (E constant : type.getEnumConstants()) {
            if (codeOf(constant).equals(code)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }

    static List<String> codes(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants()).map(Coded::codeOf).toList();
    }

    static List<String> codes(Collection<? extends Coded> values) {
        return values.stream().map(Coded::code).toList();
    }

    private static String codeOf(Enum<?> constant) {
        return ((Coded) constant).code();
    }
}
