package fr.contratdeville.warehouse.rows;

/** Of the schemas of all datasets together: the second number grows when columns or datasets are added. */
public final class SchemaVersion {

    public static final String CURRENT = "1.1.0";

    private SchemaVersion() {}
}
