package fr.contratdeville.review.bilan.checks;

import fr.contratdeville.review.bilan.BilanSource;
import java.util.List;

/**
 * Where a bilan comes from that was read from a document.
 *
 * @param source null of one that was sent
 * @param words of each figure, in their order, that it was read from; null where there are none
 */
public record Origin(BilanSource source, List<String> words) {

    static final Origin SENT = new Origin(null, List.of());

    String wordsOf(int figure) {
        return figure < words.size() ? words.get(figure) : null;
    }
}
