package fr.contratdeville.platform.openapi;

import fr.contratdeville.platform.body.Decimals;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * What an answer's member can be, where it does not say so itself: what the same member of a request can be, whose bounds are
 * enforced when it is sent; and what all members of its form are.
 */
final class Bounds {

    /** More than any list in an answer has: of rows, of mistakes in a body (contratdeville.limits.json-tokens). */
    private static final int MOST_IN_AN_ANSWER = 250_000;

    /** The double next to the largest figure, by its digits: whoever checks doubles does not refuse that. */
    private static final BigDecimal LARGEST = BigDecimal.TEN.pow(Decimals.INTEGER_DIGITS);

    /**
     * The largest integer that is exact as a double (RFC 8259, section 6), and so to every client: with a thousand changes a
     * second, a version gets there in 285,000 years, and no count of rows or bytes does.
     */
    private static final BigDecimal LARGEST_COUNT = BigDecimal.valueOf((1L << 53) - 1);

    /** More than there is of whatever fits an integer: years, actions, places in a body. */
    private static final BigDecimal LARGEST_INTEGER = BigDecimal.valueOf(999_999_999);

    private static final Map<String, String> OF_EVERY_ITEM = Map.of(
            "version", "Grows with every change.",
            "createdAt", "When it was created.",
            "updatedAt", "When it was last changed.");

    private final Map<String, Schema> schemas;

    private Bounds(Map<String, Schema> schemas) {
        this.schemas = schemas;
    }

    static void tell(Map<String, Schema> schemas) {
        schemas.values().forEach(schema -> Parts.forEachIn(schema, Formats::tell));
        Bounds bounds = new Bounds(schemas);
        schemas.forEach((name, schema) -> {
            if (schema.getProperties() != null) {
                schema.getProperties().forEach((member, described) -> bounds.complete(name, member, described));
            }
        });
        schemas.forEach((name, schema) ->
                Parts.forEachIn(schema, Requests.isOne(name) ? Bounds::tellOfRequests : Bounds::tellOfAnswers));
    }

    private void complete(String schema, String member, Schema described) {
        if (described.getDescription() == null) {
            described.setDescription(OF_EVERY_ITEM.get(member));
        }
        Optional<Schema> ofItsRequest = schemas.keySet().stream()
                .filter(request -> Requests.isOne(request)
                        && !request.equals(schema)
                        && schema.contains(Requests.subject(request))
                        && memberOf(request, member) != null)
                .max(Comparator.comparing(String::length))
                .map(request -> memberOf(request, member));
        if (ofItsRequest.isPresent()) {
            copyWords(ofItsRequest.get(), described);
            copyBounds(ofItsRequest.get(), described);
        } else {
            agreedByAllRequests(member).ifPresent(agreed -> copyBounds(agreed, described));
        }
    }

    private Schema memberOf(String schema, String member) {
        Map<String, Schema> members = schemas.get(schema).getProperties();
        return members == null ? null : members.get(member);
    }

    private Optional<Schema> agreedByAllRequests(String member) {
        List<Schema> sent = schemas.keySet().stream()
                .filter(Requests::isOne)
                .map(name -> memberOf(name, member))
                .filter(Objects::nonNull)
                .toList();
        return sent.stream().map(Bounds::said).distinct().count() == 1 ? Optional.of(sent.get(0)) : Optional.empty();
    }

    private static List<Object> said(Schema schema) {
        return Stream.<Function<Schema, Object>>of(
                        Schema::getPattern,
                        Schema::getMinLength,
                        Schema::getMaxLength,
                        Schema::getMinimum,
                        Schema::getMaximum,
                        Schema::getMaxItems)
                .<Object>map(bound -> String.valueOf(bound.apply(schema)))
                .toList();
    }

    private static void copyWords(Schema from, Schema to) {
        if (to.getDescription() == null) {
            to.setDescription(from.getDescription());
        }
        if (to.getExamples() == null && to.getRef() == null) {
            to.setExamples(from.getExamples());
        }
    }

    private static void copyBounds(Schema from, Schema to) {
        if (!isOfTheSameType(from, to)) {
            return;
        }
        to.setFormat(from.getFormat());
        if (to.getPattern() == null) {
            to.setPattern(from.getPattern());
        }
        if (to.getMinLength() == null) {
            to.setMinLength(from.getMinLength());
        }
        if (to.getMaxLength() == null) {
            to.setMaxLength(from.getMaxLength());
        }
        if (to.getMinimum() == null) {
            to.setMinimum(from.getMinimum());
        }
        if (to.getMaximum() == null) {
            to.setMaximum(from.getMaximum());
        }
        if (to.getMaxItems() == null) {
            to.setMaxItems(from.getMaxItems());
        }
        if (from.getItems() != null && to.getItems() != null) {
            copyBounds(from.getItems(), to.getItems());
        }
    }

    /** Numbers that are computed are bound by nothing that is sent. */
    private static boolean isOfTheSameType(Schema one, Schema other) {
        return typeOf(one).isPresent()
                && typeOf(one).equals(typeOf(other))
                && (other.getFormat() == null || other.getFormat().equals(one.getFormat()))
                && !typeOf(one).get().equals(SchemaType.NUMBER);
    }

    private static Optional<SchemaType> typeOf(Schema schema) {
        return schema.getType() == null
                ? Optional.empty()
                : schema.getType().stream()
                        .filter(type -> type != SchemaType.NULL)
                        .findFirst();
    }

    /** A text that is required, or one of several, and is empty counts as absent. */
    private static void tellOfRequests(Schema schema) {
        if (schema.getRequired() != null) {
            schema.getRequired().stream()
                    .map(schema.getProperties()::get)
                    .filter(member ->
                            typeOf(member).equals(Optional.of(SchemaType.STRING)) && member.getMinLength() == null)
                    .forEach(text -> text.minLength(1));
        }
        if (schema.getItems() != null
                && typeOf(schema.getItems()).equals(Optional.of(SchemaType.STRING))
                && schema.getItems().getMinLength() == null
                && schema.getItems().getRef() == null) {
            schema.getItems().minLength(1);
        }
        if (typeOf(schema).equals(Optional.of(SchemaType.NUMBER)) && schema.getMaximum() == null) {
            schema.setMaximum(LARGEST);
        }
        if (typeOf(schema).equals(Optional.of(SchemaType.NUMBER)) && schema.getMinimum() == null) {
            schema.setMinimum(LARGEST.negate());
        }
    }

    private static void tellOfAnswers(Schema schema) {
        SchemaType type = typeOf(schema).orElse(SchemaType.NULL);
        if (type == SchemaType.ARRAY && schema.getMaxItems() == null) {
            schema.setMaxItems(MOST_IN_AN_ANSWER);
        }
        if (type == SchemaType.INTEGER && schema.getMinimum() == null) {
            schema.setMinimum(BigDecimal.ZERO);
        }
        if (type == SchemaType.INTEGER && schema.getMaximum() == null) {
            schema.setMaximum("int64".equals(schema.getFormat()) ? LARGEST_COUNT : LARGEST_INTEGER);
        }
    }
}
