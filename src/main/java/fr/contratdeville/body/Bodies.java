package fr.contratdeville.body;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.contratdeville.problem.Limits;
import fr.contratdeville.problem.ProblemException;
import fr.contratdeville.problem.ProblemType;
import fr.contratdeville.problem.Violations;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads bodies: strict JSON, then the members' types, then their declared constraints. */
@Singleton
public class Bodies {

    private static final int DEEPEST_NESTING = 32;
    private static final int LONGEST_NUMBER = 100;
    private static final int LONGEST_STRING = 1_000_000;

    private static final ObjectMapper STRICT_JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST_NESTING)
                            .maxNumberLength(LONGEST_NUMBER)
                            .maxStringLength(LONGEST_STRING)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final Validator validator;
    private final ObjectMapper json;

    Bodies(Validator validator, ObjectMapper json) {
        this.validator = validator;
        this.json = json;
    }

    /**
     * @throws ProblemException 413 if it is longer than 1 MiB; 400 if it is not JSON, with the line and column at which
     *     reading ended
     */
    public static JsonNode parse(InputStream stream) throws IOException {
        byte[] body = stream.readNBytes(Limits.LARGEST_BODY_IN_BYTES + 1);
        if (body.length > Limits.LARGEST_BODY_IN_BYTES) {
            throw new ProblemException(ProblemType.BODY_TOO_LARGE);
        }
        try (JsonParser parser = STRICT_JSON.createParser(body)) {
            return read(parser);
        }
    }

    private static JsonNode read(JsonParser parser) throws IOException {
        try {
            JsonNode node = STRICT_JSON.readTree(parser);
            if (node == null) {
                throw malformed(JsonLocation.NA);
            }
            return node;
        } catch (JsonProcessingException unreadable) {
            // Where it nests too deep, Jackson does not say.
            throw malformed(Optional.ofNullable(unreadable.getLocation()).orElseGet(parser::currentLocation));
        } catch (NumberFormatException exponentTooLong) {
            throw malformed(parser.currentLocation());
        }
    }

    private static ProblemException malformed(JsonLocation location) {
        int line = Math.max(1, location.getLineNr());
        int column = Math.max(1, location.getColumnNr());
        return new ProblemException(ProblemType.MALFORMED_JSON, Integer.toString(line), Integer.toString(column))
                .with("line", line)
                .with("column", column);
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
        validator.validate(content).forEach(constraint -> Constraints.report(constraint, violations));
        return new Body<>(content, members(content.getClass()), violations);
    }

    private <T extends Record> Body<T> read(JsonNode node, Class<T> type, Set<String> members, Violations violations) {
        T content = new JsonBinder(violations).bind(node, type);
        validator.validate(content).forEach(constraint -> Constraints.report(constraint, violations));
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
