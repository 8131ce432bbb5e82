package fr.contratdeville.platform.security;

/** A token that its issuer has signed, and that is refused all the same. */
final class TokenFaultException extends RuntimeException {

    private final TokenFault fault;

    TokenFaultException(TokenFault fault) {
        super(fault.description());
        this.fault = fault;
    }

    TokenFault fault() {
        return fault;
    }
}
