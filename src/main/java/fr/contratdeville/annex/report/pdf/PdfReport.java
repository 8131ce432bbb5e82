package fr.contratdeville.annex.report.pdf;

import fr.contratdeville.annex.report.data.DataFile;
import fr.contratdeville.annex.report.html.HtmlReport;
import fr.contratdeville.annex.report.model.Report;
import fr.contratdeville.annex.report.model.ReportForm;
import fr.contratdeville.annex.report.model.ReportWording;
import fr.contratdeville.annex.report.pdf.Attachment.Relationship;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;

/** The page that people read of a report as PDF, with the year's data inside. */
@Singleton
public class PdfReport implements ReportForm {

    private static final MediaType TYPE = MediaType.valueOf("application/pdf");
    private static final String STYLESHEET = resource("/report/print.css");

    private final HtmlReport pages;
    private final OneAtATime turns;

    PdfReport(HtmlReport pages, OneAtATime turns) {
        this.pages = pages;
        this.turns = turns;
    }

    @Override
    public MediaType type() {
        return TYPE;
    }

    @Override
    public String extension() {
        return "pdf";
    }

    @Override
    public boolean carriesData() {
        return true;
    }

    /** @throws fr.contratdeville.platform.problem.ProblemException 503 if others take too long */
    @Override
    public byte[] written(Report report, ReportWording wording) {
        Locale language = Locale.forLanguageTag(wording.language());
        Instant made = report.millesime() == null
                ? report.changedAt()
                : report.millesime().frozenAt();
        String year = Integer.toString(report.year());
        PrintedDocument document = new PrintedDocument(
                pages.page(report, wording),
                STYLESHEET,
                wording.text("title", year, report.contract().name()),
                wording.text("subject", year, report.epciName()),
                language,
                made,
                report.data().stream()
                        .map(file -> attachment(file, language, made))
                        .toList());
        return turns.take(() -> TaggedPdf.of(document));
    }

    private static Attachment attachment(DataFile file, Locale language, Instant made) {
        boolean english = language.getLanguage().equals(Locale.ENGLISH.getLanguage());
        return new Attachment(
                file.name(),
                file.mediaType(),
                english ? file.description().english() : file.description().french(),
                file.kind() == DataFile.Kind.ROWS ? Relationship.DATA : Relationship.SUPPLEMENT,
                made,
                file.content());
    }

    private static String resource(String name) {
        try (InputStream stream = PdfReport.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
