package fr.contratdeville.platform.openapi;

/** What is sent to create or replace something, by the names of schemas. */
final class Requests {

    private static final String SUFFIX = "Request";

    private Requests() {}

    static boolean isOne(String schema) {
        return schema.endsWith(SUFFIX);
    }

    /** What is created or replaced. */
    static String subject(String request) {
        return request.substring(0, request.length() - SUFFIX.length());
    }
}
