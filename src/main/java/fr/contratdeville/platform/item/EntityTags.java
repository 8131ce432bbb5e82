package fr.contratdeville.platform.item;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.contratdeville.platform.checksum.Sha256;
import fr.contratdeville.platform.problem.ProblemException;
import fr.contratdeville.platform.problem.ProblemType;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * Strong entity tags (RFC 9110, section 8.8.3): a digest of the answer itself. A version would not do, because an
 * action's answer also shows its structure's name, which changes without the action.
 *
 * <p>Where an answer tells something beside the item, the tag has two parts, {@code "itself.everything"}. Who has read it is
 * told that it is unchanged only while all of it is; a change only has to know the item itself, or every figure that somebody
 * writes meanwhile would refuse a change that leaves it as it is. So has the tag of an answer with some of an item's members only.
 *
 * <p>They come back as compressing proxies have made them: weak ({@code W/"x"}: nginx 1.22 and Varnish 7.1), with the
 * coding at their end ({@code "x-gzip"}, {@code "x-br"}: Apache 2.4, and this service itself; {@code "x--gzip"}: Jetty 12), or
 * both. Each of these forms still names the one state that was read; to take it for another would refuse every change for ever.
 */
@Singleton
public class EntityTags {

    private static final int BYTES = 16;

    private static final Pattern LISTED = Pattern.compile("\\G[\\s,]*(?:W/)?\"([^\"]*)\"\\s*(?=,|$)");
    private static final String CODING = "(--?(br|deflate|gzip|zstd))*";
    private static final Pattern MARKS = Pattern.compile(CODING);
    private static final Pattern MARKS_AFTER_EVERYTHING = Pattern.compile("(\\.[A-Za-z0-9_-]{22})?" + CODING);

    private final ObjectMapper json;

    EntityTags(ObjectMapper json) {
        this.json = json;
    }

    public String of(ItemResponse response) {
        return of(response, written(response));
    }

    /** Of an answer that is no item, as it is sent. */
    public static String of(byte[] answer) {
        return '"' + digest(answer) + '"';
    }

    /** @param written the same as JSON */
    String of(ItemResponse response, byte[] written) {
        ItemResponse itself = response.itself();
        String everything = digest(written);
        return '"' + (itself == response ? everything : digest(written(itself)) + "." + everything) + '"';
    }

    /** @param part what is told of the item, as JSON: another tag than that of all of it, and as good for a change */
    String ofPart(ItemResponse response, byte[] part) {
        return '"' + digest(written(response.itself())) + "." + digest(part) + '"';
    }

    byte[] written(ItemResponse response) {
        try {
            return json.writeValueAsBytes(response);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String digest(byte[] written) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(Sha256.of(written), BYTES));
    }

    /**
     * Lets a change pass only if it was made knowing the current state. {@code *} names no state, so it does not do.
     *
     * @throws ProblemException 428 without a usable {@code If-Match}, 412 if it names another state
     */
    public void requireMatch(String ifMatch, ItemResponse current) {
        if (ifMatch == null || ifMatch.isBlank() || ifMatch.strip().equals("*")) {
            throw new ProblemException(ProblemType.PRECONDITION_REQUIRED);
        }
        if (!lists(ifMatch, digest(written(current.itself())), MARKS_AFTER_EVERYTHING)) {
            throw new ProblemException(ProblemType.STALE_VERSION).withHeader("ETag", of(current));
        }
    }

    /** @param ifNoneMatch the value of the header; null if there is none */
    public static boolean matchesNone(String ifNoneMatch, String tag) {
        return ifNoneMatch == null
                || !ifNoneMatch.strip().equals("*") && !lists(ifNoneMatch, tag.substring(1, tag.length() - 1), MARKS);
    }

    private static boolean lists(String header, String opaque, Pattern rest) {
        return LISTED.matcher(header)
                .results()
                .map(listed -> listed.group(1))
                .anyMatch(listed -> listed.startsWith(opaque)
                        && rest.matcher(listed.substring(opaque.length())).matches());
    }
}
