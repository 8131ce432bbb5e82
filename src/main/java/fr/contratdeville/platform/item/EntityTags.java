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
 * <p>They come back as compressing proxies have made them: weak ({@code W/"x"}: nginx 1.22 and Varnish 7.1), with the
 * coding at their end ({@code "x-gzip"}, {@code "x-br"}: Apache 2.4; {@code "x--gzip"}: Jetty 12), or both. The service
 * makes no such tags, so each of these forms still names the one state that was read; to take it for another would
 * refuse every change for ever.
 */
@Singleton
public class EntityTags {

    private static final int BYTES = 16;

    private static final Pattern LISTED = Pattern.compile("\\G[\\s,]*(?:W/)?\"([^\"]*)\"\\s*(?=,|$)");
    private static final Pattern CODINGS = Pattern.compile("(--?(br|deflate|gzip|zstd))*");

    private final ObjectMapper json;

    EntityTags(ObjectMapper json) {
        this.json = json;
    }

    public String of(ItemResponse response) {
        try {
            byte[] digest = Sha256.of(json.writeValueAsBytes(response));
            return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, BYTES)) + '"';
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
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
        String tag = of(current);
        if (!lists(ifMatch, tag)) {
            throw new ProblemException(ProblemType.STALE_VERSION).withHeader("ETag", tag);
        }
    }

    /** @param ifNoneMatch the value of the header; null if there is none */
    static boolean matchesNone(String ifNoneMatch, String tag) {
        return ifNoneMatch == null || !ifNoneMatch.strip().equals("*") && !lists(ifNoneMatch, tag);
    }

    private static boolean lists(String header, String tag) {
        String opaque = tag.substring(1, tag.length() - 1);
        return LISTED.matcher(header)
                .results()
                .map(listed -> listed.group(1))
                .anyMatch(listed -> listed.startsWith(opaque)
                        && CODINGS.matcher(listed.substring(opaque.length())).matches());
    }
}
