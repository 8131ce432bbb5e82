package fr.contratdeville.figures.aggregate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What the endpoints say of every group by structure, pillar and year, as rows of text like the views of aggregates.sql. */
record ToldAggregates(
        List<List<String>> groups, List<List<String>> totals, List<List<String>> breakdowns, List<List<String>> parts) {

    private static final List<String> QUESTIONS = List.of(
            "/structures",
            "/pillars",
            "/years",
            "?groupBy=structure,pillar",
            "?groupBy=structure,year",
            "?groupBy=pillar,year",
            "?groupBy=structure,pillar,year");

    static ToldAggregates read() {
        ToldAggregates told =
                new ToldAggregates(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        QUESTIONS.stream().flatMap(question -> Answers.rows(question).stream()).forEach(told::add);
        return told;
    }

    private void add(JsonNode row) {
        String group = group(row.get("group"));
        groups.add(texts(
                row,
                List.of(group),
                "/actions/total",
                "/actions/byStatus/planned",
                "/actions/byStatus/completed",
                "/actions/byStatus/partially_completed",
                "/actions/byStatus/postponed",
                "/actions/byStatus/cancelled",
                "/completeness/expected",
                "/completeness/reported",
                "/completeness/validated"));
        row.get("indicators").forEach(total -> addTotal(group, total));
    }

    private void addTotal(String group, JsonNode total) {
        List<String> key = List.of(group, total.at("/indicator/code").asText());
        totals.add(texts(
                total,
                key,
                "/value",
                // Of people, an algorithm says it.
                total.has("people") ? "/none" : "/min",
                "/max",
                "/numerator",
                "/denominator",
                "/reporting/contributing",
                "/reporting/leftOut",
                "/reporting/notCommunicated",
                "/reporting/notApplicable",
                "/reporting/notReported",
                "/reporting/notExpected"));
        total.get("breakdowns").forEach(breakdown -> addBreakdown(key, breakdown));
    }

    private void addBreakdown(List<String> totalKey, JsonNode breakdown) {
        List<String> key = texts(breakdown, totalKey, "/dimension", "/categorySet", "/categorySetVersion");
        breakdowns.add(texts(breakdown, key, "/wholeActions", "/partialActions", "/unknown"));
        breakdown.get("parts").forEach(part -> parts.add(texts(part, key, "/category", "/value")));
    }

    /** As the address of its contributions names it. */
    private static String group(JsonNode group) {
        List<String> conditions = new ArrayList<>();
        if (group.has("structure")) {
            conditions.add("structure=" + group.at("/structure/id").asText());
        }
        if (group.has("pillar")) {
            JsonNode pillar = group.get("pillar");
            conditions.add("pillar="
                    + pillar.get(pillar.get("id").isNull() ? "code" : "id").asText());
        }
        if (group.has("year")) {
            conditions.add("year=" + group.get("year").asText());
        }
        return String.join("&", conditions);
    }

    private static List<String> texts(JsonNode node, List<String> key, String... pointers) {
        return Stream.concat(key.stream(), Arrays.stream(pointers).map(pointer -> text(node.at(pointer))))
                .toList();
    }

    private static String text(JsonNode value) {
        return value.isNumber()
                ? value.decimalValue().stripTrailingZeros().toPlainString()
                : value.isTextual() ? value.textValue() : "null";
    }
}
