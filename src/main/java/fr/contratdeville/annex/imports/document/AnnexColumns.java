package fr.contratdeville.annex.imports.document;

import fr.contratdeville.platform.body.Text;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Which cell of a row is which, by the table's head. */
final class AnnexColumns {

    static final String ACTION = "action";
    static final String STRUCTURE = "structure";
    static final String SIRET = "siret";
    static final String PILLAR = "pilier";
    static final String DESCRIPTION = "descriptif";
    static final String OUTCOME = "realisation";
    static final String FIGURES = "chiffres";

    private static final Map<String, Set<String>> TITLES = Map.of(
            ACTION, Set.of("action", "actions", "intitule", "intitule de l'action"),
            STRUCTURE, Set.of("structure", "structures", "porteur", "structure porteuse"),
            SIRET, Set.of("siret", "n° siret", "numero siret"),
            PILLAR, Set.of("pilier", "piliers"),
            DESCRIPTION, Set.of("descriptif", "description", "descriptif de l'action"),
            OUTCOME, Set.of("realisation", "etat", "statut"),
            FIGURES, Set.of("chiffres", "chiffre", "indicateurs"));

    private final List<String> head;

    private AnnexColumns(List<String> head) {
        this.head = head;
    }

    /** @return null if the row is no head of the annex's table */
    static AnnexColumns of(List<String> row) {
        AnnexColumns columns =
                new AnnexColumns(row.stream().map(AnnexColumns::key).toList());
        return columns.place(ACTION) >= 0 && columns.place(STRUCTURE) >= 0 && columns.place(DESCRIPTION) >= 0
                ? columns
                : null;
    }

    /** @return -1 if there is none */
    int place(String column) {
        Set<String> titles = TITLES.get(column);
        for (int i = 0; i < head.size(); i++) {
            if (titles.contains(head.get(i))) {
                return i;
            }
        }
        return -1;
    }

    /** @return null if there is nothing */
    String cell(String column, List<String> cells) {
        int place = place(column);
        return place < 0 || place >= cells.size() ? null : Text.normalised(cells.get(place));
    }

    private static String key(String title) {
        return Normalizer.normalize(title, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('’', '\'')
                .replaceAll("[\\s\\u00a0\\u202f]+", " ")
                .toLowerCase(Locale.ROOT)
                .strip();
    }
}
