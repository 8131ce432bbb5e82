package fr.contratdeville.platform.redaction;

import static fr.contratdeville.testing.ExpectedProblem.ERRORS;
import static fr.contratdeville.testing.ExpectedProblem.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import fr.contratdeville.review.bilan.BilanRequest.NarrativeRequest;
import fr.contratdeville.review.bilan.BilanRequest.NewActionRequest;
import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.OtherTransaction;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.lang.reflect.RecordComponent;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A person's name is erased from wherever people have written it, and nothing else is changed. */
@QuarkusTest
class RedactionTest extends ApiTest {

    private static final String REDACTIONS = "/api/v1/redactions";
    private static final String ACTIONS = "/api/v1/actions";
    private static final String MILLESIMES = "/api/v1/millesimes/";
    private static final String SIGN = "[nom effacé]";

    /** All that hold text, whatever it is. */
    private static final String TEXT_COLUMNS = """
            select t.table_name || '.' || c.column_name
            from information_schema.tables t
            join information_schema.columns c using (table_schema, table_name)
            where t.table_schema = 'public' and t.table_type = 'BASE TABLE'
                and c.udt_name in ('text', '_text', 'varchar', '_varchar', 'bpchar', 'json', 'jsonb', 'xml', 'bytea')
                and c.is_generated = 'NEVER'
                and not (select relispartition from pg_class where oid = to_regclass(quote_ident(t.table_name)))
            """;

    /** What nobody writes a sentence in: codes, digests, names of registered bodies and of places, and who has signed. */
    private static final String NO_FREE_TEXT = """
            action.status action.transversal_priorities
            bilan.replaced bilan.sha256 bilan.state
            breakdown_part.coverage
            category.code category.label
            category_set.code category_set.label
            change_feed.database
            city_contract.code city_contract.epci_name city_contract.epci_siren city_contract.name
            dataset_load.code
            dimension.code dimension.label
            document_import.doubts document_import.format document_import.sha256 document_import.state
            export_pull.schema_version export_pull.snapshot export_pull.token
            export_pull_dataset.dataset
            export_pull_file.dataset export_pull_file.delimiter export_pull_file.format export_pull_file.sha256
            export_pull_file.uuid
            flyway_schema_history.description flyway_schema_history.installed_by flyway_schema_history.script
            flyway_schema_history.type flyway_schema_history.version
            idempotent_answer.caller idempotent_answer.content_language idempotent_answer.etag idempotent_answer.key
            idempotent_answer.location idempotent_answer.request_sha256
            imported_row.outcome
            indicator.aggregation indicator.code indicator.counts indicator.label indicator.unit
            indicator_value.kind
            indicator_value_overlap.share
            millesime.sha256
            millesime_content.columns millesime_content.dataset millesime_content.sha256
            millesime_dataset.left_out millesime_dataset.name millesime_dataset.of_the_years millesime_dataset.published
            millesime_redaction.sha256 millesime_redaction.sha256_before
            neighbourhood.code neighbourhood.name
            pillar.code pillar.label
            recorded_change.caller_id recorded_change.caller_name recorded_change.caller_role recorded_change.dataset
            recorded_change.operation
            redaction.basis redaction.caller_id redaction.caller_name redaction.caller_role
            structure.contact_email structure.kind structure.name structure.rna structure.short_name structure.siret
            """;

    /** What a session writes in its own time zone. */
    private static final String TIMES = "{created_at,updated_at,submitted_at,validated_at}";

    private final List<String> opened = new ArrayList<>();

    private static Response erase(String words) {
        return erase("", words, "\"basis\": \"data_subject_request\"");
    }

    private static Response erase(String query, String words, String members) {
        return Named.sending("{\"words\": \"%s\", %s}".formatted(words, members))
                .post(REDACTIONS + query);
    }

    /** The tables with a row that has this in it, whatever the column, read past the service. */
    private Set<String> tablesWith(String trace) throws SQLException {
        Set<String> found = new TreeSet<>();
        for (String table : query("""
                select format('%I.%I', n.nspname, c.relname)
                from pg_class c
                join pg_namespace n on n.oid = c.relnamespace
                where n.nspname in ('public', 'millesime', 'frozen') and c.relkind in ('r', 'p') and not c.relispartition
                """)) {
            boolean has = query("select exists (select from %s t where upper(cast(t as text)) like '%%%s%%')"
                            .formatted(table, trace))
                    .contains("t");
            if (has) {
                found.add(table);
            }
        }
        return found;
    }

    /** All that is answered to who may read everything. */
    private static String allThatIsRead(Named named, String token) {
        Stream<String> addresses = Stream.of(
                ACTIONS + "?limit=200",
                Named.action(named.corrected),
                Named.action(named.corrected) + "/history?limit=200",
                Named.action(named.corrected) + "/bilan-template",
                Named.action(named.gone) + "/history",
                "/api/v1/bilans?limit=200",
                Named.bilan(named.returned),
                Named.bilan(named.returned) + "/history?limit=200",
                Named.bilan(named.brought),
                Named.bilan(named.brought) + "/history?limit=200",
                Named.bilan(named.withdrawn),
                Named.bilan(named.withdrawn) + "/history?limit=200",
                Named.bilan(named.goneBilan) + "/history?limit=200",
                "/api/v1/aggregates/contributions?of=" + named.indicator,
                "/api/v1/millesimes?limit=200",
                MILLESIMES + named.millesime,
                MILLESIMES + named.millesime + "/changes?limit=200",
                ACTIONS + "?limit=200&millesime=" + named.millesime,
                Named.action(named.corrected) + "?millesime=" + named.millesime,
                "/api/v1/bilans?limit=200&millesime=" + named.millesime,
                Named.bilan(named.returned) + "?millesime=" + named.millesime,
                "/api/v1/changes?limit=1000&after=" + token,
                "/api/v1/exports/actions",
                "/api/v1/exports/bilans",
                REDACTIONS + "?limit=200");
        return addresses
                .map(address -> address + " " + given().get(address).asString())
                .collect(Collectors.joining("\n"))
                .concat(named.answeredAgain().asString())
                .toUpperCase(Locale.ROOT);
    }

    @Test
    void a_name_is_nowhere_any_more() throws SQLException {
        String token = openPull().path("token");
        Named named = new Named();
        assertThat(tablesWith(Named.TRACE))
                .containsExactly(
                        "millesime.action",
                        "millesime.bilan",
                        "public.action",
                        "public.bilan",
                        "public.idempotent_answer",
                        "public.millesime",
                        "public.recorded_change");
        assertThat(allThatIsRead(named, token)).contains(Named.TRACE);

        Response redaction = erase(Named.NAME);

        redaction
                .then()
                .statusCode(201)
                .header("Location", containsString(REDACTIONS + "/"))
                .body("times.live", greaterThan(5))
                .body("times.history", greaterThan(10))
                .body("times.frozen", greaterThan(3))
                .body("times.answers", greaterThan(0))
                .body("millesimes.id", contains(named.millesime));
        assertThat(tablesWith(Named.TRACE)).isEmpty();
        assertThat(tablesWith("JEHANNE")).isEmpty();
        assertThat(tablesWith("JÉHANNE")).isEmpty();
        assertThat(allThatIsRead(named, token)).doesNotContain(Named.TRACE).contains(SIGN.toUpperCase(Locale.ROOT));
        erase(Named.NAME).then().statusCode(200).body("places", hasSize(0)).body("times.history", equalTo(0));
    }

    @Test
    void what_is_told_beforehand_is_where_it_stands_and_nothing_is_changed() throws SQLException {
        Named named = new Named();

        Response places = erase("?validateOnly=true", Named.NAME, "\"basis\": \"published_by_mistake\"");

        places.then().statusCode(200);
        List<String> told = places.jsonPath().getList("places.collect { it.in + ' ' + it.what + ' ' + it.pointer }");
        assertThat(told)
                .contains(
                        "live action /description",
                        "live bilan /content/narrative/done",
                        "live bilan /content/action/objectives/0",
                        "live bilan /external_reference",
                        "live bilan /reasons/0/text",
                        "live bilan /validated_content/narrative/done",
                        "live bilan /warnings/0/found",
                        "live millesime /label",
                        "history action /title",
                        "history action /reason",
                        "frozen action /title",
                        "frozen bilan /content/narrative/done",
                        "answer bilan /warnings/0/found");
        assertThat(places.jsonPath().getList("places.findAll { it.in == 'frozen' }.millesime"))
                .containsOnly(given().get(MILLESIMES + named.millesime).<String>path("code"));
        assertThat(tablesWith(Named.TRACE)).hasSize(7);
        erase(Named.NAME).then().statusCode(201).body("times.live", equalTo(places.<Integer>path("times.live")));
    }

    /** Each entry begins with what the one before it ended with, and the last is the row as it stands. */
    @Test
    void the_history_still_holds_together() throws SQLException {
        Named named = new Named();

        erase(Named.NAME).then().statusCode(201);

        assertThat(query("""
                        select count(*) from (
                            select before, lag(after) over (partition by dataset, row_id order by position) as last
                            from recorded_change where dataset in ('action', 'bilan')) entries
                        where before is distinct from last
                        """)).containsExactly("0");
        for (String table : List.of("action", "bilan")) {
            assertThat(query("""
                            select t.id from %1$s t
                            where not exists (
                                select from recorded_change c
                                where c.row_id = t.id and c.dataset = '%1$s' and to_jsonb(t) @> c.after - cast('%2$s' as text[]))
                            """.formatted(table, TIMES))).isEmpty();
        }
        expectDigestsOfContents(named);
    }

    private void expectDigestsOfContents(Named named) throws SQLException {
        assertThat(query("""
                        select bool_and(said.sha256 = encode(sha256(convert_to(canonical_json(said.content), 'UTF8')), 'hex'))
                        from (
                            select sha256, content, contract_id from bilan
                            union all
                            select after ->> 'sha256', after -> 'content', contract_id from recorded_change
                            where dataset = 'bilan' and after is not null) said
                        where said.contract_id = '%s'
                        """.formatted(named.contract))).containsExactly("t");
    }

    /** The database writes contents as the service does. */
    @Test
    void a_content_has_the_same_digest_whoever_computes_it() throws SQLException {
        expectDigestsOfContents(new Named());
    }

    @Test
    void what_is_published_changes_as_by_any_change() {
        Named named = new Named();
        String address = Named.action(named.corrected);
        Response before = given().get(address);
        String token = openPull().path("token");

        erase(Named.NAME).then().statusCode(201);

        Response after = given().get(address);
        after.then()
                .header("ETag", not(before.header("ETag")))
                .body("version", equalTo(before.<Integer>path("version") + 1))
                .body("description", equalTo("Avec " + SIGN + "."))
                .body("partners", contains(SIGN))
                .body("title", equalTo("Atelier"));
        assertThat(given().get("/api/v1/changes?limit=1000&after=" + token)
                        .jsonPath()
                        .getList("items.id"))
                .contains(named.corrected, named.returned);
        given().get(address + "/history?sort=-at")
                .then()
                .body("items[0].reason", equalTo("Effacement d’un nom, à la demande de la personne"))
                .body("items[0].before.description", equalTo("Avec " + SIGN + "."));
        given().get(ACTIONS + "?q=oeuvremont").then().body("items", hasSize(0));
        given().get(ACTIONS + "?q=oeuvremont&millesime=" + named.millesime)
                .then()
                .body("items", hasSize(0));
    }

    @Test
    void a_millesime_says_when_and_has_both_digests() {
        Named named = new Named();
        String address = MILLESIMES + named.millesime;
        Response before = given().get(address);
        given().get(address + "/verification").then().body("redactedAt", nullValue());
        String frozen = Named.action(named.corrected) + "?millesime=" + named.millesime;
        String tag = anonymous().get(frozen).header("ETag");

        Response redaction = erase(Named.NAME);

        Response after = given().get(address);
        after.then()
                .body("redactions", hasSize(1))
                .body("redactions[0].sha256Before", equalTo(before.<String>path("sha256")))
                .body("redactions[0].sha256", equalTo(after.<String>path("sha256")))
                .body("redactions[0].at", equalTo(redaction.<String>path("at")))
                .body("sha256", not(before.<String>path("sha256")))
                .body("label", equalTo("Présenté par " + SIGN))
                .header("ETag", not(before.header("ETag")));
        redaction
                .then()
                .body("millesimes[0].sha256Before", equalTo(before.<String>path("sha256")))
                .body("millesimes[0].sha256", equalTo(after.<String>path("sha256")));
        given().get(address + "/verification")
                .then()
                .body("intact", equalTo(true))
                .body("sha256", equalTo(after.<String>path("sha256")))
                .body("redactedAt", equalTo(redaction.<String>path("at")));
        anonymous().header("If-None-Match", tag).get(frozen).then().statusCode(200);
    }

    /** An erasure must not make good what somebody has forged. */
    @ParameterizedTest
    @CsvSource({"action, status = 'cancelled'", "indicator_value, value = 13"})
    void a_millesime_that_was_tampered_with_stays_so(String table, String tampering) throws SQLException {
        Named named = new Named();
        execute(
                "set session_replication_role = replica; update millesime.%s set %s where millesime_id = '%s'; reset session_replication_role"
                        .formatted(table, tampering, named.millesime));

        erase(Named.NAME).then().statusCode(201);

        given().get(MILLESIMES + named.millesime + "/verification").then().body("intact", equalTo(false));
        assertThat(tablesWith(Named.TRACE)).isEmpty();
    }

    /** Of what is counted by words, in a millésime, nothing is given again as it was. */
    @Test
    void what_was_kept_of_a_millesime_is_computed_anew() {
        Named named = new Named();
        String counted = "/api/v1/aggregates/years?q=oeuvremont&millesime=" + named.millesime;
        given().get(counted).then().body("rows", hasSize(1));
        given().get(counted).then().body("rows", hasSize(1));

        erase(Named.NAME).then().statusCode(201);

        given().get(counted).then().body("rows", hasSize(0));
    }

    private Response openPull() {
        Response pull =
                given().post("/api/v1/exports").then().statusCode(201).extract().response();
        opened.add(pull.path("self"));
        return pull;
    }

    @AfterEach
    void closeThePulls() {
        opened.forEach(pull -> given().delete(pull));
    }

    @Test
    void a_pull_that_was_opened_before_reads_no_more() {
        new Named();
        Response pull = openPull();
        String address = "/api/v1/exports/actions?pull=" + pull.path("id");
        given().get(address).then().statusCode(200);

        erase(Named.NAME).then().statusCode(201);

        given().get(address).then().spec(problem(410, "pull-not-open"));
        given().get(pull.<String>path("self")).then().body("open", equalTo(false));
    }

    @Test
    void whoever_writes_a_name_meanwhile_is_waited_for() throws Exception {
        Named named = new Named();
        try (OtherTransaction other = new OtherTransaction()) {
            other.execute(
                    "update action set description = 'Avec JEHANNE OEUVREMONT', version = version + 1 where id = '%s'"
                            .formatted(named.corrected));
            CompletableFuture<Response> erasing = CompletableFuture.supplyAsync(() -> erase(Named.NAME));
            other.untilOthersWait(1);
            other.commit();

            erasing.get(30, TimeUnit.SECONDS).then().statusCode(201);
        }

        assertThat(tablesWith(Named.TRACE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Martin et Jeanne",
                "Jeanne Martinique",
                "Marie-Jeanne Marti",
                "Jeanne et Martin",
                "aJeanne Martin",
                "Jeanne Martin2"
            })
    void only_the_whole_name_is_found(String text) {
        String action = Stored.action(Stored.contract("dole", 2015, 2023), Stored.structure("CCAS"), 2023, text);

        erase("Jeanne Martin").then().statusCode(200);

        given().get(Named.action(action)).then().body("title", equalTo(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Jeanne Martin | JEANNE MARTIN",
                "Jeanne Martin | Jeanne  Martin",
                "Jeanne Martin | «Jeanne-Martin»",
                "Jeanne Martin | jeanne.martin@example.org",
                "Jérôme Lefèvre | Jerome LEFEVRE",
                "Jerome Lefevre | JÉRÔME LEFÈVRE",
                "Sœur Anne | Soeur Anne",
                "Soeur Anne | SŒUR ANNE",
                "Mme O'Brien | Mme O’Brien",
                "Jean-Noël d’Ærøskøbing | JEAN NOEL D'AERØSKØBING",
                "M. Ali | M. Ali",
                "Ольга Иванова | ОЛЬГА ИВАНОВА"
            })
    void a_name_is_found_however_it_is_typed(String words, String text) {
        String action = Stored.action(
                Stored.contract("dole", 2015, 2023), Stored.structure("CCAS"), 2023, "Avec " + text + " !");

        erase(words).then().statusCode(201);

        given().get(Named.action(action))
                .then()
                .body("title", containsString(SIGN))
                .body("title", not(containsString(text)));
    }

    @Test
    void only_one_contract_where_only_that_is_asked_for() {
        String structure = Stored.structure("Jeanne Martin");
        String contract = Stored.contract("dole", 2015, 2023);
        String action = Stored.action(contract, structure, 2023, "Jeanne Martin");
        String another = Stored.action(Stored.contract("autre", 2015, 2023), structure, 2023, "Jeanne Martin");

        erase("", "Jeanne Martin", "\"basis\": \"published_by_mistake\", \"contractId\": \"%s\"".formatted(contract))
                .then()
                .statusCode(201)
                .body("contractId", equalTo(contract))
                .body("times.live", equalTo(1));

        given().get(Named.action(action))
                .then()
                .body("title", equalTo(SIGN))
                .body("structure.name", equalTo("Jeanne Martin"));
        given().get(Named.action(another)).then().body("title", equalTo("Jeanne Martin"));
    }

    @Test
    void what_is_refused_is_told_without_the_name() throws SQLException {
        Named named = new Named();
        String longest = Named.NAME.repeat(6);

        for (String refused : List.of(
                "{\"words\": \"%s\", \"basis\": \"data_subject_request\"}".formatted(longest),
                "{\"words\": \"%s\"}".formatted(Named.NAME),
                "{\"words\": \"%1$s\", \"basis\": \"data_subject_request\", \"note\": \"Courrier de %1$s\"}"
                        .formatted(Named.NAME),
                "{\"words\": \"%1$s\", \"basis\": \"data_subject_request\", \"note\": \"%2$s\"}"
                        .formatted(Named.NAME, (Named.NAME + " ").repeat(40)),
                "{\"words\": \"%s\", \"basis\": \"data_subject_request\", \"contractId\": \"00000000-0000-7000-8000-000000000000\"}"
                        .formatted(Named.NAME))) {
            Response answer = Named.sending(refused).post(REDACTIONS);
            answer.then().spec(problem(422, "invalid-body"));
            assertThat(answer.asString()).doesNotContainIgnoringCase(Named.TRACE);
        }
        assertThat(tablesWith(Named.TRACE)).hasSize(7);
        assertThat(named.millesime).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"J.", "--- ---", "Nom", "effacé", "nom effacé", "NOM"})
    void what_is_no_name_is_refused(String words) {
        erase(words).then().spec(problem(422, "invalid-body")).body(ERRORS, contains("not-a-name /words"));
    }

    @Test
    void two_titles_that_would_become_one_are_told() {
        String contract = Stored.contract("dole", 2015, 2023);
        String structure = Stored.structure("CCAS");
        Stored.action(contract, structure, 2023, "Atelier de " + SIGN);
        String action = Stored.action(contract, structure, 2023, "Atelier de Jeanne Martin");

        erase("Jeanne Martin")
                .then()
                .spec(problem(422, "invalid-body"))
                .body(ERRORS, contains("title-would-be-taken /words"))
                .body("errors[0].found", equalTo(action));
    }

    @Test
    void the_record_says_all_but_the_name() {
        Stored.action(Stored.contract("dole", 2015, 2023), Stored.structure("CCAS"), 2023, "Jeanne Martin");

        Response made =
                erase("", "Jeanne Martin", "\"basis\": \"data_subject_request\", \"note\": \"Courrier du 3 mars.\"");

        made.then()
                .statusCode(201)
                .body("by.name", equalTo("somebody@example.org"))
                .body("note", equalTo("Courrier du 3 mars."));
        given().get(made.header("Location")).then().statusCode(200).body("id", equalTo(made.<String>path("id")));
        given().get(REDACTIONS + "?sort=-at&limit=1").then().body("items[0].id", equalTo(made.<String>path("id")));
        given().get(REDACTIONS + "/00000000-0000-7000-8000-000000000000").then().spec(problem(404, "not-found"));
    }

    @Test
    void a_name_in_the_record_itself_is_erased_as_well() {
        Stored.action(Stored.contract("dole", 2015, 2023), Stored.structure("CCAS"), 2023, "Jeanne Martin");
        Response made =
                erase("", "Jeanne Martin", "\"basis\": \"data_subject_request\", \"note\": \"Vu Paul Durand.\"");

        erase("Paul Durand").then().statusCode(201).body("times.live", equalTo(1));

        given().get(made.header("Location")).then().body("note", equalTo("Vu " + SIGN + "."));
    }

    @Test
    void every_column_of_text_is_searched_or_known_to_hold_no_free_text() throws SQLException {
        Set<String> known = new TreeSet<>(query("select of_table || '.' || of_column from free_text_columns()"));
        known.addAll(List.of(NO_FREE_TEXT.trim().split("\\s+")));

        assertThat(query(TEXT_COLUMNS)).containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void every_text_of_a_bilan_is_searched() throws SQLException {
        List<String> searched = query("select unnest(free_text_members())");
        Set<String> texts = Stream.of(NarrativeRequest.class, NewActionRequest.class)
                .flatMap(type -> Arrays.stream(type.getRecordComponents()))
                .filter(component -> component.getGenericType().getTypeName().contains("String"))
                .map(RecordComponent::getName)
                .collect(Collectors.toSet());

        assertThat(texts).contains("done", "title");
        texts.remove("neighbourhoodCodes");
        assertThat(searched).containsAll(texts);
    }
}
