#!/usr/bin/env bash
# A table over several pages and a link, in a PDF that is to be read aloud.
#
# The guess: a renderer that has PDF/UA as an option tags the heads that a table repeats on its further pages as decoration, as the
#   standard has it for what repeats; it describes a link where the standard asks for it; and the same document makes the same file.
#
# What happens: with -fs-table-paginate, the heads of each further page become content of the same TH again: who listens hears
#   "Action" as many times as the table has pages, and a validator has nothing against it. A link's title goes into its structure
#   element only, not into the annotation's Contents, which PDF/UA-1, 7.18.5, fails by. The date in the file is now, and cannot be set.
#
# Versions: io.github.openhtmltopdf:openhtmltopdf-pdfbox 1.1.31 (PDFBox 3.0.3), org.verapdf:validation-model 1.28.2.
# Source: PdfBoxAccessibilityHelper.createMarkedContentStructureItem, PdfBoxFastLinkManager.addUriAsLink, PdfBoxRenderer.setDidValues.
#
# For who makes accessible PDFs by it: set the three right by PDFBox afterwards. Count what is inside of TH: validators do not.
# Here: annex/report/pdf, RepeatedHeads, LinkDescriptions, Metadata.
#
# Needs a JDK (17 or newer), Maven and its central repository. Not part of the build: bash findings/openhtmltopdf-tagged.sh
set -euo pipefail

version=1.1.31
validator=1.28.2

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cat > "$work/pom.xml" <<POM
<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>findings</groupId>
  <artifactId>openhtmltopdf-tagged</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>io.github.openhtmltopdf</groupId>
      <artifactId>openhtmltopdf-pdfbox</artifactId>
      <version>$version</version>
    </dependency>
    <dependency>
      <groupId>org.verapdf</groupId>
      <artifactId>validation-model</artifactId>
      <version>$validator</version>
      <exclusions>
        <exclusion>
          <groupId>javax.xml.bind</groupId>
          <artifactId>jaxb-api</artifactId>
        </exclusion>
      </exclusions>
    </dependency>
    <dependency>
      <groupId>javax.xml.bind</groupId>
      <artifactId>jaxb-api</artifactId>
      <version>2.3.1</version>
    </dependency>
  </dependencies>
</project>
POM
mvn -q -B -Dstyle.color=never -f "$work/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy-dependencies \
  -DoutputDirectory="$work/lib" >&2

cat > "$work/Tagged.java" <<'JAVA'
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.logging.LogManager;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

public class Tagged {
    public static void main(String[] none) throws Exception {
        LogManager.getLogManager().reset();
        XRLog.setLoggingEnabled(false);
        VeraGreenfieldFoundryProvider.initialise();
        String table = "<table><thead><tr><th>Action</th></tr></thead><tbody>"
                + "<tr><td>one</td></tr>".repeat(120) + "</tbody></table>";
        String link = "<p><a href=\"https://example.org/\" title=\"An example\">here</a></p>";
        byte[] withTable = pdf(table);
        try (PDDocument read = Loader.loadPDF(withTable)) {
            int pages = read.getNumberOfPages();
            int contents = head(read.getDocumentCatalog().getStructureTreeRoot().getCOSObject(), false);
            System.out.println("pages of the table: " + (pages > 1 ? "several" : "one"));
            System.out.println("contents of its head: " + (contents == pages ? "one of each page" : contents));
        }
        System.out.println("the table, to the validator: " + violations(withTable));
        System.out.println("a link with a title, to the validator: " + violations(pdf(link)));
        byte[] first = pdf("<p>x</p>");
        Thread.sleep(1100);
        System.out.println("the same document twice: " + (Arrays.equals(first, pdf("<p>x</p>")) ? "the same" : "another"));
    }

    private static byte[] pdf(String body) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new PdfRendererBuilder()
                .useFastMode()
                .usePdfUaAccessibility(true)
                .useFont(
                        () -> PDDocument.class.getResourceAsStream(
                                "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf"),
                        "Sans")
                .withHtmlContent(
                        "<html lang=\"en\"><head><title>Tagged</title><meta name=\"subject\" content=\"x\"/><style>"
                                + "* { font-family: Sans; font-weight: normal } table { -fs-table-paginate: paginate }"
                                + "</style></head><body>" + body + "</body></html>",
                        "")
                .toStream(out)
                .run();
        return out.toByteArray();
    }

    private static int head(COSBase node, boolean inside) {
        if (node instanceof COSNumber) {
            return inside ? 1 : 0;
        }
        int found = 0;
        if (node instanceof COSArray several) {
            for (int i = 0; i < several.size(); i++) {
                found += head(several.getObject(i), inside);
            }
        } else if (node instanceof COSDictionary element) {
            if (element.containsKey(COSName.MCID)) {
                return inside ? 1 : 0;
            }
            found += head(
                    element.getDictionaryObject(COSName.K),
                    inside || "TH".equals(element.getNameAsString(COSName.S)));
        }
        return found;
    }

    private static String violations(byte[] pdf) throws Exception {
        try (var parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFUA_1);
                var validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, 9, false, true, false)) {
            return validator.validate(parser).getTestAssertions().stream()
                    .filter(assertion -> assertion.getStatus() == TestAssertion.Status.FAILED)
                    .map(assertion -> assertion.getRuleId().getClause())
                    .distinct()
                    .sorted()
                    .toList()
                    .toString();
        }
    }
}
JAVA
java -cp "$work/lib/*" "$work/Tagged.java" > "$work/observed"

cat > "$work/expected" <<'EXPECTED'
pages of the table: several
contents of its head: one of each page
the table, to the validator: []
a link with a title, to the validator: [7.18.5]
the same document twice: another
EXPECTED

echo "openhtmltopdf $version, veraPDF $validator"
cat "$work/observed"
if ! diff "$work/expected" "$work/observed" > "$work/difference"; then
  echo "NO LONGER as recorded here (< recorded, > now):" >&2
  cat "$work/difference" >&2
  exit 1
fi
echo "As recorded: heads are read on each page, a link is not described where it is clicked, and the time of now is in the file."
