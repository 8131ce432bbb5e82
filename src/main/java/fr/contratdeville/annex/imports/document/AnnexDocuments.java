package fr.contratdeville.annex.imports.document;

import fr.contratdeville.platform.body.Text;
import fr.contratdeville.platform.identifier.Siret;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads the annex's table out of a document. */
public final class AnnexDocuments {

    private static final Charset CP1252 = Charset.forName("windows-1252");
    private static final List<String> ANNEX = List.of("action", "structure", "descriptif");

    private AnnexDocuments() {}

    /**
     * @param fileName which may tell the format
     * @throws UnreadableDocument that says why there is nothing to be read
     */
    public static AnnexTable read(Path file, String fileName) throws UnreadableDocument, IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (!fileName.toLowerCase(Locale.ROOT).endsWith(".csv")) {
            throw new UnreadableDocument(UnreadableDocument.Code.UNKNOWN_FORMAT);
        }
        return table(CsvCells.of(decoded(bytes)));
    }

    private static String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException older) {
            return new String(bytes, CP1252);
        }
    }

    private static AnnexTable table(List<List<String>> cells) throws UnreadableDocument {
        List<String> head = cells.isEmpty()
                ? List.of()
                : cells.get(0).stream().map(AnnexDocuments::key).toList();
        if (!head.containsAll(ANNEX)) {
            throw new UnreadableDocument(UnreadableDocument.Code.NO_TABLE);
        }
        List<Doubt> doubts = new ArrayList<>();
        List<AnnexRow> rows = new ArrayList<>();
        for (int i = 1; i < cells.size(); i++) {
            if (cells.get(i).stream().anyMatch(cell -> !cell.isBlank())) {
                rows.add(row(i, head, cells.get(i), doubts));
            }
        }
        return new AnnexTable(DocumentFormat.CSV, null, rows, doubts);
    }

    private static AnnexRow row(int number, List<String> head, List<String> cells, List<Doubt> doubts) {
        String siret = cell("siret", head, cells);
        boolean valid = siret == null || Siret.Validator.isSiret(siret);
        if (!valid) {
            doubts.add(new Doubt(Doubt.Code.SIRET_NOT_VALID, siret));
        }
        return new AnnexRow(
                new Place(null, null, number),
                cell("action", head, cells),
                cell("structure", head, cells),
                valid ? siret : null,
                cell("pilier", head, cells),
                cell("descriptif", head, cells),
                cell("realisation", head, cells),
                cell("chiffres", head, cells));
    }

    private static String cell(String column, List<String> head, List<String> cells) {
        int place = head.indexOf(column);
        return place < 0 || place >= cells.size() ? null : Text.normalised(cells.get(place));
    }

    private static String key(String title) {
        return Normalizer.normalize(title, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .strip();
    }
}
