package fr.contratdeville.plans;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A statement as the database has logged it, with its plan and what each node of it has read.
 *
 * @param sql as it was sent, or as a function has it
 */
record LoggedStatement(String sql, JsonNode plan) {

    /**
     * Rows that are read in vain: fewer are no fault, whatever they are for. A table of so few is read through sooner than
     * looked up in, as the planner knows: structures and bilans on a tenth of the nation's data.
     */
    private static final int FEW = 2000;
    /** Pages that are: an index of the figures that is read through, because nobody named its first column, has five times as many. */
    private static final int FEW_PAGES = 150;
    /** How many rows may be read for each that is of use: as many as stand beside one action; and how many pages. */
    private static final int FACTOR = 30;

    /** Of an index that is descended for a row, and of its table. */
    private static final int PAGES_OF_A_ROW = 6;

    /** What grows with the country, or with the years. */
    private static final Set<String> BIG = Set.of(
            "action",
            "action_content",
            "action_neighbourhood",
            "bilan",
            "breakdown_part",
            "indicator_value",
            "recorded_change",
            "structure");

    /** Statements whose rows stand for those that they have read are judged by their scans alone. */
    private static final Set<String> GATHERING = Set.of("Aggregate", "Group", "WindowAgg", "SetOp", "Unique");

    private static final Pattern PARTITION = Pattern.compile("_to_\\d+");

    static LoggedStatement of(JsonNode logged) {
        return new LoggedStatement(
                logged.get("Query Text").asText().replaceAll("\\s+", " ").strip(), logged.get("Plan"));
    }

    /** What is wrong with the plan, as somebody has to read it who mends it. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        List<JsonNode> scans = new ArrayList<>();
        boolean gathers = collect(plan, scans);
        double read = 0;
        for (JsonNode scan : scans) {
            double rows = number(scan, "Actual Rows") * number(scan, "Actual Loops");
            double removed = (number(scan, "Rows Removed by Filter") + number(scan, "Rows Removed by Index Recheck"))
                    * number(scan, "Actual Loops");
            double pages = pages(scan);
            read += rows + removed;
            if (scan.get("Node Type").asText().equals("Seq Scan")
                    && BIG.contains(relation(scan))
                    && rows + removed > FEW) {
                faults.add("reads all of " + relation(scan));
            } else if (removed > FEW + FACTOR * rows) {
                faults.add("%s of %s reads %.0f rows, and %.0f are of use"
                        .formatted(scan.get("Node Type").asText(), relation(scan), rows + removed, rows));
            } else if (pages > FEW_PAGES + FACTOR * (rows + removed) + PAGES_OF_A_ROW * number(scan, "Actual Loops")) {
                faults.add("%s of %s reads %.0f pages for %.0f rows"
                        .formatted(scan.get("Node Type").asText(), relation(scan), pages, rows + removed));
            }
        }
        double returned = returned();
        if (!gathers && read > FEW + FACTOR * returned) {
            faults.add("reads %.0f rows and returns %.0f".formatted(read, returned));
        }
        return faults;
    }

    private double returned() {
        JsonNode top = plan;
        while (top.get("Node Type").asText().equals("ModifyTable") && top.has("Plans")) {
            top = top.get("Plans").get(0);
        }
        return number(top, "Actual Rows") * number(top, "Actual Loops");
    }

    /** @return whether any node gathers rows */
    private static boolean collect(JsonNode node, List<JsonNode> scans) {
        String type = node.get("Node Type").asText();
        boolean gathers = GATHERING.contains(type);
        if (type.endsWith("Scan")
                && (node.has("Relation Name") || node.has("Index Name"))
                && !relation(node).startsWith("pg_")) {
            scans.add(node);
        }
        for (JsonNode below : node.path("Plans")) {
            gathers |= collect(below, scans);
        }
        return gathers;
    }

    /** Of its own: a node's count has that of the nodes below it. */
    private static double pages(JsonNode node) {
        double pages = number(node, "Shared Hit Blocks") + number(node, "Shared Read Blocks");
        for (JsonNode below : node.path("Plans")) {
            pages -= number(below, "Shared Hit Blocks") + number(below, "Shared Read Blocks");
        }
        return pages;
    }

    /** Whether it reads any table of the service: what only computes may be asked as often as one likes. */
    boolean reads() {
        List<JsonNode> scans = new ArrayList<>();
        collect(plan, scans);
        return !scans.isEmpty();
    }

    private static String relation(JsonNode scan) {
        String name = scan.path("Relation Name").asText(scan.path("Index Name").asText());
        return PARTITION.matcher(name).replaceFirst("");
    }

    private static double number(JsonNode node, String member) {
        return node.path(member).asDouble(0);
    }
}
