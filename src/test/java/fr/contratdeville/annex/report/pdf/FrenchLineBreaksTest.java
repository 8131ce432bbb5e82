package fr.contratdeville.annex.report.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where lines of French text may end. */
class FrenchLineBreaksTest {

    @ParameterizedTest
    @CsvSource({
        "à l’emploi des jeunes,à |l’emploi |des |jeunes",
        "un « club » ouvert : oui !,un |« club » |ouvert : |oui !",
        "jours de marche : 12 jours,jours |de |marche : 12 |jours",
        "porte-à-porte,porte-|à-|porte",
        "1\u202f200 enfants,1\u202f200 |enfants",
        "« Les Estivales »,« Les |Estivales »"
    })
    void a_line_ends_only_where_a_typographer_would_end_it(String text, String parts) {
        FrenchLineBreaks breaks = new FrenchLineBreaks();
        breaks.setText(text);
        List<String> found = new ArrayList<>();
        int start = 0;
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            found.add(text.substring(start, end));
            start = end;
        }

        assertThat(String.join("|", found)).isEqualTo(parts);
    }
}
