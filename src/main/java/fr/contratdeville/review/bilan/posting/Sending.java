package fr.contratdeville.review.bilan.posting;

import fr.contratdeville.platform.paging.Parameters;

/**
 * How bilans are sent.
 *
 * @param validateOnly whether they are only to be checked
 * @param acceptLanguage the languages that the sender reads, as its header says; null if it does not
 */
record Sending(boolean validateOnly, String acceptLanguage) {

    static Sending read(Parameters parameters, PostingParameters sent, String acceptLanguage) {
        boolean validateOnly = parameters.flag("validateOnly", sent.validateOnly);
        if (sent.validateOnly.stream().anyMatch(String::isBlank)) {
            parameters.refuse("not-in-list", "validateOnly", null, "true, false");
        }
        parameters.accept();
        return new Sending(validateOnly, acceptLanguage);
    }
}
