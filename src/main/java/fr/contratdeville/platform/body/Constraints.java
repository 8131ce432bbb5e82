package fr.contratdeville.platform.body;

import fr.contratdeville.platform.problem.Violations;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.Set;

/** Bean Validation's findings in this service's words. */
final class Constraints {

    private Constraints() {}

    /** In an order of their own: Bean Validation has none. */
    static <T> void report(Set<ConstraintViolation<T>> found, Violations violations) {
        found.stream()
                .sorted(Comparator.comparing(
                        violation -> violation.getPropertyPath().toString()))
                .forEach(violation -> report(violation, violations));
    }

    private static void report(ConstraintViolation<?> violation, Violations violations) {
        String pointer = pointer(violation.getPropertyPath());
        if (violation.getLeafBean() instanceof OneOf) {
            // Its components have no names in JSON.
            pointer = pointer.substring(0, pointer.lastIndexOf('/'));
        }
        if (violations.concern(pointer)) {
            return;
        }
        Annotation constraint = violation.getConstraintDescriptor().getAnnotation();
        Object found = echo(violation.getInvalidValue());
        if (constraint instanceof NotNull || constraint instanceof NotEmpty) {
            // A list is not empty if it has elements that could not be read.
            if (!violations.concernsBelow(pointer)) {
                violations.inBody("required", pointer);
            }
        } else if (constraint instanceof Size size) {
            String code = violation.getInvalidValue() instanceof Collection<?> ? "count-out-of-range" : "too-long";
            violations.inBody(code, pointer, found, size.max());
        } else if (constraint instanceof Min min) {
            violations.inBody("too-small", pointer, found, min.value());
        } else if (constraint instanceof Max max) {
            violations.inBody("too-large", pointer, found, max.value());
        } else if (constraint instanceof DecimalMin min) {
            violations.inBody("too-small", pointer, found, new BigDecimal(min.value()));
        } else if (constraint instanceof DecimalMax max) {
            violations.inBody("too-large", pointer, found, new BigDecimal(max.value()));
        } else if (constraint instanceof Digits digits) {
            violations.inBody("too-many-digits", pointer, found, digits.integer() + " + " + digits.fraction());
        } else if (constraint instanceof Pattern pattern) {
            violations.inBody("wrong-form", pointer, found, pattern.regexp());
        } else if (constraint instanceof Email) {
            violations.inBody("not-an-email-address", pointer, found, null);
        } else {
            // A constraint of our own: its message is the code.
            violations.inBody(violation.getMessage(), pointer, found, null);
        }
    }

    private static String pointer(Path path) {
        StringBuilder pointer = new StringBuilder();
        for (Path.Node node : path) {
            if (node.getIndex() != null) {
                pointer.append('/').append(node.getIndex());
            }
            if (node.getName() != null && !node.getName().startsWith("<")) {
                pointer.append('/').append(node.getName());
            }
        }
        return pointer.toString();
    }

    private static Object echo(Object value) {
        if (value instanceof Collection<?> elements) {
            return elements.size();
        }
        // Never in plain notation: 1e999999999 is nine characters long, or a billion.
        return value instanceof BigDecimal number ? number.toString() : value;
    }
}
