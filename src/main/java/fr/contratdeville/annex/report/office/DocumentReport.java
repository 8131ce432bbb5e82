package fr.contratdeville.annex.report.office;

import fr.contratdeville.annex.report.html.ReportView;
import fr.contratdeville.annex.report.html.ReportView.CountRow;
import fr.contratdeville.annex.report.model.Report;
import fr.contratdeville.annex.report.model.ReportForm;
import fr.contratdeville.annex.report.model.ReportWording;
import fr.contratdeville.platform.office.TextDocument;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** The report as a text, for who goes on writing before the council votes on it: what the page says, without its charts. */
@Singleton
class DocumentReport implements ReportForm {

    /** Of the width, in percent: title, structure, description, outcome, figures. */
    private static final List<Integer> ANNEX = List.of(17, 15, 36, 10, 22);

    private static final int WIDTH = 100;
    private static final int LEAST_OF_NAMES = 28;

    @Override
    public MediaType type() {
        return MediaType.valueOf(TextDocument.MEDIA_TYPE);
    }

    @Override
    public String extension() {
        return "docx";
    }

    @Override
    public byte[] written(Report report, ReportWording wording) {
        ReportView view = new ReportView(report, wording);
        String language = wording.language().equals("fr") ? "fr-FR" : "en-GB";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TextDocument document = new TextDocument(bytes, view.title(), language, view.edition())) {
            new Writing(report, view, document).all();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private record Writing(Report report, ReportView view, TextDocument document) {

        void all() throws IOException {
            document.title(view.title());
            document.paragraph(report.epciName());
            document.paragraph(view.edition());
            document.heading(1, view.text("summary"));
            paragraphs(view.sentences());
            statuses();
            people();
            others();
            completeness();
            since();
            warnings();
            document.heading(1, view.text("actions"));
            for (ReportView.SectionView section : view.sections()) {
                section(section);
            }
            document.heading(1, view.text("structures"));
            counts(view.text("structures"), statusHead("carrier"), view.structures());
            if (view.checksum() != null) {
                document.paragraph(view.checksum());
            }
            paragraphs(view.erasures());
        }

        private void statuses() throws IOException {
            document.heading(2, view.text("statuses"));
            List<CountRow> rows = new ArrayList<>(view.pillars());
            rows.add(view.all());
            counts(view.text("statuses"), statusHead("pillar"), rows);
        }

        private List<String> statusHead(String first) {
            return Stream.of(Stream.of(view.text(first)), view.statuses().stream(), Stream.of(view.text("total")))
                    .flatMap(heads -> heads)
                    .toList();
        }

        private void people() throws IOException {
            List<List<String>> rows = view.people().stream()
                    .map(row -> List.of(row.name(), row.value(), row.distinctMin(), row.distinctMax(), row.precision()))
                    .toList();
            if (!rows.isEmpty()) {
                document.heading(2, view.text("people"));
                document.paragraph(view.text("people.note"));
                table(
                        view.text("people"),
                        heads("indicator", "participations", "distinct-at-least", "distinct-at-most", "precision"),
                        rows);
            }
        }

        private void others() throws IOException {
            List<List<String>> rows = view.others().stream()
                    .map(row -> List.of(row.name(), row.unit(), row.value(), row.min(), row.max(), row.precision()))
                    .toList();
            if (!rows.isEmpty()) {
                document.heading(2, view.text("others"));
                table(
                        view.text("others"),
                        heads("indicator", "unit", "total", "at-least", "at-most", "precision"),
                        rows);
            }
        }

        private void completeness() throws IOException {
            document.heading(2, view.text("completeness"));
            counts(
                    view.text("completeness"),
                    heads("pillar", "action-count", "expected", "reported", "validated"),
                    view.completeness());
        }

        private void since() throws IOException {
            if (report.since() == null) {
                return;
            }
            document.heading(2, view.sinceTitle());
            paragraphs(view.sinceSentences());
            table(
                    view.sinceTitle(),
                    List.of(
                            view.text("indicator"),
                            Integer.toString(report.since().year()),
                            view.year()),
                    view.beforeAndNow().stream()
                            .map(row -> List.of(row.name(), row.before(), row.now()))
                            .toList());
        }

        private void warnings() throws IOException {
            if (report.warnings().isEmpty()) {
                return;
            }
            document.heading(2, view.text("warnings"));
            for (String warning : view.warnings()) {
                document.item(warning);
            }
        }

        private void section(ReportView.SectionView section) throws IOException {
            document.heading(2, section.name());
            document.table(
                    section.name(),
                    heads("action", "structure", "description", "outcome", "figures"),
                    ANNEX,
                    section.actions().stream()
                            .map(row -> List.of(
                                    row.title(),
                                    row.structure(),
                                    String.join("\n", row.description()),
                                    row.outcome(),
                                    String.join("\n", row.figures())))
                            .toList());
        }

        private List<String> heads(String... keys) {
            return Stream.of(keys).map(view::text).toList();
        }

        private void counts(String summary, List<String> heads, List<CountRow> rows) throws IOException {
            table(
                    summary,
                    heads,
                    rows.stream()
                            .map(row -> Stream.concat(Stream.of(row.name()), row.counts().stream())
                                    .toList())
                            .toList());
        }

        /** Names need more room than numbers. */
        private void table(String summary, List<String> heads, List<List<String>> rows) throws IOException {
            int share = (WIDTH - LEAST_OF_NAMES) / (heads.size() - 1);
            List<Integer> shares = new ArrayList<>(Collections.nCopies(heads.size(), share));
            shares.set(0, WIDTH - share * (heads.size() - 1));
            document.table(summary, heads, shares, rows);
        }

        private void paragraphs(List<String> texts) throws IOException {
            for (String text : texts) {
                document.paragraph(text);
            }
        }
    }
}
