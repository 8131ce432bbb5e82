package fr.contratdeville.platform.openapi;

import fr.contratdeville.platform.item.OfThisMoment;
import fr.contratdeville.platform.problem.InTheCallersLanguage;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.models.Operation;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** Finds the method that answers an operation, for what its annotations say. */
final class Methods {

    private final Map<String, MethodInfo> byOperation = new HashMap<>();

    Methods(IndexView code) {
        for (AnnotationInstance operation :
                code.getAnnotations(org.eclipse.microprofile.openapi.annotations.Operation.class)) {
            AnnotationValue id = operation.value("operationId");
            if (id != null
                    && operation.target().kind() == AnnotationTarget.Kind.METHOD
                    && !isHidden(operation.target().asMethod())) {
                byOperation.put(id.asString(), operation.target().asMethod());
            }
        }
    }

    /** @return null if there is none */
    MethodInfo answering(Operation operation) {
        return byOperation.get(operation.getOperationId());
    }

    boolean isOfThisMoment(Operation operation) {
        MethodInfo method = answering(operation);
        return method != null && method.hasAnnotation(OfThisMoment.class);
    }

    boolean isInTheCallersLanguage(Operation operation) {
        MethodInfo method = answering(operation);
        return method != null && method.hasAnnotation(InTheCallersLanguage.class);
    }

    /** What the same address is answered in by methods that are hidden, because an operation is described once. */
    List<String> furtherTypes(Operation operation) {
        MethodInfo method = answering(operation);
        if (method == null) {
            return List.of();
        }
        return method.declaringClass().methods().stream()
                .filter(other -> isHidden(other) && other.hasAnnotation(GET.class) && method.hasAnnotation(GET.class))
                .filter(other -> path(other).equals(path(method)))
                .flatMap(other ->
                        Arrays.stream(other.annotation(Produces.class).value().asStringArray()))
                .toList();
    }

    private static boolean isHidden(MethodInfo method) {
        AnnotationInstance operation = method.annotation(org.eclipse.microprofile.openapi.annotations.Operation.class);
        return operation != null
                && operation.value("hidden") != null
                && operation.value("hidden").asBoolean();
    }

    private static String path(MethodInfo method) {
        AnnotationInstance path = method.annotation(Path.class);
        return path == null ? "" : path.value().asString();
    }

    /** Whether the operation's method says by its annotation that it answers with 201. */
    boolean creates(Operation operation) {
        MethodInfo method = answering(operation);
        AnnotationInstance status = method == null ? null : method.annotation(ResponseStatus.class);
        return status != null && status.value().asInt() == RestResponse.StatusCode.CREATED;
    }
}
