package fr.contratdeville.annex.report.office;

import fr.contratdeville.annex.report.model.Report;
import fr.contratdeville.annex.report.model.ReportForm;
import fr.contratdeville.annex.report.model.ReportWording;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** The annex's table as CSV. */
@Singleton
class CsvReport implements ReportForm {

    private static final MediaType TYPE = MediaType.valueOf("text/csv;charset=UTF-8");

    @Override
    public MediaType type() {
        return TYPE;
    }

    @Override
    public String extension() {
        return "csv";
    }

    @Override
    public byte[] written(Report report, ReportWording wording) {
        List<AnnexColumn> columns = AnnexColumn.of(wording, Sirets::inGroups);
        Stream<List<String>> head =
                Stream.of(columns.stream().map(AnnexColumn::head).toList());
        Stream<List<String>> rows = report.actions().stream()
                .map(action -> columns.stream()
                        .map(column -> column.value().apply(action))
                        .toList());
        return CsvTable.of(Stream.concat(head, rows).toList()).getBytes(StandardCharsets.UTF_8);
    }
}
