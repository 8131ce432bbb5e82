package fr.contratdeville.figures.aggregate.kept;

import fr.contratdeville.figures.aggregate.question.SeenBilans;

/**
 * All that an answer depends on, beside the data.
 *
 * @param asked the address as it was sent: the answer names it, and makes others of it
 * @param form what it is sent as
 * @param language which texts are in
 * @param seen what the caller may see: who sees the same is answered the same
 */
record AnswerKey(String asked, Form form, String language, SeenBilans seen) {

    /** About what it takes to keep one, beside the characters of its address. */
    private static final int BYTES = 200;
    /** A list of structures is shared by the keys of a caller, or may not be. */
    private static final int BYTES_OF_A_STRUCTURE = 64;

    int bytes() {
        int structures = seen.structures() == null ? 0 : seen.structures().size();
        return BYTES + 2 * asked.length() + BYTES_OF_A_STRUCTURE * structures;
    }
}
