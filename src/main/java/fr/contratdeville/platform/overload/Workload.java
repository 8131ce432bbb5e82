package fr.contratdeville.platform.overload;

/** What a request is to the service: those of one kind never take the places of another's. */
public enum Workload {
    READ,
    /** Adds up, for as long as that takes. */
    TOTAL,
    WRITE,
    /** Writes much in one transaction. */
    BATCH,
    /** Waits rather than works, or has limits of its own. */
    ELSE
}
