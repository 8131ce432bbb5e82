package fr.contratdeville.platform.sight;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import fr.contratdeville.platform.checksum.Sha256;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Who has used a right to write, who was refused, and who was gone before there was an answer: a line each, in a category of its own, so that it can be kept elsewhere and
 * longer. A caller is its token's subject, as in the history of what it wrote; one that says more than an id is told by a
 * digest. Names, e-mail and network addresses are never told.
 */
@Singleton
class AuditLog implements HearsOfRequests {

    private static final Logger LOG = Logger.getLogger("fr.contratdeville.audit");

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final int FIRST_ERROR = 400;
    private static final Set<Integer> REFUSALS = Set.of(401, 403);
    private static final int TOO_MANY = 429;

    private static final Pattern ID = Pattern.compile("[\\w.:-]{1,64}");

    /** Of what is refused or left in floods, one line a minute says it: the log must not be what the flood fills. */
    private static final Duration ONCE_IN = Duration.ofMinutes(1);

    private static final int MOST_CALLERS = 10_000;

    private final Cache<String, Boolean> toldOf = Caffeine.newBuilder()
            .maximumSize(MOST_CALLERS)
            .expireAfterWrite(ONCE_IN)
            .build();

    @Override
    public void answered(AnsweredRequest request) {
        int status = request.status();
        boolean writes = !READING.contains(request.method());
        if (request.isUnanswered()) {
            if (writes && isFirst(request)) {
                write("unanswered", request);
            }
        } else if (REFUSALS.contains(status) || status == TOO_MANY && isFirst(request)) {
            write("refused", request);
        } else if (status < FIRST_ERROR && writes) {
            write("used", request);
        }
    }

    private boolean isFirst(AnsweredRequest request) {
        return toldOf.asMap().putIfAbsent(caller(request) + " " + request.problem(), true) == null;
    }

    private static void write(String what, AnsweredRequest request) {
        new LogLine()
                .saying("audit", what)
                .saying("permission", request.operation())
                .saying("caller", caller(request))
                .saying("roles", request.roles())
                .saying("status", request.isUnanswered() ? null : request.status())
                .saying("problem", request.problem())
                .saying("ids", request.ids().isEmpty() ? null : String.join(",", request.ids()))
                .saying("trace", request.trace())
                .writeTo(
                        LOG,
                        members -> members.entrySet().stream()
                                .map(member -> member.getKey() + "=" + member.getValue())
                                .collect(Collectors.joining(" ")));
    }

    private static String caller(AnsweredRequest request) {
        return request.subject()
                .map(subject -> ID.matcher(subject).matches() ? subject : "sha256:" + Sha256.hexOf(subject))
                .orElse("-");
    }
}
