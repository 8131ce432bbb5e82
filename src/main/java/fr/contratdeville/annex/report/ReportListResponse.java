package fr.contratdeville.annex.report;

import fr.contratdeville.annex.report.ReportQueries.ContractYear;
import fr.contratdeville.annex.report.model.ReportForm;
import fr.contratdeville.territory.citycontract.CityContractRef;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ReportList", description = "The reports that there are.")
record ReportListResponse(
        @Schema(required = true, description = "By the codes of their contracts, and their years.", maxItems = 10000)
        List<ReportResponse> items) {

    @Schema(name = "Report", description = "A year of a contract of which there are actions.")
    record ReportResponse(
            @Schema(required = true) CityContractRef contract,

            @Schema(required = true, description = "Of the actions.", examples = "2023")
            int year,

            @Schema(required = true, description = "The report in each of its forms.", maxItems = 20)
            List<ReportLink> forms) {}

    @Schema(name = "ReportLink", description = "A report in one of its forms.")
    record ReportLink(
            @Schema(required = true, description = "Of the form.", maxLength = 100, examples = "application/pdf")
            String mediaType,

            @Schema(
                    required = true,
                    format = "uri-reference",
                    maxLength = 500,
                    examples = "/api/v1/reports/2023.pdf?contract=grand-dole-2015-2023")
            String href) {}

    static ReportListResponse of(List<ContractYear> years, List<ReportForm> forms) {
        return new ReportListResponse(years.stream()
                .map(each -> new ReportResponse(
                        each.contract().ref(),
                        each.year(),
                        forms.stream().map(form -> link(each, form)).toList()))
                .toList());
    }

    private static ReportLink link(ContractYear of, ReportForm form) {
        return new ReportLink(
                form.type().toString(),
                "/api/v1/reports/%d.%s?contract=%s"
                        .formatted(
                                of.year(), form.extension(), of.contract().ref().code()));
    }
}
