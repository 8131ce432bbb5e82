package fr.contratdeville.annex.report.office;

/** A SIRET where nothing says that it is a text and no number. */
final class Sirets {

    private Sirets() {}

    /** As people write it: a spreadsheet program leaves it alone then, and does not take a zero off its beginning. */
    static String inGroups(String siret) {
        return siret == null
                ? null
                : siret.replaceFirst("(\\d{3})(\\d{3})(\\d{3})(\\d{5})", "$1\u00a0$2\u00a0$3\u00a0$4");
    }
}
