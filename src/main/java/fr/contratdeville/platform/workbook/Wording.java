package fr.contratdeville.platform.workbook;

import fr.contratdeville.platform.body.Coded;
import fr.contratdeville.platform.nomenclature.Labels;
import fr.contratdeville.platform.problem.Findings;

/**
 * What people read in a workbook beside its data, in the language of the caller: heads and names of sheets, which stand in
 * {@code messages*.properties} under {@code workbook.}, and the labels of codes.
 *
 * @param acceptLanguage which language the caller reads, as its header says it
 */
public record Wording(Labels labels, String acceptLanguage) {

    private static final String KEYS = "workbook.";

    public String text(String key) {
        return Findings.text(KEYS + key, acceptLanguage);
    }

    /** @return null for null */
    public <E extends Enum<E> & Coded> String label(E code) {
        return labels.of(code, acceptLanguage);
    }

    /**
     * @param enumeration as the document calls it
     * @return null for null
     */
    public String label(String enumeration, String code) {
        return labels.of(enumeration, code, acceptLanguage);
    }
}
