package fr.contratdeville.warehouse.rows;

/** Columns that mean the same in many datasets. */
public final class Columns {

    public static final Column ID = Column.required(
            "id",
            ColumnType.UUID,
            "Identifiant de la ligne, le même dans tous les exports et dans le flux des modifications.",
            "Id of the row, the same in every export and in the feed of changes.");

    public static final Column CONTRACT_ID = Column.required(
                    "contract_id", ColumnType.UUID, "Contrat de ville.", "Contrat de ville.")
            .of("contracts");

    public static final Column VERSION = Column.required(
            "version",
            ColumnType.LONG,
            "Version de la ligne, plus élevée après chaque modification.",
            "Version of the row, higher after every change.");

    public static final Column CREATED_AT =
            Column.required("created_at", ColumnType.INSTANT, "Date et heure de création.", "When it was created.");

    public static final Column UPDATED_AT = Column.required(
            "updated_at",
            ColumnType.INSTANT,
            "Date et heure de la dernière modification.",
            "When it was last changed.");

    public static final Column STRUCTURE_OF_ACTION = Column.required(
                    "structure_id",
                    ColumnType.UUID,
                    "Structure qui porte l’action.",
                    "Structure that carries the action.")
            .of("structures");

    public static final Column YEAR_OF_ACTION =
            Column.required("year", ColumnType.INTEGER, "Année de l’action.", "Year of the action.");

    private Columns() {}

    /**
     * The id of a row whose table has no such column: the ids that are its key, as {@code a || ':' || b}.
     *
     * @param ofWhatInFrench whose ids they are, like {@code de l’action et du quartier}
     * @param ofWhat the same in English, like {@code of the action and of the neighbourhood}
     */
    public static Column joinedIds(String ofWhatInFrench, String ofWhat) {
        return Column.required(
                "id",
                ColumnType.TEXT,
                "Identifiants %s, séparés par « : ».".formatted(ofWhatInFrench),
                "Ids %s, joined by a colon.".formatted(ofWhat));
    }
}
