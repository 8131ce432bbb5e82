package fr.contratdeville.platform.paging;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ser.PropertyWriter;
import fr.contratdeville.platform.problem.ProblemType;
import fr.contratdeville.platform.problem.Violations;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Which members of items the request that is being answered wants, if it does not want all. */
@Singleton
public class SelectedFields {

    private static final String KEY = SelectedFields.class.getName();
    private static final int LEVELS = 2;

    private final CurrentVertxRequest request;
    private final TakenParameters taken;
    private final ObjectMapper json;

    /** What can be asked for, by the method that is asked. */
    private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

    SelectedFields(CurrentVertxRequest request, TakenParameters taken, ObjectMapper json) {
        this.request = request;
        this.taken = taken;
        this.json = json;
    }

    public Optional<MemberSelection> selection() {
        RoutingContext current = request.getCurrent();
        return Optional.ofNullable(current == null ? null : current.get(KEY));
    }

    /** After {@link NeedlessParameters}, which knows whether there are fields to select. */
    @ServerRequestFilter(priority = Priorities.USER + 1)
    void read(ResourceInfo resource) {
        if (!taken.names().contains(SharedParameter.FIELDS.code())) {
            return;
        }
        List<String> values = request.getCurrent().queryParam(SharedParameter.FIELDS.code());
        if (!values.isEmpty()) {
            List<String> names = values.stream()
                    .flatMap(value -> Arrays.stream(value.split(",", -1)))
                    .distinct()
                    .toList();
            refuseUnknown(names, known.computeIfAbsent(resource.getResourceMethod(), this::names));
            request.getCurrent().put(KEY, new MemberSelection(names));
        }
    }

    private static void refuseUnknown(List<String> names, Set<String> known) {
        Violations violations = new Violations();
        names.stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> violations.inParameter(
                        "not-in-list", SharedParameter.FIELDS.code(), name, String.join(", ", known)));
        violations.throwAs(ProblemType.INVALID_PARAMETERS);
    }

    /** As they are written, those inside others after a dot. */
    private Set<String> names(Method method) {
        JavaType answered = json.constructType(method.getGenericReturnType());
        while (answered.hasRawClass(CompletionStage.class) || answered.hasRawClass(Page.class)) {
            answered = answered.containedType(0);
        }
        Set<String> names = new LinkedHashSet<>();
        addMembers(answered, "", LEVELS, names);
        return names;
    }

    private void addMembers(JavaType type, String prefix, int levels, Set<String> names) {
        if (levels == 0) {
            return;
        }
        for (Iterator<PropertyWriter> members = members(type); members.hasNext(); ) {
            PropertyWriter member = members.next();
            names.add(prefix + member.getName());
            JavaType inner =
                    member.getType().isContainerType() ? member.getType().getContentType() : member.getType();
            addMembers(inner, prefix + member.getName() + ".", levels - 1, names);
        }
    }

    /** None of what is no object. */
    private Iterator<PropertyWriter> members(JavaType type) {
        try {
            return json.getSerializerProviderInstance()
                    .findValueSerializer(type)
                    .properties();
        } catch (JsonMappingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
