package fr.contratdeville.platform.database;

import jakarta.ws.rs.HttpMethod;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;

/** Tells methods that write from those that only read. */
public final class WritingMethods {

    private static final Set<String> WRITING =
            Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

    private WritingMethods() {}

    static boolean contain(Method method) {
        return answersAWrite(method) || method.isAnnotationPresent(Writes.class);
    }

    /** Whether it answers requests that ask for something to be written. */
    public static boolean answersAWrite(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .anyMatch(verb -> verb != null && WRITING.contains(verb.value()));
    }
}
