package fr.contratdeville.platform.entrance;

/** What the first page links to, for programs. */
record HomeResponse(
        String self,
        String api,
        String openapi,
        String documentation,
        String reference,
        String swaggerUi,
        String health) {

    static final HomeResponse LINKS = new HomeResponse(
            "/",
            Addresses.API,
            Addresses.DOCUMENT,
            Addresses.DOCUMENTATION,
            Addresses.REFERENCE,
            Addresses.SWAGGER_UI,
            Addresses.HEALTH);
}
