package fr.contratdeville.platform.body;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.contratdeville.platform.problem.Limits;
import fr.contratdeville.platform.problem.ProblemException;
import fr.contratdeville.platform.problem.ProblemType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads JSON as strictly as RFC 8259 allows, each digit of its numbers included, and no more of it than its limits. */
public final class StrictJson {

    private static final int LONGEST_NUMBER = 100;
    private static final int LONGEST_STRING = 1_000_000;

    private final int mostBytes;
    private final int deepest;
    private final long mostTokens;
    private final ObjectMapper mapper;

    private StrictJson(int mostBytes, int deepest, long mostTokens) {
        this.mostBytes = mostBytes;
        this.deepest = deepest;
        this.mostTokens = mostTokens;
        this.mapper = JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(deepest)
                                .maxTokenCount(mostTokens)
                                .maxNumberLength(LONGEST_NUMBER)
                                .maxStringLength(LONGEST_STRING)
                                .build())
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build();
    }

    static StrictJson within(Limits limits) {
        return new StrictJson(limits.bodyBytes(), limits.jsonDepth(), limits.jsonTokens());
    }

    /** For what nobody has sent. */
    public static StrictJson ofTheServiceItself() {
        return new StrictJson(
                Integer.MAX_VALUE - 1,
                StreamReadConstraints.DEFAULT_MAX_DEPTH,
                StreamReadConstraints.DEFAULT_MAX_TOKEN_COUNT);
    }

    /**
     * @throws ProblemException 413 if it is too long; 400 if it nests too deep, holds too much, or is not JSON, then
     *     with the line and column at which reading ended
     */
    public JsonNode parse(InputStream stream) throws IOException {
        byte[] body = stream.readNBytes(mostBytes + 1);
        if (body.length > mostBytes) {
            throw new ProblemException(ProblemType.BODY_TOO_LARGE);
        }
        try (JsonParser parser = mapper.createParser(body)) {
            return read(parser);
        }
    }

    private JsonNode read(JsonParser parser) throws IOException {
        try {
            JsonNode node = mapper.readTree(parser);
            if (node == null) {
                throw malformed(JsonLocation.NA);
            }
            return node;
        } catch (JsonProcessingException unreadable) {
            throw refusal(parser, unreadable);
        } catch (NumberFormatException exponentTooLong) {
            throw malformed(parser.currentLocation());
        }
    }

    private ProblemException refusal(JsonParser parser, JsonProcessingException unreadable) {
        // All limits have one exception; which one it was, only the parser's state tells.
        if (parser.getParsingContext().getNestingDepth() > deepest) {
            return new ProblemException(ProblemType.JSON_TOO_DEEP, deepest);
        }
        if (mostTokens >= 0 && parser.currentTokenCount() > mostTokens) {
            return new ProblemException(ProblemType.JSON_TOO_LONG, mostTokens);
        }
        // Where a number or a string is too long, Jackson does not say.
        return malformed(Optional.ofNullable(unreadable.getLocation()).orElseGet(parser::currentLocation));
    }

    private static ProblemException malformed(JsonLocation location) {
        int line = Math.max(1, location.getLineNr());
        int column = Math.max(1, location.getColumnNr());
        return new ProblemException(ProblemType.MALFORMED_JSON, Integer.toString(line), Integer.toString(column))
                .with("line", line)
                .with("column", column);
    }
}
