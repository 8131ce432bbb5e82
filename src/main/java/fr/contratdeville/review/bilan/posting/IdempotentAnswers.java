package fr.contratdeville.review.bilan.posting;

import fr.contratdeville.platform.checksum.Sha256;
import fr.contratdeville.platform.problem.ProblemException;
import fr.contratdeville.platform.problem.ProblemType;
import fr.contratdeville.platform.problem.Violations;
import fr.contratdeville.platform.reading.Reads;
import fr.contratdeville.platform.reading.Row;
import fr.contratdeville.platform.reading.Sql;
import fr.contratdeville.platform.security.Callers;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Does what a request with an {@code Idempotency-Key} (draft-ietf-httpapi-idempotency-key-header) asks for once, and
 * gives the first answer again when the request comes again. The answer commits with what was written; a request that is
 * refused writes nothing, and so leaves its key unused.
 *
 * <p>When what it wrote has been deleted or withdrawn since, the first answer would be untrue, and doing it anew could be
 * wrong: the request that comes again may be the one that somebody sent before deleting the bilan, late, from a queue or
 * after a broken connection, and cannot be told from one that is sent on purpose. So it is said that the bilan is gone. A
 * partner's software takes a 4xx for final and stops retrying, nothing comes back that was deleted, and whoever does want
 * the bilan again says so with a new key. Of a batch nothing is done either: sent with a new key, it finds what is still
 * there unchanged, and creates the rest.
 */
@Singleton
class IdempotentAnswers {

    /** A string as in structured fields (RFC 8941), or without its quotes. */
    private static final Pattern KEY =
            Pattern.compile("\"([\\x21\\x23-\\x5b\\x5d-\\x7e]{1,200})\"|([\\x21\\x23-\\x5b\\x5d-\\x7e]{1,200})");

    private static final String SECONDS_UNTIL_RETRY = "1";

    private static final String TURN = "select pg_try_advisory_xact_lock(hashtextextended(:caller || ' ' || :key, 0))";

    private final EntityManager database;
    private final Reads reads;
    private final Callers callers;
    private final Receipts receipts;
    private final Duration kept;

    IdempotentAnswers(
            EntityManager database,
            Reads reads,
            Callers callers,
            Receipts receipts,
            @ConfigProperty(name = "contratdeville.bilans.idempotency-keys-kept") Duration kept) {
        this.database = database;
        this.reads = reads;
        this.callers = callers;
        this.receipts = receipts;
        this.kept = kept;
    }

    /**
     * What a check says of a key: that it is none.
     *
     * @throws ProblemException 400
     */
    static void requireKey(String header) {
        if (header != null) {
            key(header);
        }
    }

    /**
     * @param header null does the work without further ado
     * @param request all that makes a request another one
     * @throws ProblemException 400 if the key is none; 409 while the same key is being answered; 410 if what was written
     *     is gone; 422 if the key was used for another request
     */
    Answer once(String header, Supplier<String> request, Supplier<Answer> work) {
        if (header == null) {
            return work.get();
        }
        String key = key(header);
        String caller = callers.current().id();
        if (!takeTurn(caller, key)) {
            throw new ProblemException(ProblemType.REQUEST_IN_PROGRESS).withHeader("Retry-After", SECONDS_UNTIL_RETRY);
        }
        forgetOldKeys();
        String sha256 = Sha256.hexOf(request.get());
        Tuple known = known(caller, key);
        if (known == null) {
            Answer answer = work.get();
            if (answer.refusesAll()) {
                return answer;
            }
            keep(caller, key, sha256, answer);
            return answer;
        }
        if (!known.get("request_sha256", String.class).equals(sha256)) {
            throw new ProblemException(ProblemType.IDEMPOTENCY_KEY_REUSED);
        }
        receipts.requireStillThere(known.get("body", String.class));
        return new Answer(
                known.get("status", Integer.class),
                known.get("location", String.class),
                known.get("etag", String.class),
                known.get("content_language", String.class),
                known.get("body", String.class),
                false);
    }

    private static String key(String header) {
        Matcher key = KEY.matcher(header.strip());
        if (!key.matches()) {
            Violations violations = new Violations();
            violations.inParameter("not-an-idempotency-key", "Idempotency-Key", header, null);
            throw violations.as(ProblemType.INVALID_PARAMETERS);
        }
        return key.group(1) == null ? key.group(2) : key.group(1);
    }

    /** Held to the end of the transaction, on whichever instance of the service. */
    private boolean takeTurn(String caller, String key) {
        Sql sql = Sql.of(TURN, Map.of("caller", caller, "key", key));
        return reads.now(connection -> sql.rows(connection, Row::flag)).get(0);
    }

    private void forgetOldKeys() {
        database.createNativeQuery("""
                        delete from idempotent_answer
                        where (caller, key) in (
                            select caller, key from idempotent_answer
                            where answered_at < now() - make_interval(secs => :kept)
                            limit 100
                            for update skip locked)
                        """)
                .setParameter("kept", (double) kept.toSeconds())
                .executeUpdate();
    }

    private Tuple known(String caller, String key) {
        return (Tuple) database.createNativeQuery("""
                        select request_sha256, status, location, etag, content_language, body
                        from idempotent_answer
                        where caller = :caller and key = :key and answered_at >= now() - make_interval(secs => :kept)
                        """, Tuple.class)
                .setParameter("caller", caller)
                .setParameter("key", key)
                .setParameter("kept", (double) kept.toSeconds())
                .getResultStream()
                .findFirst()
                .orElse(null);
    }

    private void keep(String caller, String key, String sha256, Answer answer) {
        database.createNativeQuery("""
                        insert into idempotent_answer (
                            caller, key, request_sha256, answered_at, status, location, etag, content_language, body)
                        values (:caller, :key, :sha256, now(), :status, cast(:location as text), cast(:etag as text),
                            :language, :body)
                        on conflict (caller, key) do update set
                            request_sha256 = excluded.request_sha256, answered_at = excluded.answered_at,
                            status = excluded.status, location = excluded.location, etag = excluded.etag,
                            content_language = excluded.content_language, body = excluded.body
                        """)
                .setParameter("caller", caller)
                .setParameter("key", key)
                .setParameter("sha256", sha256)
                .setParameter("status", answer.status())
                .setParameter("location", answer.location())
                .setParameter("etag", answer.etag())
                .setParameter("language", answer.language())
                .setParameter("body", answer.body())
                .executeUpdate();
    }
}
