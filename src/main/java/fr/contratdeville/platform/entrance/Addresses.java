package fr.contratdeville.platform.entrance;

/** Where what leads further stands. */
final class Addresses {

    static final String API = "/api/v1";
    static final String DOCUMENT = "/openapi";

    private Addresses() {}
}
