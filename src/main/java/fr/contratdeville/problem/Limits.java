package fr.contratdeville.problem;

/** How much of a request is read at all. */
public final class Limits {

    /** An action with all its texts at their longest is a tenth of it. */
    public static final int LARGEST_BODY_IN_BYTES = 1024 * 1024;

    private Limits() {}
}
