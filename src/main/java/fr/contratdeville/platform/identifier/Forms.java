package fr.contratdeville.platform.identifier;

/** The forms of identifiers that have no check digit, as regular expressions. */
public final class Forms {

    /** A code of this project's own: lower-case words, joined by hyphens. */
    public static final String SLUG = "^[a-z0-9]+(-[a-z0-9]+)*$";

    /** RNA, the national number of an association; in Alsace-Moselle they have none. */
    public static final String RNA = "^W\\d[A-Z\\d]\\d{7}$";

    /** Code of a quartier prioritaire: QP until 2023, QN since 2024 (décret 2023-1314). */
    public static final String QPV = "^(QP\\d{6}|QN[0-9A-Z]{3}\\d{2}[A-Z])$";

    /** What a structure may call a bilan of its own: it stands in an address. */
    public static final String REFERENCE = "^[A-Za-z0-9]([A-Za-z0-9 ._:-]{0,98}[A-Za-z0-9._:-])?$";

    /** A SHA-256 in hexadecimal digits. */
    public static final String SHA256 = "^[0-9a-f]{64}$";

    private Forms() {}
}
