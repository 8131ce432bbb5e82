package fr.contratdeville.platform.item;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.contratdeville.platform.checksum.Sha256;
import fr.contratdeville.platform.problem.ProblemException;
import fr.contratdeville.platform.problem.ProblemType;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Base64;

/**
 * Strong entity tags (RFC 9110, section 8.8.3): a digest of the answer itself. A version would not do, because an
 * action's answer also shows its structure's name, which changes without the action.
 */
@Singleton
public class EntityTags {

    private static final int BYTES = 16;

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

    /** Weak comparison for {@code If-None-Match} (RFC 9110, section 13.1.2). */
    static boolean matchesNone(String ifNoneMatch, String tag) {
        return ifNoneMatch == null
                || !ifNoneMatch.strip().equals("*") && !lists(ifNoneMatch.replace("W/\"", "\""), tag);
    }

    private static boolean lists(String header, String tag) {
        return Arrays.stream(header.split(",")).map(String::strip).anyMatch(tag::equals);
    }
}
