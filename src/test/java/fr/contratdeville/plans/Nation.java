package fr.contratdeville.plans;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The benchmark's data, by as much of psql as its scripts need: the tests have none. */
final class Nation {

    private static final Path SCRIPTS = Path.of("src/benchmark/data");

    private final Connection database;
    private final Map<String, String> variables;
    /** Whether what stands within each of the conditions around is carried out. */
    private final Deque<Boolean> conditions = new ArrayDeque<>();

    private final StringBuilder pending = new StringBuilder();

    private Nation(Connection database, Map<String, String> variables) {
        this.database = database;
        this.variables = variables;
    }

    /** @param database as a superuser; migrated, and empty otherwise */
    static void load(Connection database, String scale) throws IOException, SQLException {
        Map<String, String> variables = new HashMap<>(Map.of("scale", scale, "complete", "on", "triggers", "off"));
        List.of("territory", "actions", "figures", "history").forEach(part -> variables.put(part, "on"));
        new Nation(database, variables).run("data.sql");
    }

    private void run(String script) throws IOException, SQLException {
        for (String line : Files.readAllLines(SCRIPTS.resolve(script))) {
            String command = line.strip();
            if (command.startsWith("\\if")) {
                conditions.push(isOn(command.substring(3).strip()));
            } else if (command.equals("\\else")) {
                conditions.push(!conditions.pop());
            } else if (command.equals("\\endif")) {
                conditions.pop();
            } else if (!conditions.contains(false)) {
                run(line, command);
            }
        }
        execute();
    }

    private void run(String line, String command) throws IOException, SQLException {
        if (command.startsWith("\\ir ")) {
            execute();
            run(command.substring(4).strip());
        } else if (command.endsWith("\\gexec")) {
            pending.append(line, 0, line.indexOf("\\gexec"));
            executeWhatIsAnswered();
        } else if (command.startsWith("vacuum")) {
            // Never beside another statement.
            execute();
            execute(command);
        } else if (!command.startsWith("\\") && !command.startsWith("--")) {
            pending.append(withVariables(line)).append('\n');
        }
    }

    /** Of a variable, or, as {@code :{?name}}, whether there is one. */
    private boolean isOn(String variable) {
        String name = variable.replaceAll("[:{}?]", "");
        return variable.contains("?") ? variables.containsKey(name) : "on".equals(variables.get(name));
    }

    private String withVariables(String line) {
        String text = line;
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            text = text.replace(":'" + variable.getKey() + "'", "'" + variable.getValue() + "'")
                    .replaceAll("(?<!:):" + variable.getKey() + "\\b", variable.getValue());
        }
        return text;
    }

    private void executeWhatIsAnswered() throws SQLException {
        int start = pending.lastIndexOf(";\n") + 1;
        String query = pending.substring(start);
        pending.setLength(start);
        execute();
        List<String> answered = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                answered.add(rows.getString(1));
            }
        }
        for (String sql : answered) {
            execute(sql);
        }
    }

    private void execute() throws SQLException {
        if (!pending.toString().isBlank()) {
            execute(pending.toString());
        }
        pending.setLength(0);
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
