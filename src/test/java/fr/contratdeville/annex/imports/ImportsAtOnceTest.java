package fr.contratdeville.annex.imports;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import fr.contratdeville.annex.imports.upload.ReadingTurns;
import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Stored;
import fr.contratdeville.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several who import at the same time, and documents that are too large. */
@QuarkusTest
class ImportsAtOnceTest extends ApiTest {

    private static final String IMPORTS = "/api/v1/imports";
    private static final String HEAD = "Action;Structure;Descriptif;Réalisation\n";
    private static final String ROW = "Club nature;Les Rayons;Des sorties en forêt.;Réalisée\n";
    private static final int MEGABYTE = 1 << 20;

    @Inject
    ReadingTurns turns;

    private String contract;

    @BeforeEach
    void store() {
        contract = Stored.contract("dole", 2015, 2023);
    }

    private RequestSpecification document(RequestSpecification caller, String csv) {
        return caller.queryParam("contract", contract)
                .queryParam("year", 2023)
                .queryParam("name", "annexe.csv")
                .contentType("text/csv")
                .body(csv.getBytes(StandardCharsets.UTF_8));
    }

    private Response send(String csv) {
        return document(given(), csv).post(IMPORTS);
    }

    private String imported() {
        return IMPORTS + "/" + send(HEAD + ROW).then().statusCode(201).extract().path("id");
    }

    private static List<Integer> atOnce(List<Supplier<Response>> requests) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(requests.size());
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<Integer>> answers = requests.stream()
                    .map(request -> callers.submit(() -> {
                        start.await();
                        return request.get().statusCode();
                    }))
                    .toList();
            start.countDown();
            return answers.stream().map(ImportsAtOnceTest::arrived).sorted().toList();
        } finally {
            callers.shutdown();
        }
    }

    private static <T> T arrived(Future<T> answer) {
        try {
            return answer.get();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Supplier<Response> confirmation(String address, String etag) {
        return () -> given().header("If-Match", etag).post(address + "/confirmation");
    }

    @Test
    void of_two_that_confirm_at_once_one_does() throws Exception {
        String address = imported();
        String etag = etag(address);

        List<Integer> answers = atOnce(List.of(confirmation(address, etag), confirmation(address, etag)));

        assertThat(answers).containsExactly(200, 412);
        assertThat(query("select count(*) from bilan union all select count(*) from structure"))
                .containsExactly("1", "1");
    }

    @Test
    void who_confirms_and_who_corrects_at_once_never_both_have_their_way() throws Exception {
        for (int i = 0; i < 5; i++) {
            emptyTheTables();
            store();
            String address = imported();
            String etag = etag(address);
            String row = address + "/rows/1";
            String etagOfRow = etag(row);

            List<Integer> answers = atOnce(List.of(
                    confirmation(address, etag),
                    () -> given().header("If-Match", etagOfRow)
                            .contentType("application/merge-patch+json")
                            .body("{\"title\": \"Autre\"}")
                            .patch(row)));

            boolean confirmed = given().get(address).path("state").equals("confirmed");
            assertThat(answers).isEqualTo(confirmed ? List.of(200, 409) : List.of(200, 412));
            assertThat(query("select title from action")).isEqualTo(confirmed ? List.of("Club nature") : List.of());
        }
    }

    @Test
    void the_same_document_sent_twice_at_once_becomes_one_import() throws Exception {
        assertThat(atOnce(List.of(() -> send(HEAD + ROW), () -> send(HEAD + ROW))))
                .containsExactly(200, 201);
        assertThat(query("select count(*) from imported_row")).containsExactly("1");
    }

    @Test
    void no_more_documents_are_read_at_once_than_may_be() {
        CountDownLatch read = new CountDownLatch(1);
        CountDownLatch reading = new CountDownLatch(2);
        Supplier<Boolean> waiting = () -> {
            reading.countDown();
            try {
                read.await();
                return true;
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        };
        List<CompletableFuture<Boolean>> others = List.of(
                CompletableFuture.supplyAsync(() -> turns.take(waiting), command -> new Thread(command).start()),
                CompletableFuture.supplyAsync(() -> turns.take(waiting), command -> new Thread(command).start()));
        try {
            reading.await();
            send(HEAD + ROW)
                    .then()
                    .statusCode(503)
                    .header("Retry-After", notNullValue())
                    .body("code", equalTo("too-many-imports"));
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        } finally {
            read.countDown();
        }
        others.forEach(CompletableFuture::join);
        send(HEAD + ROW).then().statusCode(201);
    }

    @Test
    void a_document_may_be_larger_than_any_other_body_and_20_megabytes_at_most() throws SQLException {
        String description = "x".repeat(MEGABYTE);
        String large = HEAD + ("Club;Les Rayons;" + description + ";Réalisée\n").repeat(3);
        send(large).then().statusCode(201).body("rows.size()", equalTo(3));

        send(HEAD + "x".repeat(20 * MEGABYTE)).then().statusCode(413).body("code", equalTo("body-too-large"));
        String partner = Tokens.partner(Stored.structure("CCAS"));
        document(as(partner), large).post(IMPORTS).then().statusCode(413);
        document(anonymous(), HEAD).post(IMPORTS).then().statusCode(401);
        sending("{\"name\": \"%s\"}".formatted("x".repeat(3 * MEGABYTE)))
                .post("/api/v1/structures")
                .then()
                .statusCode(413);
        assertThat(query("select count(*) from document_import")).containsExactly("1");
    }

    private static byte[] archive(String name, String content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void what_cannot_be_read_is_told_and_nothing_is_kept() throws Exception {
        given().queryParam("contract", contract)
                .queryParam("year", 2023)
                .queryParam("name", "annexe.exe")
                .contentType("application/octet-stream")
                .body(new byte[] {'M', 'Z', 0, 1, 2})
                .post(IMPORTS)
                .then()
                .statusCode(422)
                .body("code", equalTo("unreadable-document"))
                .body("errors.code", equalTo(List.of("document-of-unknown-format")));
        send("Nom;Prénom\nA;B\n")
                .then()
                .statusCode(422)
                .body("errors.code", equalTo(List.of("document-without-table")));
        given().queryParam("contract", contract)
                .multiPart(
                        "file",
                        "annexe.docx",
                        archive(
                                "word/document.xml",
                                "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><x>&a;</x>"))
                .post(IMPORTS)
                .then()
                .statusCode(422)
                .body("errors.code", equalTo(List.of("document-unsafe")));
        given().queryParam("contract", contract)
                .multiPart("file", "annexe.xlsx", archive("xl/workbook.xml", " ".repeat(70 * MEGABYTE)))
                .post(IMPORTS)
                .then()
                .statusCode(422)
                .body("errors.code", equalTo(List.of("document-too-large")));
        send(HEAD).then().statusCode(422).body("errors.code", equalTo(List.of("document-without-table")));
        send(HEAD + "Club;Les Rayons;Des sorties.;Réalisée\n".repeat(1001))
                .then()
                .statusCode(422)
                .body("errors.code", equalTo(List.of("document-of-too-many-rows")));
        given().queryParam("contract", contract)
                .multiPart("autre", "x")
                .post(IMPORTS)
                .then()
                .statusCode(422)
                .body("code", equalTo("invalid-body"));
        given().queryParam("contract", contract)
                .contentType("multipart/form-data")
                .body("x".getBytes(StandardCharsets.UTF_8))
                .post(IMPORTS)
                .then()
                .statusCode(400);
        given().queryParam("contract", contract)
                .contentType("application/json")
                .body("{}")
                .post(IMPORTS)
                .then()
                .statusCode(415);
        assertThat(query("select count(*) from document_import")).containsExactly("0");
    }
}
