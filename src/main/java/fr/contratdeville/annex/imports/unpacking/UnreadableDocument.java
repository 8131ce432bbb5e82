package fr.contratdeville.annex.imports.unpacking;

/** A document that is not read, and why. */
public class UnreadableDocument extends Exception {

    private static final long serialVersionUID = 1L;

    public enum Code {
        ENCRYPTED,
        NO_TEXT,
        NO_TABLE,
        TOO_LARGE,
        TOO_MANY_PAGES,
        UNSAFE,
        UNKNOWN_FORMAT,
        BROKEN
    }

    private final Code code;

    public UnreadableDocument(Code code) {
        super(code.name(), null, false, false);
        this.code = code;
    }

    public Code code() {
        return code;
    }
}
