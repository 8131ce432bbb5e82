package fr.contratdeville.plans;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.contratdeville.testing.Json;
import fr.contratdeville.testing.PackagedService;
import fr.contratdeville.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every operation on a tenth of the nation's data, with its largest contract: no statement looks for rows without the
 * beginning of a key, or once for each of several. What grows with the country is not read through for one's own contract.
 */
class PlansIT {

    private static final String SCALE = "0.1";
    /** The same statement in one request: more often than this, it is asked once for each of something. */
    private static final int MOST_TIMES = 5;
    /** How foreign keys are checked, one by one. */
    private static final String FOREIGN_KEY = "SELECT 1 FROM ONLY";

    private static final Pattern PARAMETER = Pattern.compile("\\{[^}]+}");

    /** @param why it may do what is a fault elsewhere */
    private record Excused(String operation, String sql, String fault, String why) {

        boolean isFor(String someOperation, String someSql, String someFault) {
            return someOperation.matches(operation)
                    && Pattern.compile(sql).matcher(someSql).find()
                    && Pattern.compile(fault).matcher(someFault).find();
        }
    }

    /** Faults that are known: any other one of the same statement is not excused. */
    private static final List<Excused> EXCUSED = List.of(
            new Excused(
                    "listActions",
                    "from action_neighbourhood n where",
                    "reads all of action|returns",
                    "actions have their neighbourhoods in a table without years, so all are put in order for a page"),
            new Excused(
                    "listActions",
                    "words @@ french_query",
                    "returns",
                    "what matches words comes from an index without order, so all of it is put in order for a page"),
            new Excused(
                    "getBilan.*|listBilans|listContributions|withdrawBilan",
                    "'kind', v.kind|'kind', figure -> 'kind'|case b.state when 'validated'",
                    "once for each",
                    "published_differs asks bilan by bilan and figure by figure, each by its key"),
            new Excused(
                    "aggregate.*|getReport.*",
                    "numerator_id",
                    "of indicator reads",
                    "whether an indicator is a ratio's term is looked for among all of them, once for each sum"),
            new Excused(
                    "aggregate.*|listContributions",
                    "^(with|select c.value_id)",
                    "reads all of (action|indicator_value|breakdown_part)",
                    "of all contracts' the largest one's are a sixth, on a tenth of the nation: not worth looking them up"),
            new Excused(
                    "getReport.*",
                    "^select subject.id",
                    "of indicator_value_overlap reads|returns",
                    "few overlaps are declared: all of them stand on a page or two, which are looked through for each figure"),
            new Excused("openPull", "^select count", "reads all of", "says how many rows there are of each dataset"),
            new Excused(
                    "getPull",
                    "export_pull",
                    "once for each",
                    "the files of the sixteen datasets are measured one after the other"),
            new Excused(
                    "deleteDimension",
                    "from indicator_value v",
                    "reads",
                    "each dimension is taken for a large part of all that figures are broken down by, as most are"),
            new Excused(
                    "aggregateByPillar",
                    "^with placed as",
                    "of (city_contract|action) reads",
                    "what has just been frozen is in no statistics yet, and so is joined as if it were one row"),
            new Excused(
                    "listMillesimeChanges",
                    "^select cast\\(md5",
                    "reads",
                    "compares all of a year with what is frozen of it, and tells a year's rows from their actions alone"),
            new Excused(
                    "verifyMillesime",
                    "^select count|^$",
                    "reads",
                    "computes the digest of all that is frozen, which is kept in pages of its own"),
            new Excused(
                    "withdrawBilan",
                    "^update action_content",
                    "once for each",
                    "each figure that goes says that its action has changed"),
            new Excused(
                    "postBilans",
                    "select k.place",
                    "action_title_trigrams",
                    "a title's trigrams are as many as they are, whoever's actions have them"),
            new Excused(
                    "postBilans",
                    "from structure s1_0 where s1_0.id=",
                    "once for each",
                    "a structure is found by its id when its first bilan comes up"),
            new Excused(
                    "createImport",
                    "^select id, name, short_name, siret from structure",
                    "reads all of structure|returns",
                    "a name in a document may be like any structure's, which no index finds"));

    /** Answers without end. */
    private static final Set<String> NOT_CALLED = Set.of("streamChanges");

    @TempDir
    Path directory;

    private final Map<String, Pattern> operations = new LinkedHashMap<>();
    private final Set<String> called = new TreeSet<>();
    private final Map<String, String> faults = new LinkedHashMap<>();
    private final List<String> refusals = new ArrayList<>();
    private PackagedService service;
    private StatementLog log;
    private String token;

    @Test
    void no_operation_reads_much_more_than_it_has_use_for() throws Exception {
        Map<String, String> provider = Tokens.newProvider();
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(directory.resolve("postgresql"))
                .setLocaleConfig("locale", "C");
        StatementLog.SETTINGS.forEach(builder::setServerConfig);
        try (EmbeddedPostgres server = builder.start();
                Connection database = server.getPostgresDatabase().getConnection()) {
            Flyway.configure()
                    .placeholders(Map.of("service-role", "postgres"))
                    .dataSource(server.getPostgresDatabase())
                    .load()
                    .migrate();
            Nation.load(database, SCALE);
            log = new StatementLog(directory.resolve("postgresql"), database);
            log.begin();
            System.setProperty("test.private-key", provider.get("test.private-key"));
            token = Tokens.agglomeration();
            try (PackagedService started = PackagedService.start(
                    directory,
                    Map.of(
                            "QUARKUS_DATASOURCE_JDBC_URL",
                            server.getJdbcUrl("postgres", "postgres"),
                            "QUARKUS_DATASOURCE_USERNAME",
                            "postgres",
                            "QUARKUS_OIDC_PUBLIC_KEY",
                            provider.get("quarkus.oidc.public-key"),
                            "QUARKUS_OIDC_TOKEN_ISSUER",
                            provider.get("quarkus.oidc.token.issuer"),
                            "CONTRATDEVILLE_DATASET_LOAD",
                            "never"))) {
                service = started;
                readOperations();
                log.next();
                read(database);
                write(database);
            }
        }

        assertThat(refusals).isEmpty();
        assertThat(faults.entrySet().stream()
                        .map(fault -> fault.getKey() + "\n    " + fault.getValue())
                        .toList())
                .isEmpty();
        assertThat(called).containsAll(operations.keySet());
    }

    private void readOperations() {
        JsonNode paths = Json.of(service.requests().get("/openapi?format=json").asString())
                .get("paths");
        paths.properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    String id = method.getValue().path("operationId").asText();
                    if (!id.isEmpty() && !NOT_CALLED.contains(id)) {
                        operations.put(
                                id,
                                Pattern.compile(method.getKey() + " "
                                        + PARAMETER.matcher(path.getKey()).replaceAll("[^/?.]+") + "(\\?.*)?"));
                    }
                }));
    }

    private void read(Connection database) throws Exception {
        String contract = id("0001", 1);
        String action = one(database, """
                select action_id from bilan where contract_id = '%s' and state = 'validated' order by id limit 1
                """.formatted(contract));
        String figure =
                one(database, "select id from indicator_value where action_id = '%s' limit 1".formatted(action));
        String structure = one(database, "select structure_id from action where id = '%s'".formatted(action));
        String bilan = one(database, "select id from bilan where action_id = '%s'".formatted(action));
        String actions = "/api/v1/actions/" + action;
        for (String query : List.of(
                "contract=" + contract,
                "contract=" + contract + "&year=2020",
                "contract=" + contract + "&year=2020&sort=title&total=true",
                "contract=" + contract + "&sort=-contentUpdatedAt",
                "structure=" + structure,
                "pillar=" + id("0002", 1),
                "neighbourhood=" + id("0003", 1),
                "contract=" + contract + "&indicator=" + id("0005", 1) + "&year=2020",
                "q=ateliers+jardin&contract=" + contract,
                "q=ateliers+jardin",
                "sort=-contentUpdatedAt&limit=10",
                "limit=10")) {
            get("/api/v1/actions?" + query);
            followed("/api/v1/actions?" + query);
        }
        get(actions);
        get(actions + "/bilan-template");
        get(actions + "/indicator-values");
        get(actions + "/indicator-values?indicator=" + id("0005", 1));
        get(actions + "/indicator-values/" + figure);
        get(actions + "/history");
        get("/api/v1/bilans/" + bilan);
        get("/api/v1/bilans/" + bilan + "/history");
        get("/api/v1/structures/%s/bilans/%s".formatted(structure, one(database, """
                select external_reference from bilan where id = '%s'
                """.formatted(bilan))));
        for (String query : List.of(
                "contract=" + contract,
                "contract=" + contract + "&state=submitted&year=2020",
                "structure=" + structure,
                "action=" + action,
                "contract=" + contract + "&publishedDiffers=true",
                "state=submitted&limit=10")) {
            get("/api/v1/bilans?" + query);
        }
        for (String items : List.of(
                "city-contracts",
                "dimensions",
                "indicators",
                "millesimes",
                "neighbourhoods",
                "pillars",
                "structures")) {
            get("/api/v1/" + items + "?limit=10");
        }
        get("/api/v1/city-contracts?code=cv-0001");
        get("/api/v1/city-contracts?year=2020&name=ville&limit=10");
        get("/api/v1/neighbourhoods?contract=" + contract);
        get("/api/v1/pillars?contract=" + contract);
        get("/api/v1/structures?contract=" + contract + "&limit=10");
        get("/api/v1/structures?name=structure+12&limit=10");
        get("/api/v1/city-contracts/" + contract);
        get("/api/v1/dimensions/" + id("0006", 1));
        get("/api/v1/indicators/" + id("0005", 1));
        get("/api/v1/neighbourhoods/" + id("0003", 1));
        get("/api/v1/pillars/" + id("0002", 1));
        get("/api/v1/structures/" + structure);
        for (String figures : List.of("", "&figures=all")) {
            String year = "?contract=" + contract + "&year=2020" + figures;
            get("/api/v1/aggregates" + year + "&groupBy=structure,status");
            get("/api/v1/aggregates/pillars" + year);
            get("/api/v1/aggregates/structures" + year);
            get("/api/v1/aggregates/years?contract=" + contract + figures);
            get("/api/v1/aggregates/contributions" + year + "&of=" + id("0005", 1));
        }
        get("/api/v1/aggregates/pillars?contract=" + contract + "&year=2020&compareTo=2019");
        get("/api/v1/aggregates/pillars?contract=" + contract + "&year=2020&neighbourhood=" + id("0003", 1));
        get("/api/v1");
        get("/api/v1/nomenclatures");
        get("/api/v1/exports");
        get("/api/v1/exports/structures/schema");
        get("/api/v1/exports/structures/schema/duckdb");
        get("/api/v1/exports/structures");
        get("/api/v1/exports/indicator-values");
        get("/api/v1/reports");
        for (String form : List.of("", ".pdf", ".xlsx")) {
            get("/api/v1/reports/2020%s?contract=%s".formatted(form, contract));
        }
    }

    private void write(Connection database) throws Exception {
        String contract = id("0001", 1);
        Response pull = call("POST", "/api/v1/exports", null);
        String token = pull.path("token");
        get(pull.path("self"));
        get(pull.path("self") + "?checksums=csv");
        String structure =
                everyWrite("/api/v1/structures", "{\"name\": \"Régie\", \"kind\": \"association\"}", "Régie", "Union");
        String successor = id("0004", 1);
        call("PUT", structure + "/successor", "{\"structureId\": \"%s\"}".formatted(successor));
        call("DELETE", structure + "/successor", null);
        everyWrite("/api/v1/city-contracts", """
                {"code": "nouveau", "name": "Nouveau", "epciName": "Dole", "firstYear": 2024, "lastYear": 2030}
                """, "2030", "2029");
        everyWrite("/api/v1/pillars", """
                {"contractId": "%s", "code": "p9", "label": "Neuf", "position": 9}
                """.formatted(contract), "Neuf", "Autre");
        everyWrite(
                "/api/v1/neighbourhoods",
                "{\"contractId\": \"%s\", \"name\": \"Neuf\"}".formatted(contract),
                "Neuf",
                "Autre");
        everyWrite("/api/v1/indicators", """
                {"code": "neuf", "label": "Neuf", "unit": "unité", "counts": "other", "aggregation": "sum"}
                """, "Neuf", "Autre");
        everyWrite("/api/v1/dimensions", """
                {"code": "neuve", "label": "Neuve", "categorySets": [{"code": "a", "version": 1, "label": "A",
                 "categories": [{"code": "un", "label": "Un"}, {"code": "deux", "label": "Deux"}]}]}
                """, "Neuve", "Autre");
        String action = everyWrite(
                "/api/v1/actions", """
                {"contractId": "%s", "structureId": "%s", "year": 2020, "title": "Neuve", "description": "Une action.",
                 "status": "completed", "neighbourhoodIds": ["%s"]}
                """.formatted(contract, id("0004", 1), id("0003", 1)), "completed", "planned");
        everyWrite(action + "/indicator-values", """
                {"indicatorId": "%s", "kind": "exact", "value": 5, "breakdowns": [{"dimension": "sexe",
                 "categorySet": "sexes", "categorySetVersion": 1, "coverage": "whole",
                 "parts": [{"category": "femmes", "value": 3}, {"category": "hommes", "value": 2}]}]}
                """.formatted(id("0005", 4)), "exact", "approximate");
        List<String> free = all(database, """
                select a.id || ' ' || a.structure_id from action a
                where a.contract_id = '%s' and a.year = 2021 and not exists (select from bilan b where b.action_id = a.id)
                order by a.id limit 8
                """.formatted(contract));
        String bilan = made("/api/v1/bilans", bilan(free.get(0), "submitted"));
        call("POST", "/api/v1/bilans?validateOnly=true", bilan(free.get(1), "submitted"));
        call("POST", bilan + "/return", "{\"reasons\": [{\"pointer\": \"/narrative/done\", \"text\": \"Combien ?\"}]}");
        call("PUT", bilan, bilan(free.get(0), "draft"));
        call("POST", bilan + "/submit", null);
        call("POST", bilan + "/validate?overwrite=" + whatIsOverwritten(bilan), null);
        call("POST", bilan + "/reopen", "{\"reason\": \"Une erreur.\"}");
        call("POST", bilan + "/withdraw", "{\"reason\": \"Une erreur.\"}");
        call("DELETE", bilan, null);
        String[] referred = free.get(1).split(" ");
        call("PUT", "/api/v1/structures/%s/bilans/neuf".formatted(referred[1]), bilan(free.get(1), "submitted"));
        call(
                "POST",
                "/api/v1/bilans/batch",
                "{\"bilans\": [%s]}"
                        .formatted(String.join(
                                ", ",
                                free.subList(2, 8).stream()
                                        .map(one -> bilan(one, "submitted"))
                                        .toList())));
        for (String document : List.of("Atelier", "Jardin")) {
            String imported = "/api/v1/imports/"
                    + call(
                                    "POST",
                                    "/api/v1/imports?name=annexe.csv&year=2020&contract=" + contract,
                                    "Action;Structure;Descriptif;Réalisation\n%s importé;Nouvelle;On fait.;Réalisée\n"
                                            .formatted(document))
                            .path("id");
            get(imported);
            get(imported + "/rows/1");
            call("PATCH", imported + "/rows/1", "{\"title\": \"Atelier\"}");
            call(
                    document.equals("Jardin") ? "DELETE" : "POST",
                    document.equals("Jardin") ? imported : imported + "/confirmation",
                    null);
        }
        get("/api/v1/imports?contract=" + contract);
        get("/api/v1/changes?after=" + token);
        call("DELETE", pull.path("self"), null);
        String millesime = frozen(2020);
        get(millesime);
        get(millesime + "/changes");
        get(millesime + "/verification");
        get("/api/v1/actions?millesime=%s&contract=%s".formatted(millesime.replaceAll(".*/", ""), contract));
        get("/api/v1/aggregates/pillars?millesime=%s&contract=%s".formatted(millesime.replaceAll(".*/", ""), contract));
        get(erased("Combien"));
        get("/api/v1/redactions?limit=10");
    }

    private static String bilan(String actionAndStructure, String state) {
        String[] ids = actionAndStructure.split(" ");
        return """
                {"structureId": "%s", "year": 2021, "actionId": "%s", "state": "%s", "outcome": "completed",
                 "narrative": {"done": "Des ateliers."}, "figures": [
                 {"indicator": "ind-004", "kind": "exact", "value": 7}, {"indicator": "ind-008", "kind": "exact", "value": 8},
                 {"indicator": "ind-012", "kind": "exact", "value": 9}, {"indicator": "ind-016", "kind": "exact", "value": 1},
                 {"indicator": "ind-020", "kind": "exact", "value": 2}]}
                """.formatted(ids[1], ids[0], state);
    }

    /** Unseen: the foreign key of each row that is frozen is checked by itself, hundreds of thousands of times. */
    private String frozen(int year) throws SQLException {
        log.pause();
        Response made = request()
                .contentType(ContentType.JSON)
                .body("{\"year\": %d}".formatted(year))
                .post("/api/v1/millesimes");
        log.begin();
        called.add("createMillesime");
        return "/api/v1/millesimes/" + made.then().statusCode(201).extract().path("id");
    }

    /** Unseen: it looks through all that people have written. */
    private String erased(String name) throws SQLException {
        log.pause();
        Response made = request()
                .contentType(ContentType.JSON)
                .body("{\"words\": \"%s\", \"basis\": \"published_by_mistake\"}".formatted(name))
                .post("/api/v1/redactions");
        log.begin();
        called.add("createRedaction");
        return "/api/v1/redactions/" + made.then().statusCode(201).extract().path("id");
    }

    /** As who has seen it sends it. */
    private String whatIsOverwritten(String bilan) {
        return request()
                .header("If-Match", request().get(bilan).header("ETag"))
                .post(bilan + "/validate")
                .path("overwrite");
    }

    /**
     * Makes one, replaces it, changes it and deletes it, and then makes another one.
     *
     * @param part of its body that is another in the replacement
     */
    private String everyWrite(String path, String body, String part, String replacement) throws Exception {
        String item = made(path, body);
        call("PUT", item, body.replace(part, replacement));
        call("PATCH", item, body);
        call("DELETE", item, null);
        return made(path, body);
    }

    private String made(String path, String body) throws Exception {
        return path + "/" + call("POST", path, body).path("id");
    }

    private Response get(String path) throws Exception {
        return call("GET", path, null);
    }

    /** The next page. */
    private void followed(String path) throws Exception {
        String next = request().get(path).path("next");
        if (next != null) {
            get(next);
        }
    }

    private Response call(String method, String path, String body) throws Exception {
        RequestSpecification request = request();
        if (body != null) {
            String json = method.equals("PATCH") ? "application/merge-patch+json" : ContentType.JSON.toString();
            request.contentType(path.startsWith("/api/v1/imports?") ? "text/csv" : json)
                    .body(body.getBytes(StandardCharsets.UTF_8));
        }
        if (!method.equals("GET")) {
            String tag = request()
                    .get(path.replaceAll("/(successor|return|submit|validate.*|reopen|withdraw|confirmation)$", ""))
                    .header("ETag");
            if (tag != null) {
                request.header("If-Match", tag);
            }
        }
        log.next();
        Response answer = request.request(method, path);
        String asked = method.toLowerCase() + " " + path;
        if (answer.statusCode() >= 300) {
            refusals.add("%s: %d %s".formatted(asked, answer.statusCode(), answer.asString()));
        }
        String operation = operations.entrySet().stream()
                .filter(known -> known.getValue().matcher(asked).matches())
                .map(Map.Entry::getKey)
                .min(Comparator.comparingInt(
                        known -> operations.get(known).pattern().split("\\[").length))
                .orElseThrow(() -> new AssertionError(asked + " is no operation"));
        called.add(operation);
        judge(operation, asked, log.next());
        return answer;
    }

    private void judge(String operation, String asked, List<LoggedStatement> statements) {
        Map<String, Integer> times = new HashMap<>();
        for (LoggedStatement statement : statements) {
            List<String> found = new ArrayList<>(statement.faults());
            if (statement.reads()
                    && times.merge(statement.sql(), 1, Integer::sum) == MOST_TIMES + 1
                    && !statement.sql().startsWith(FOREIGN_KEY)) {
                found.add("is asked once for each of several");
            }
            found.stream()
                    .filter(fault ->
                            EXCUSED.stream().noneMatch(known -> known.isFor(operation, statement.sql(), fault)))
                    .forEach(fault ->
                            faults.putIfAbsent(operation + ": " + statement.sql(), fault + " (" + asked + ")"));
        }
    }

    private RequestSpecification request() {
        return service.requests().header("Authorization", "Bearer " + token).urlEncodingEnabled(false);
    }

    private static String id(String kind, int number) {
        return "01400000-%s-7000-8000-%012x".formatted(kind, number);
    }

    private static String one(Connection database, String sql) throws SQLException {
        return all(database, sql).get(0);
    }

    private static List<String> all(Connection database, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
