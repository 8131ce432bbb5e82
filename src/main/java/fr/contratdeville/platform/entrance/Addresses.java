package fr.contratdeville.platform.entrance;

/** Where what leads further stands. */
final class Addresses {

    static final String API = "/api/v1";
    static final String DOCUMENT = "/openapi";
    static final String DOCUMENTATION = "/docs";
    static final String REFERENCE = "/docs/reference";
    static final String SWAGGER_UI = "/swagger-ui";
    static final String HEALTH = "/q/health";

    private Addresses() {}
}
