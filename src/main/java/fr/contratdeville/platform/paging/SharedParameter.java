package fr.contratdeville.platform.paging;

import fr.contratdeville.platform.frozen.ServesMillesimes;
import jakarta.ws.rs.HttpMethod;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Parameters that many operations take, and that something else than the operation reads. */
public enum SharedParameter {
    MILLESIME(ServesMillesimes.PARAMETER, method -> method.isAnnotationPresent(ServesMillesimes.class)),
    REASON("reason", method -> writes(method) && !method.isAnnotationPresent(SaysWhyItself.class));

    private static final Set<String> WRITING =
            Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

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

    private static boolean writes(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .anyMatch(verb -> verb != null && WRITING.contains(verb.value()));
    }
}
