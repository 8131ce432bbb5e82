package fr.contratdeville.review.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.OwnDatabase;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is one word to a search, and what is not, whatever database an agglomeration has. */
@QuarkusTest
class FrenchWordsTest extends ApiTest {

    /** Texts and what is to be found in them, then what is not. */
    private static final String TABLE = """
            select text || ' | ' || word || ' | ' ||
                case when to_tsvector('simple', french_words(text)) @@ french_query(word) then 'found' else 'not found' end
            from (values
                (E'Ateliers de médiation\\u00a0: 12–17 ans… «boxe» et théâtre\\u201d; jardin/potager, l’apprentissage…progressif',
                    'médiation|MEDIATIONS|ateliers|12|17|12-17|ans|boxe|«boxe»|« boxe et théâtre »|theatre|jardin|potager'
                        || '|jardin/potager|apprentissage|l''apprentissage|progressif|progressive',
                    'progres|"théâtre boxe"|121|de|et|l|-boxe'),
                ('un emploi, un ado, un vélo, un jeu, un travail, un élu, un appui, un bureau, un local, un cheveu,'
                        || ' un potager, un atelier, un cinéma, un enjeu, un matériau, un vitrail',
                    'emplois|ados|vélos|jeux|travaux|élus|appuis|bureaux|locaux|cheveux|potagers|ateliers|cinémas|enjeux'
                        || '|matériaux|vitraux', 'emplette|adoption'),
                ('des emplois, des ados, des vélos, des jeux, des travaux, des élus, des appuis, des bureaux, des locaux,'
                        || ' des potagers, des ateliers, des cinémas, des enjeux, des matériaux, des vitraux',
                    'emploi|ado|vélo|jeu|travail|élu|élue|appui|bureau|local|potager|atelier|cinéma|enjeu|matériau|vitrail|emploi travail|emploi -travailleur', ''),
                ('Les ateliers pour les retraités, les saisonniers et un accompagné, à l’emploi d’une demi-journée',
                    'les ateliers|cet atelier|retraitée|retraitées|saisonnière|accompagnées|demi-journées|-"journée demi"'
                        || '|atelier -l’école|atelier -porte-à-porte',
                    '-l’emploi|atelier -l''emploi|atelier -demi-journée|les'),
                ('des femmes heureuses et le mois d’août', 'heureux|heureuse|mois|août|d''aout', 'moi'),
                (E'co\\u00adopération des cœurs, ŒUVRE à l’École', 'coopération|coeur|œuvre|ecole', 'operation')
            ) as t (text, found, not_found)
            cross join lateral string_to_table(%s, '|') as word
            """;

    @Inject
    Flyway flyway;

    @Test
    void what_rows_keep_of_texts_is_computed_wherever_tables_are_looked_for() {
        assertThatNoException().isThrownBy(() -> execute("""
                        do $$ begin
                            perform set_config('search_path', '', true);
                            perform public.text_key('Les Œuvres'),
                                public.action_words('Les Œuvres', 'Du théâtre', array['un emploi']);
                        end $$
                        """));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "locale 'C'",
                "locale 'C.UTF-8'",
                "locale_provider icu icu_locale 'fr-FR' locale 'C'",
                "locale_provider icu icu_locale 'fr-FR' locale 'C.UTF-8'"
            })
    void words_are_the_same_on_every_database(String locale) throws SQLException {
        try (OwnDatabase database = new OwnDatabase(flyway, locale)) {
            database.migrateTo("latest");

            assertThat(database.read(TABLE.formatted("found")))
                    .hasSize(71)
                    .allSatisfy(found -> assertThat(found).endsWith("| found"));
            assertThat(database.read(TABLE.formatted("not_found")))
                    .hasSize(15)
                    .allSatisfy(found -> assertThat(found).endsWith("| not found"));
            assertThat(database.read("""
                            select count(distinct text_key(title)) from (values
                                ('L’été : « 12–17 ans »… en œuvre'), (E'L''été\\u00a0: «\\u202f12–17 ans\\u202f»... en oeuvre'),
                                (E'l\\u02bcÉTÉ : «12-17 ans»...en ŒUVRE')) as t (title)
                            """))
                    .as("a title is one however it is typed")
                    .isEqualTo(List.of("1"));
        }
    }
}
