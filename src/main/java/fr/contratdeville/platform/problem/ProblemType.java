package fr.contratdeville.platform.problem;

import java.util.Locale;

/**
 * Every kind of error this service answers. The code and the type are stable: clients may branch on them. Titles and
 * details stand in {@code messages*.properties} under {@code problem.<code>.title} and {@code problem.<code>.detail}.
 */
public enum ProblemType {
    MALFORMED_REQUEST(400),
    MALFORMED_JSON(400),
    JSON_TOO_DEEP(400),
    JSON_TOO_LONG(400),
    INVALID_PARAMETERS(400),
    LIMIT_OUT_OF_RANGE(400),
    BROKEN_TOKEN(400),
    UNAUTHENTICATED(401),
    FORBIDDEN(403),
    NOT_FOUND(404),
    UNKNOWN_DATASET(404),
    UNKNOWN_READER(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    TOO_MANY_ROWS(406),
    REQUEST_TIMEOUT(408),
    DUPLICATE(409),
    STILL_REFERENCED(409),
    YEARS_IN_USE(409),
    CONFLICT(409),
    BILAN_EXISTS(409),
    WRONG_STATE(409),
    WOULD_OVERWRITE(409),
    REQUEST_IN_PROGRESS(409),
    PULLS_LEFT_OPEN(409),
    IMPORT_CONFIRMED(409),
    BILAN_GONE(410),
    PULL_NOT_OPEN(410),
    EXPIRED_TOKEN(410),
    FOREIGN_TOKEN(410),
    SCHEMA_CHANGED(410),
    STALE_VERSION(412),
    BODY_TOO_LARGE(413),
    UNSUPPORTED_MEDIA_TYPE(415),
    INVALID_BODY(422),
    UNREADABLE_DOCUMENT(422),
    TOO_MANY_GROUPS(422),
    TOO_MANY_BILANS(422),
    IDEMPOTENCY_KEY_REUSED(422),
    PRECONDITION_REQUIRED(428),
    TOO_MANY_REQUESTS(429),
    TOO_MANY_AT_ONCE(429),
    INTERNAL_ERROR(500),
    UNAVAILABLE(503),
    OVERLOADED(503),
    BUSY(503),
    TOO_MANY_PULLS(503),
    TOO_MANY_IMPORTS(503),
    TOO_MANY_REPORTS(503);

    public static final String MEDIA_TYPE = "application/problem+json";

    private final int status;

    ProblemType(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String uri() {
        return "urn:problem-type:contrat-de-ville:" + code();
    }
}
