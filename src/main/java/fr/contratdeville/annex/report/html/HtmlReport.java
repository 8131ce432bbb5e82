package fr.contratdeville.annex.report.html;

import fr.contratdeville.annex.report.model.Report;
import fr.contratdeville.annex.report.model.ReportForm;
import fr.contratdeville.annex.report.model.ReportWording;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;

/** The report as a page, which is well-formed XHTML as well. */
@Singleton
public class HtmlReport implements ReportForm {

    private static final MediaType TYPE = MediaType.valueOf(MediaType.TEXT_HTML + ";charset=UTF-8");

    @CheckedTemplate
    static class Templates {

        private Templates() {}

        static native TemplateInstance report(ReportView view);
    }

    @Override
    public MediaType type() {
        return TYPE;
    }

    @Override
    public String extension() {
        return "html";
    }

    @Override
    public byte[] written(Report report, ReportWording wording) {
        return page(report, wording).getBytes(StandardCharsets.UTF_8);
    }

    public String page(Report report, ReportWording wording) {
        return Templates.report(new ReportView(report, wording)).render();
    }
}
