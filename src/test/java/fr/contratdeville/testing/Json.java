package fr.contratdeville.testing;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.stream.StreamSupport;

/** Answers as JSON with every digit of their numbers, which REST Assured's own paths round to a float. */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Json() {}

    public static JsonNode of(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(text, broken);
        }
    }

    /** What a GET answers that has to succeed. */
    public static JsonNode get(String path) {
        return of(given().get(path).then().statusCode(200).extract().asString());
    }

    public static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    /** The texts that every element of an array has at a path of members, such as {@code structure.name}. */
    public static List<String> texts(JsonNode array, String path) {
        String pointer = "/" + path.replace('.', '/');
        return list(array).stream().map(element -> element.at(pointer).asText()).toList();
    }
}
