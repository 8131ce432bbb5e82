package fr.contratdeville.annex.imports.reading;

import fr.contratdeville.annex.imports.document.AnnexTable;
import fr.contratdeville.annex.imports.draft.ImportedDocument;
import fr.contratdeville.annex.imports.draft.KeptDoubt;
import fr.contratdeville.annex.imports.draft.NewImport;
import fr.contratdeville.annex.imports.extraction.Extraction;
import fr.contratdeville.platform.checksum.Sha256;
import fr.contratdeville.platform.problem.ProblemException;
import fr.contratdeville.platform.problem.ProblemType;
import fr.contratdeville.platform.problem.Violations;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes a draft of a document. Holds neither a transaction nor a connection while that is read. */
@Singleton
public class Drafting {

    private final KnownNames names;
    private final int mostRows;

    Drafting(KnownNames names, @ConfigProperty(name = "contratdeville.imports.most-rows") int mostRows) {
        this.names = names;
        this.mostRows = mostRows;
    }

    /** @throws ProblemException 422 if it cannot be read; 400 if nobody says which year it is of */
    public NewImport draft(Sent sent) {
        Known known = names.of(sent.contract());
        AnnexTable table = known.underPillars(Documents.read(sent.bytes(), sent.name(), known.structureNames()));
        refuseTooFewOrTooMany(table.rows().size());
        int year = year(sent.year(), table.year());
        DraftedRow drafted = new DraftedRow(known);
        return new NewImport(
                sent.contract(),
                year,
                new ImportedDocument(
                        sent.name(), table.format().code(), sent.bytes().length, Sha256.hex(Sha256.of(sent.bytes()))),
                doubts(table, year),
                Extraction.of(table, known.indicators(), known.categories()).stream()
                        .map(drafted::of)
                        .toList());
    }

    private void refuseTooFewOrTooMany(int rows) {
        Violations violations = new Violations();
        if (rows == 0) {
            violations.inBody("document-without-table", "");
        } else if (rows > mostRows) {
            violations.inBody("document-of-too-many-rows", "", rows, mostRows);
        }
        violations.throwAs(ProblemType.UNREADABLE_DOCUMENT);
    }

    private static int year(Integer asked, Integer read) {
        if (asked == null && read == null) {
            Violations violations = new Violations();
            violations.inParameter("year-not-in-the-document", "year", null, null);
            throw violations.as(ProblemType.INVALID_PARAMETERS);
        }
        return asked == null ? read : asked;
    }

    private static List<KeptDoubt> doubts(AnnexTable table, int year) {
        List<KeptDoubt> doubts = new ArrayList<>(table.doubts().stream()
                .map(doubt -> new KeptDoubt(doubt.code().code(), DraftedRow.quoted(doubt.found())))
                .toList());
        if (table.year() != null && table.year() != year) {
            doubts.add(new KeptDoubt("year-differs", table.year().toString()));
        }
        return doubts;
    }
}
