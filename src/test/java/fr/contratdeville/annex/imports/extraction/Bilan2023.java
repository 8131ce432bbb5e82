package fr.contratdeville.annex.imports.extraction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What the bilan of 2023 says, as people have read the annex: its catalogue, and the figures that a reader should find. */
public final class Bilan2023 {

    /** A figure, with nothing of it that is not told by the annex: who else's it is, and which version of a set. */
    public record Told(
            String action, String structure, String indicator, String kind, String number, Set<String> parts) {}

    /** An action, whose title may be another structure's too. */
    public record Expected(String title, String structure, String status, Integer postponedTo) {}

    private final JsonNode bilan;

    public Bilan2023() throws IOException {
        try (InputStream content = Bilan2023.class.getResourceAsStream("/dataset/bilan-2023.json")) {
            bilan = new ObjectMapper().readTree(content);
        }
    }

    public List<KnownIndicator> indicators() {
        List<KnownIndicator> indicators = new ArrayList<>();
        bilan.get("indicators")
                .forEach(indicator -> indicators.add(new KnownIndicator(
                        indicator.get("code").asText(),
                        indicator.get("label").asText(),
                        indicator.get("unit").asText())));
        return indicators;
    }

    public List<KnownCategory> categories() {
        List<KnownCategory> categories = new ArrayList<>();
        for (JsonNode dimension : bilan.get("dimensions")) {
            for (JsonNode set : dimension.get("categorySets")) {
                for (JsonNode category : set.get("categories")) {
                    categories.add(new KnownCategory(
                            dimension.get("code").asText(),
                            dimension.get("label").asText(),
                            set.get("code").asText(),
                            set.get("version").asInt(),
                            category.get("code").asText(),
                            category.get("label").asText(),
                            integer(category.get("minAge")),
                            integer(category.get("maxAge"))));
                }
            }
        }
        return categories;
    }

    /** By the name that the annex has for a structure. */
    public List<Expected> actions() {
        List<Expected> actions = new ArrayList<>();
        for (JsonNode structure : bilan.get("structures")) {
            for (JsonNode action : structure.get("actions")) {
                actions.add(new Expected(
                        action.get("title").asText(),
                        name(structure),
                        action.get("status").asText(),
                        integer(action.get("postponedToYear"))));
            }
        }
        return actions;
    }

    public List<Told> figures() {
        List<Told> figures = new ArrayList<>();
        for (JsonNode structure : bilan.get("structures")) {
            for (JsonNode action : structure.get("actions")) {
                action.get("figures")
                        .forEach(figure -> figures.add(told(action.get("title").asText(), name(structure), figure)));
            }
        }
        return figures;
    }

    private static Told told(String action, String structure, JsonNode figure) {
        Set<String> parts = new TreeSet<>();
        for (JsonNode breakdown : figure.path("breakdowns")) {
            for (JsonNode part : breakdown.get("parts")) {
                parts.add(breakdown.get("dimension").asText() + "/"
                        + part.get("category").asText() + " "
                        + part.get("value").asText());
            }
        }
        return new Told(
                action,
                structure,
                figure.get("indicator").asText(),
                figure.get("kind").asText(),
                number(
                        figure.path("value").asText(null),
                        figure.path("lower").asText(null),
                        figure.path("upper").asText(null)),
                parts);
    }

    static Told told(ExtractedAction action, CandidateFigure figure) {
        Set<String> parts = new TreeSet<>();
        figure.parts()
                .forEach(part -> parts.add(part.dimension() + "/" + part.category() + " "
                        + part.value().toPlainString()));
        return new Told(
                action.title(),
                action.structure(),
                figure.indicator(),
                figure.kind().code(),
                number(figure.value(), figure.lower(), figure.upper()),
                parts);
    }

    private static String number(Object value, Object lower, Object upper) {
        return value + "/" + lower + "/" + upper;
    }

    private static String name(JsonNode structure) {
        return structure
                .get(structure.path("shortName").isTextual() ? "shortName" : "name")
                .asText();
    }

    private static Integer integer(JsonNode number) {
        return number == null || number.isNull() ? null : number.asInt();
    }
}
