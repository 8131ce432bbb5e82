package fr.contratdeville.annex.imports.document;

/**
 * One row of the annex's table as the document has it; nothing is interpreted, but cells are put together. What is not there is
 * null.
 *
 * @param siret as read and repaired
 * @param heading that its table stands under, which may name the pillar of all its rows
 */
public record AnnexRow(
        Place place,
        String action,
        String structure,
        String siret,
        String pillar,
        String description,
        String outcome,
        String figures,
        String heading) {

    /** Of a document that has no headings. */
    public AnnexRow(
            Place place,
            String action,
            String structure,
            String siret,
            String pillar,
            String description,
            String outcome,
            String figures) {
        this(place, action, structure, siret, pillar, description, outcome, figures, null);
    }

    public AnnexRow withPillar(String named) {
        return new AnnexRow(place, action, structure, siret, named, description, outcome, figures, heading);
    }
}
