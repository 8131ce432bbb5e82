package fr.contratdeville.platform.security;

import fr.contratdeville.platform.problem.ResourceClasses;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lets the service start only if every resource method says itself who may call it. What its class says does not count:
 * a method that is added to it would have that permission without anyone having thought of it.
 */
@Singleton
class Permissions {

    private static final int BEFORE_EVERYTHING_ELSE = 1;

    void demand(@Observes @Priority(BEFORE_EVERYTHING_ELSE) StartupEvent start, BeanManager beans) {
        List<String> missing = missingIn(ResourceClasses.among(beans));
        if (!missing.isEmpty()) {
            throw new IllegalStateException("Not started: nothing says who may call " + String.join(", ", missing));
        }
    }

    static List<String> missingIn(Stream<Class<?>> resources) {
        return resources
                .flatMap(Permissions::withWhatItInherits)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> !method.isBridge() && isReachable(method) && !hasPermission(method))
                .map(method -> method.getDeclaringClass().getSimpleName() + "." + method.getName())
                .distinct()
                .sorted()
                .toList();
    }

    private static Stream<Class<?>> withWhatItInherits(Class<?> type) {
        Stream<Class<?>> above =
                Stream.concat(Stream.ofNullable(type.getSuperclass()), Stream.of(type.getInterfaces()));
        return Stream.concat(Stream.of(type), above.flatMap(Permissions::withWhatItInherits));
    }

    /** Answers requests, or hands them to what does. */
    private static boolean isReachable(Method method) {
        return method.isAnnotationPresent(Path.class)
                || Arrays.stream(method.getAnnotations())
                        .anyMatch(annotation -> annotation.annotationType().isAnnotationPresent(HttpMethod.class));
    }

    private static boolean hasPermission(Method method) {
        RolesAllowed roles = method.getAnnotation(RolesAllowed.class);
        return roles != null && roles.value().length > 0
                || method.isAnnotationPresent(PermitAll.class)
                || method.isAnnotationPresent(DenyAll.class);
    }
}
