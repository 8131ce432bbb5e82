package fr.contratdeville.platform.body;

import fr.contratdeville.platform.problem.ProblemType;
import fr.contratdeville.platform.problem.Violations;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.UUID;

/** Says that an id in a path is not a UUID, where the framework would only say that nothing was found. */
@Provider
class UuidPathParameter implements ParamConverterProvider {

    @Override
    public <T> ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        return type == UUID.class ? new Converter<>(type, name(annotations)) : null;
    }

    private static String name(Annotation... annotations) {
        return Arrays.stream(annotations)
                .filter(PathParam.class::isInstance)
                .map(annotation -> ((PathParam) annotation).value())
                .findFirst()
                .orElse("id");
    }

    private record Converter<T>(Class<T> type, String name) implements ParamConverter<T> {

        @Override
        public T fromString(String value) {
            return Uuids.parse(value).map(type::cast).orElseThrow(() -> {
                Violations violations = new Violations();
                violations.inParameter("not-a-uuid", name, value, null);
                return violations.as(ProblemType.INVALID_PARAMETERS);
            });
        }

        @Override
        public String toString(T value) {
            return value.toString();
        }
    }
}
