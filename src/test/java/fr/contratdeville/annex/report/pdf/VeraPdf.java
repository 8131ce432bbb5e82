package fr.contratdeville.annex.report.pdf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.verapdf.core.VeraPDFException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** What the validator of the PDF Association's members has to say of a PDF. */
public final class VeraPdf {

    private static final int MOST_TOLD_OF_A_RULE = 3;

    static {
        VeraGreenfieldFoundryProvider.initialise();
    }

    private VeraPdf() {}

    /** @return what it does otherwise than PDF/UA-1 and PDF/A-3a say: clause, what it says, and where */
    public static List<String> violations(byte[] pdf) {
        return List.of(PDFAFlavour.PDFUA_1, PDFAFlavour.PDFA_3_A).stream()
                .flatMap(flavour -> violations(pdf, flavour).stream())
                .toList();
    }

    private static List<String> violations(byte[] pdf, PDFAFlavour flavour) {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
                PDFAValidator validator =
                        Foundries.defaultInstance().createValidator(flavour, MOST_TOLD_OF_A_RULE, false, true, false)) {
            ValidationResult result = validator.validate(parser);
            if (result.getTotalAssertions() == 0) {
                throw new IllegalStateException("veraPDF has looked at nothing");
            }
            List<String> told = result.getTestAssertions().stream()
                    .filter(assertion -> assertion.getStatus() == TestAssertion.Status.FAILED)
                    .map(assertion ->
                            flavour.getId() + " " + assertion.getRuleId().getClause() + ": "
                                    + assertion.getMessage() + " at "
                                    + assertion.getLocation().getContext())
                    .toList();
            if (told.isEmpty() != result.isCompliant()) {
                throw new IllegalStateException("veraPDF says neither that it conforms nor why it does not");
            }
            return told;
        } catch (VeraPDFException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
