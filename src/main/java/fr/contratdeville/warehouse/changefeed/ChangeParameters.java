package fr.contratdeville.warehouse.changefeed;

import fr.contratdeville.platform.paging.Parameters;
import fr.contratdeville.platform.problem.ProblemException;
import fr.contratdeville.platform.problem.ProblemType;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.QueryParam;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What is asked of the feed. */
public class ChangeParameters {

    static final int MOST = 10_000;
    static final int DEFAULT = 1_000;
    static final int LONGEST_WAIT = 30;

    static final String WHERE_TO_GO_ON =
            "Where to go on: the `token` of the last page, or of a full pull. Good for 30 days, unless the installation says otherwise.";

    private static final Pattern INTEGER = Pattern.compile("-?\\d{1,100}");

    @QueryParam("after")
    @Parameter(
            required = true,
            description = WHERE_TO_GO_ON,
            example = "MXwwMTk5YjZhNC01YzBl",
            schema = @Schema(type = SchemaType.STRING))
    public List<String> after;

    @QueryParam("limit")
    @Parameter(
            description =
                    "How many entries of the history are read at most, and so how many items there are at most, but for rows whose id was changed past the service, which are two. A page ends earlier where rows are large, so that a thousand large bilans need not fit into anyone's memory: `more` says whether to go on.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "10000", defaultValue = "1000"))
    public List<String> limit;

    @QueryParam("wait")
    @Parameter(
            description = "How many seconds to wait for changes if there are none yet.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "0", maximum = "30", defaultValue = "0"))
    public List<String> wait;

    record Asked(FeedToken after, int limit, Duration patience) {}

    Asked read(HttpServerRequest request) {
        Parameters parameters = new Parameters(request);
        String token = parameters.one("after", after, Optional::of, null, null);
        BigInteger size = parameters.one(
                "limit",
                limit,
                text -> Optional.of(text)
                        .filter(number -> INTEGER.matcher(number).matches())
                        .map(BigInteger::new),
                "not-an-integer",
                null);
        Integer seconds = parameters.integer("wait", wait, 0, LONGEST_WAIT);
        if (after.isEmpty()) {
            parameters.refuse("required", "after", null, null);
        }
        parameters.accept();
        return new Asked(
                decoded(token),
                size == null ? DEFAULT : inRange(size),
                Duration.ofSeconds(seconds == null ? 0 : seconds));
    }

    private static int inRange(BigInteger size) {
        if (size.signum() < 1 || size.compareTo(BigInteger.valueOf(MOST)) > 0) {
            throw new ProblemException(ProblemType.LIMIT_OUT_OF_RANGE, 1, MOST);
        }
        return size.intValue();
    }

    static FeedToken decoded(String token) {
        return FeedToken.decode(token).orElseThrow(() -> new ProblemException(ProblemType.BROKEN_TOKEN));
    }
}
