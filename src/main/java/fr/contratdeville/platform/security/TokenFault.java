package fr.contratdeville.platform.security;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jose4j.jwt.consumer.ErrorCodeValidator;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.lang.InvalidAlgorithmException;
import org.jose4j.lang.InvalidKeyException;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * Why a token is refused, as the challenge and the log say it to who sets the provider up: they name the claim, and never
 * say what stands in it.
 */
enum TokenFault {
    NO_JWT("the token is not a signed JWT", ErrorCodes.JSON_INVALID),
    ALGORITHM("alg: a signature of this kind is not accepted"),
    SIGNATURE(
            "the signature is by no key of the trusted issuer",
            ErrorCodes.SIGNATURE_INVALID,
            ErrorCodes.SIGNATURE_MISSING),
    EXPIRED("exp: the token has expired", ErrorCodes.EXPIRED),
    NO_EXPIRY("exp is missing", ErrorCodes.EXPIRATION_MISSING),
    NOT_YET_VALID("nbf: the token is not valid yet", ErrorCodes.NOT_YET_VALID),
    NO_ISSUE("iat is missing", ErrorCodes.ISSUED_AT_MISSING),
    AGE(
            "iat: the token is too old, or issued in the future",
            ErrorCodes.ISSUED_AT_INVALID_PAST,
            ErrorCodes.ISSUED_AT_INVALID_FUTURE),
    ISSUER("iss is not the issuer that is trusted", ErrorCodes.ISSUER_MISSING, ErrorCodes.ISSUER_INVALID),
    AUDIENCE("aud does not name this service", ErrorCodes.AUDIENCE_MISSING, ErrorCodes.AUDIENCE_INVALID),
    SUBJECT("sub is missing or not a readable text", ErrorCodes.SUBJECT_MISSING),
    STRUCTURES("structures is not an array of ids"),
    TYP("typ does not say that this is an access token"),
    TOKEN_USE("token_use does not say that this is an access token"),
    TOKEN_TYPE("token_type does not say that this is an access token"),
    EVENTS("events: this is a logout token or another security event, not an access token"),
    HASH("at_hash or c_hash: this is an ID token, not an access token"),
    NONCE("nonce without scope: this is an ID token, not an access token"),
    MALFORMED("a registered claim is not of its type", ErrorCodes.MALFORMED_CLAIM),
    /** By what only a setting of the framework asks for. */
    OTHER("the token is not accepted");

    private final String description;
    private final Set<Integer> codes;

    /** @param codes of the library that verifies tokens */
    TokenFault(String description, Integer... codes) {
        this.description = description;
        this.codes = Set.of(codes);
    }

    String description() {
        return description;
    }

    /** All that is wrong with a token: more than one thing, if its signature is good. */
    static Set<TokenFault> of(Throwable refusal) {
        for (Throwable cause = refusal; cause != null; cause = cause.getCause()) {
            if (cause instanceof TokenFaultException own) {
                return EnumSet.of(own.fault());
            }
            if (cause instanceof InvalidJwtException invalid) {
                return of(invalid);
            }
        }
        return EnumSet.of(refusal.getCause() == null ? NO_JWT : OTHER);
    }

    private static Set<TokenFault> of(InvalidJwtException invalid) {
        Set<TokenFault> faults = EnumSet.noneOf(TokenFault.class);
        for (ErrorCodeValidator.Error error : invalid.getErrorDetails()) {
            faults.add(first(fault -> fault.codes.contains(error.getErrorCode()))
                    .or(() -> first(fault -> fault.description.equals(error.getErrorMessage())))
                    .orElseGet(() -> ofCause(invalid.getCause())));
        }
        return faults.isEmpty() ? EnumSet.of(OTHER) : faults;
    }

    private static Optional<TokenFault> first(Predicate<TokenFault> sought) {
        return Arrays.stream(values()).filter(sought).findFirst();
    }

    private static TokenFault ofCause(Throwable cause) {
        if (cause instanceof InvalidAlgorithmException) {
            return ALGORITHM;
        }
        if (cause instanceof UnresolvableKeyException || cause instanceof InvalidKeyException) {
            return SIGNATURE;
        }
        return cause instanceof JoseException ? NO_JWT : OTHER;
    }
}
