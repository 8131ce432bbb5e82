package fr.contratdeville.platform.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.contratdeville.platform.problem.Limits;
import fr.contratdeville.platform.problem.ProblemException;
import fr.contratdeville.platform.problem.ProblemType;
import fr.contratdeville.platform.problem.Violations;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads bodies: strict JSON, then the members' types, then their declared constraints. */
@Singleton
public class Bodies {

    private final Validator validator;
    private final ObjectMapper json;
    private final StrictJson strictJson;

    Bodies(Validator validator, ObjectMapper json, Limits limits) {
        this.validator = validator;
        this.json = json;
        this.strictJson = StrictJson.within(limits);
    }

    /** @throws ProblemException 413 or 400 if it is too much, no JSON, or broken off */
    JsonNode parse(InputStream stream) {
        try {
            return strictJson.parse(stream);
        } catch (IOException brokenOff) {
            // The caller hung up: nobody reads the answer, and nothing is wrong here.
            throw new ProblemException(ProblemType.MALFORMED_REQUEST);
        }
    }

    public <T extends Record> Body<T> read(JsonNode node, Class<T> type) {
        Set<String> members = new HashSet<>();
        node.fieldNames().forEachRemaining(members::add);
        return read(node, type, members, new Violations());
    }

    /** Reads one of several things that a body holds: what is wrong with it is told at its place there. */
    public <T extends Record> Body<T> read(JsonNode node, Class<T> type, Violations violations) {
        return read(node, type, Set.of(), violations);
    }

    /** What the service itself wants to write, checked as if it had been sent. */
    public <T extends Record> Body<T> of(T content) {
        Violations violations = new Violations();
        Constraints.report(validator.validate(content), violations);
        return new Body<>(content, members(content.getClass()), violations);
    }

    private <T extends Record> Body<T> read(JsonNode node, Class<T> type, Set<String> members, Violations violations) {
        T content = new JsonBinder(violations).bind(node, type);
        Constraints.report(validator.validate(content), violations);
        return new Body<>(content, members, violations);
    }

    /** The body that results when a JSON merge patch (RFC 7396) is applied to what stands there now. */
    public <T extends Record> Body<T> merge(T current, MergePatch patch, Class<T> type) {
        Set<String> all = members(type);
        Body<T> body = read(patch.appliedTo(json.valueToTree(current)), type, all, new Violations());
        // Removed before they are looked at, but no less misspelt.
        patch.removed()
                .filter(member -> !all.contains(member))
                .forEach(member -> body.violations()
                        .inBody("unknown-member", "/" + JsonBinder.escaped(member), null, String.join(", ", all)));
        return body;
    }

    private static Set<String> members(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
