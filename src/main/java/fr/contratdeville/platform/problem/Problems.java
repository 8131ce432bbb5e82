package fr.contratdeville.platform.problem;

import fr.contratdeville.platform.problem.Problem.ProblemError;
import java.util.List;
import java.util.Map;

/** Turns what was thrown into what is sent. */
final class Problems {

    private Problems() {}

    static Problem render(ProblemException thrown, Messages messages) {
        return render(thrown, messages, null);
    }

    static Problem render(ProblemException thrown, Messages messages, String instance) {
        ProblemType type = thrown.type();
        List<ProblemError> errors = thrown.violations().stream()
                .map(violation -> render(violation, messages))
                .toList();
        Object[] arguments = errors.isEmpty() ? thrown.arguments() : new Object[] {errors.size()};
        return new Problem(
                type.uri(),
                messages.text("problem." + type.code() + ".title"),
                type.status(),
                messages.text("problem." + type.code() + ".detail", arguments),
                type.code(),
                instance,
                errors,
                Map.copyOf(thrown.members()));
    }

    static ProblemError render(Violation violation, Messages messages) {
        String detail = messages.text(
                "violation." + violation.code(),
                String.valueOf(violation.found()),
                String.valueOf(violation.expected()));
        String pointer = violation.place() instanceof Violation.Pointer place ? place.value() : null;
        String parameter = violation.place() instanceof Violation.Parameter place ? place.name() : null;
        return new ProblemError(violation.code(), pointer, parameter, detail, violation.found(), violation.expected());
    }
}
