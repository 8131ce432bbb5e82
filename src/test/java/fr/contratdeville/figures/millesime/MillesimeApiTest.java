package fr.contratdeville.figures.millesime;

import static io.restassured.RestAssured.given;

import fr.contratdeville.testing.ApiTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A test with millésimes. They stay, also when everything else is emptied: a test looks only at its own. */
abstract class MillesimeApiTest extends ApiTest {

    static final String MILLESIMES = "/api/v1/millesimes";

    static Response freeze(int year) {
        return created(MILLESIMES, "{\"year\": %d}".formatted(year));
    }

    /** The address of the same answer, from a millésime. */
    static String of(String millesime, String address) {
        return address + (address.contains("?") ? "&" : "?") + "millesime=" + millesime;
    }

    /** What is answered at these addresses, to the byte, with its entity tag. */
    static Map<String, String> answers(String millesime, List<String> addresses) {
        return addresses.stream().collect(Collectors.toMap(Function.identity(), address -> {
            Response answer = given().get(of(millesime, address));
            answer.then().statusCode(200);
            return answer.header("ETag") + " " + answer.asString();
        }));
    }
}
