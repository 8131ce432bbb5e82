package fr.contratdeville.platform.paging;

import fr.contratdeville.platform.database.WritingMethods;
import fr.contratdeville.platform.frozen.ServesMillesimes;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Parameters that many operations take, and that something else than the operation reads. */
public enum SharedParameter {
    FIELDS("fields", method -> method.isAnnotationPresent(SelectsFields.class)),
    MILLESIME(ServesMillesimes.PARAMETER, method -> method.isAnnotationPresent(ServesMillesimes.class)),
    REASON(
            "reason",
            method -> WritingMethods.answersAWrite(method) && !method.isAnnotationPresent(SaysWhyItself.class));

    private final String code;
    private final Predicate<Method> taker;

    SharedParameter(String code, Predicate<Method> taker) {
        this.code = code;
        this.taker = taker;
    }

    public String code() {
        return code;
    }

    boolean isTakenBy(Method method) {
        return taker.test(method);
    }

    static Set<String> takenBy(Method method) {
        return Arrays.stream(values())
                .filter(shared -> shared.isTakenBy(method))
                .map(SharedParameter::code)
                .collect(Collectors.toSet());
    }
}
