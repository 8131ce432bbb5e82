package fr.contratdeville.annex.report.pdf;

import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;

/** Makes a {@link PrintedDocument} a PDF that conforms to PDF/UA-1 and PDF/A-3a. */
public final class TaggedPdf {

    private static final String NO_ADDRESS = "";

    private static final byte[] SRGB =
            ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    static {
        // It would log what people wrote, where that is no style or address.
        XRLog.setLoggingEnabled(false);
    }

    private TaggedPdf() {}

    public static byte[] of(PrintedDocument document) {
        try (Fonts fonts = new Fonts();
                PDDocument pdf = new PDDocument();
                PdfBoxRenderer renderer = renderer(document, fonts, pdf)) {
            renderer.createPDFWithoutClosing();
            RepeatedHeads.readOnce(pdf);
            LinkDescriptions.write(pdf);
            Metadata.write(pdf, document);
            AssociatedFiles.attach(pdf, document.attachments());
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            pdf.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PdfBoxRenderer renderer(PrintedDocument document, Fonts fonts, PDDocument pdf) {
        PdfRendererBuilder builder = new PdfRendererBuilder()
                .useFastMode()
                .usePDDocument(pdf)
                .usePdfUaAccessibility(true)
                .usePdfAConformance(PdfAConformance.PDFA_3_A)
                .useColorProfile(SRGB)
                .useExternalResourceAccessControl(
                        (address, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                .useExternalResourceAccessControl(
                        (address, type) -> false, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI)
                .useSVGDrawer(new Charts(fonts))
                .useReplacementText(Fonts.MISSING)
                .useUnicodeLineBreaker(new FrenchLineBreaks())
                .withW3cDocument(Xhtml.prepared(document, fonts), NO_ADDRESS);
        fonts.addTo(builder, pdf);
        return builder.buildPdfRenderer();
    }
}
