package fr.contratdeville.annex.imports.extraction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What stands in an annex, as it was written down before anything had read it. */
final class ExpectedAnnex {

    private final JsonNode expected;

    ExpectedAnnex(Path directory) throws IOException {
        expected =
                new ObjectMapper().readTree(directory.resolve("expected.json").toFile());
    }

    /** Title, structure, description, status and year of each. */
    List<List<String>> actions() {
        List<List<String>> actions = new ArrayList<>();
        expected.get("actions")
                .forEach(action -> actions.add(List.of(
                        action.get("title").asText(),
                        action.get("structure").asText(),
                        flat(action.get("description").asText()),
                        action.get("status").asText(),
                        action.get("postponedToYear").asText())));
        return actions;
    }

    List<String> figures() {
        List<String> figures = new ArrayList<>();
        for (JsonNode action : expected.get("actions")) {
            for (JsonNode figure : action.get("figures")) {
                Set<String> parts = new TreeSet<>();
                figure.get("parts").forEach(part -> parts.add(part.asText()));
                figures.add(String.join(
                        " ",
                        action.get("title").asText(),
                        figure.get("indicator").asText(),
                        figure.get("kind").asText(),
                        figure.get("value").asText(),
                        figure.get("lower").asText(),
                        figure.get("upper").asText(),
                        parts.toString()));
            }
        }
        return figures;
    }

    /** What no known indicator counts is offered, and is no figure yet. */
    static List<String> figures(ExtractedAction action) {
        return figures(action, figure -> true);
    }

    static List<String> figures(ExtractedAction action, Predicate<CandidateFigure> which) {
        return action.figures().stream()
                .filter(figure -> figure.indicator() != null && which.test(figure))
                .map(figure -> String.join(
                        " ",
                        action.title(),
                        figure.indicator(),
                        figure.kind().code(),
                        String.valueOf(figure.value()),
                        String.valueOf(figure.lower()),
                        String.valueOf(figure.upper()),
                        new TreeSet<>(figure.parts().stream()
                                        .map(part -> part.category() + "=" + part.value())
                                        .toList())
                                .toString()))
                .toList();
    }

    List<KnownIndicator> indicators() {
        List<KnownIndicator> indicators = new ArrayList<>();
        expected.get("indicators")
                .forEach(indicator -> indicators.add(new KnownIndicator(
                        indicator.get("code").asText(),
                        indicator.get("label").asText(),
                        indicator.get("unit").asText())));
        return indicators;
    }

    List<KnownCategory> categories() {
        List<KnownCategory> categories = new ArrayList<>();
        expected.get("categories")
                .forEach(category -> categories.add(new KnownCategory(
                        category.get("dimension").asText(),
                        category.get("dimensionLabel").asText(),
                        category.get("categorySet").asText(),
                        category.get("version").asInt(),
                        category.get("category").asText(),
                        category.get("label").asText(),
                        null,
                        null)));
        return categories;
    }

    static List<String> told(ExtractedAction action) {
        return List.of(
                action.title(),
                action.structure(),
                flat(action.description()),
                action.status().code(),
                String.valueOf(action.postponedTo()));
    }

    private static String flat(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
