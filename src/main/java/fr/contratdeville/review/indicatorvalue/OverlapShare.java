package fr.contratdeville.review.indicatorvalue;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import fr.contratdeville.platform.body.Coded;
import fr.contratdeville.platform.body.Decimals;
import fr.contratdeville.platform.body.OneOf;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How many of the people of a figure another action counts as well. What is answered, and the canonical form of bilans, have it
 * in one member, a word or a number, as they had before a number could be sent in a member of its own. In the document that
 * is any value: of a member that is one type or another, openapi-generator 7.14.0 makes a typescript-fetch client that sends and
 * reads {@code {}} without a word (7.25.0 does not).
 */
@JsonDeserialize(using = OverlapShare.Reader.class)
public record OverlapShare(
        Extent extent,

        @DecimalMin("0.0001") @Digits(integer = Decimals.INTEGER_DIGITS, fraction = Decimals.FRACTION_DIGITS) BigDecimal people)
        implements OneOf {

    /** Of the member in what is answered. */
    public static final String DESCRIPTION =
            "How many of the people counted here the other action counts as well: `all` of them, `some` (at least one), or a number: at least so many.";

    /** How many, where it is not said in a number. */
    @Schema(name = "OverlapExtent", description = "How many people are counted twice, in a word.")
    public enum Extent implements Coded {
        ALL("all"),
        SOME("some");

        @JsonValue
        private final String code;

        Extent(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }

    private static final String NUMBER = "number";

    /** @param code how the database calls it, an extent or that it is a number of people */
    public static OverlapShare of(String code, BigDecimal people) {
        return code.equals(NUMBER)
                ? new OverlapShare(null, Decimals.plain(people))
                : new OverlapShare(Coded.find(Extent.class, code).orElseThrow(), null);
    }

    /** All that the database knows. */
    static List<String> storedCodes() {
        return Stream.concat(Coded.codes(Extent.class).stream(), Stream.of(NUMBER))
                .toList();
    }

    String storedCode() {
        return extent == null ? NUMBER : extent.code();
    }

    /** The same share, a number without needless zeros. */
    public OverlapShare plain() {
        return new OverlapShare(extent, Decimals.plain(people));
    }

    /** The fewest people that can be meant; null if it may be none. */
    BigDecimal atLeast() {
        return extent == Extent.SOME ? BigDecimal.ONE : people;
    }

    @JsonValue
    Object json() {
        return extent == null ? people : extent;
    }

    /** Digit by digit: a double would not keep all of them. */
    static class Reader extends JsonDeserializer<OverlapShare> {

        @Override
        public OverlapShare deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return parser.currentToken().isNumeric()
                    ? new OverlapShare(null, parser.getDecimalValue())
                    : new OverlapShare(
                            Coded.find(Extent.class, parser.getText()).orElseThrow(), null);
        }
    }
}
