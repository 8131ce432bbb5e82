package fr.contratdeville.annex.report.pdf;

import fr.contratdeville.annex.report.data.DataFile;
import fr.contratdeville.annex.report.pdf.Attachment.Relationship;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Makes the page that people read of a report a PDF with the year's data inside. To be called outside of a transaction. */
@Singleton
public class PdfReport {

    private static final String STYLESHEET = resource("/report/print.css");

    private final OneAtATime turns;

    PdfReport(OneAtATime turns) {
        this.turns = turns;
    }

    /**
     * @param html as a browser gets it, but well-formed
     * @param made when what it tells became what it is
     * @throws fr.contratdeville.platform.problem.ProblemException 503 if others take too long
     */
    public byte[] of(String html, String title, String subject, Locale language, Instant made, List<DataFile> data) {
        List<Attachment> attachments =
                data.stream().map(file -> attachment(file, language, made)).toList();
        PrintedDocument document = new PrintedDocument(html, STYLESHEET, title, subject, language, made, attachments);
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
