package fr.contratdeville.platform.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.compare.OpenApiDiffOptions;
import org.openapitools.openapidiff.core.model.Changed;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.model.ChangedOperation;
import org.openapitools.openapidiff.core.model.ComposedChanged;

/**
 * Compares two documents by openapi-diff, and what it overlooks by {@link SchemaNarrowing}. What is new in an answer, and a value
 * more that one of its members may have, breaks nothing: callers are told to expect it. Both have to be written in the same version of
 * OpenAPI: openapi-diff takes the types in 3.0 and in 3.1 for different ones.
 */
final class Compatibility {

    private static final OpenApiDiffOptions OPTIONS = OpenApiDiffOptions.builder()
            .configProperty("incompatible.response.enum.increased", "false")
            // Generated clients have methods of these names.
            .configProperty("incompatible.operation.id.changed", "true")
            .build();

    private Compatibility() {}

    /** @return what a caller of the first document stumbles on in the second */
    static List<String> broken(String released, String current) {
        ChangedOpenApi changed = OpenApiCompare.fromSpecifications(read(released), read(current), OPTIONS);
        List<String> broken = new ArrayList<>();
        changed.getMissingEndpoints()
                .forEach(gone -> broken.add("%s %s is gone".formatted(gone.getMethod(), gone.getPathUrl())));
        changed.getChangedOperations().stream()
                .filter(Changed::isIncompatible)
                .map(Compatibility::told)
                .forEach(broken::add);
        if (changed.isIncompatible() && broken.isEmpty()) {
            broken.add("openapi-diff finds something that is of no operation");
        }
        broken.addAll(new SchemaNarrowing(read(released), read(current)).found());
        return broken;
    }

    /** The comparison changes what it compares, so that each has its own. */
    private static OpenAPI read(String document) {
        return new OpenAPIV3Parser().readContents(document).getOpenAPI();
    }

    private static String told(ChangedOperation operation) {
        List<String> where = new ArrayList<>();
        tell(operation, where);
        if (operation.getParameters() != null) {
            operation.getParameters().getMissing().forEach(gone -> where.add("parameter " + gone.getName()));
        }
        if (operation.getApiResponses() != null) {
            where.addAll(operation.getApiResponses().getMissing().keySet());
        }
        return "%s %s: %s".formatted(operation.getHttpMethod(), operation.getPathUrl(), String.join(", ", where));
    }

    /** By the innermost of what openapi-diff finds broken. */
    private static void tell(Changed changed, List<String> where) {
        List<Changed> inner = changed instanceof ComposedChanged composed
                ? Stream.ofNullable(composed.getChangedElements())
                        .flatMap(Collection::stream)
                        .filter(element -> element != null && element.isIncompatible())
                        .toList()
                : List.of();
        if (inner.isEmpty()) {
            where.add(changed.getClass().getSimpleName());
        }
        inner.forEach(element -> tell(element, where));
    }
}
