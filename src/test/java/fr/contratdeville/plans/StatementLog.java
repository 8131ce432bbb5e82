package fr.contratdeville.plans;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What PostgreSQL logs of statements that have been carried out. */
final class StatementLog {

    /** Of a server; {@link #begin} lets it log plans. */
    static final Map<String, String> SETTINGS = Map.of(
            "shared_preload_libraries", "auto_explain",
            "logging_collector", "on",
            "log_directory", "log",
            "log_filename", "statements",
            "log_destination", "jsonlog",
            "log_rotation_size", "0",
            "log_min_messages", "log");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PLAN = "plan:\n";

    private final Path file;
    private final Connection database;
    private long read;
    private int mark;

    /** @param server its directory */
    StatementLog(Path server, Connection database) throws IOException {
        try (Stream<Path> files = Files.list(server.resolve("log"))) {
            file = files.filter(name -> name.toString().endsWith(".json"))
                    .findFirst()
                    .orElseThrow();
        }
        this.database = database;
    }

    /** From now on, of connections that are opened after this. */
    void begin() throws SQLException {
        try (Statement statement = database.createStatement()) {
            for (String setting : List.of(
                    "log_min_duration = 0",
                    "log_analyze = on",
                    "log_buffers = on",
                    "log_timing = off",
                    "log_nested_statements = on",
                    "log_format = 'json'",
                    "log_parameter_max_length = 0")) {
                statement.execute("alter system set auto_explain." + setting);
            }
            statement.execute("select pg_reload_conf()");
        }
    }

    /** Until it begins again. */
    void pause() throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute("alter system set auto_explain.log_min_duration = -1");
            statement.execute("select pg_reload_conf()");
        }
    }

    /** Those that have been carried out since this was asked last. */
    List<LoggedStatement> next() throws Exception {
        String end = "select 'mark %d'".formatted(++mark);
        List<LoggedStatement> statements = new ArrayList<>();
        for (int tries = 0; tries < 200; tries++) {
            // Again, until it is logged: at first, the server may not have read its settings yet.
            if (tries % 20 == 0) {
                try (Statement statement = database.createStatement()) {
                    statement.execute(end);
                }
            }
            for (JsonNode plan : plans()) {
                LoggedStatement statement = LoggedStatement.of(plan);
                if (statement.sql().equals(end)) {
                    return statements;
                }
                if (!statement.sql().startsWith("select 'mark")) {
                    statements.add(statement);
                }
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        throw new IllegalStateException("nothing is logged in " + file);
    }

    private List<JsonNode> plans() throws IOException {
        byte[] content;
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            content = new byte[Math.toIntExact(log.length() - read)];
            log.seek(read);
            log.readFully(content);
        }
        int end = content.length;
        while (end > 0 && content[end - 1] != '\n') {
            end--;
        }
        read += end;
        List<JsonNode> plans = new ArrayList<>();
        String lines = new String(content, 0, end, StandardCharsets.UTF_8);
        for (String line : lines.split("\n")) {
            String message =
                    line.isEmpty() ? "" : JSON.readTree(line).path("message").asText();
            int plan = message.indexOf(PLAN);
            if (plan >= 0) {
                plans.add(JSON.readTree(message.substring(plan + PLAN.length())));
            }
        }
        return plans;
    }
}
