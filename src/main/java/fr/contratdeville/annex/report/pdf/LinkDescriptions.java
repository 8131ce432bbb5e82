package fr.contratdeville.annex.report.pdf;

import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;

/** What a link says stands in its structure; PDF/UA wants it in the annotation that is clicked as well (ISO 14289-1, 7.18.5). */
final class LinkDescriptions {

    private static final COSName ANNOTATION = COSName.getPDFName("Obj");

    private LinkDescriptions() {}

    static void write(PDDocument pdf) {
        COSDictionary root = pdf.getDocumentCatalog().getStructureTreeRoot().getCOSObject();
        for (COSDictionary link : StructureWalk.elements(root, "Link")) {
            String description = link.getString(COSName.ALT);
            for (COSBase kid : StructureWalk.kids(link)) {
                if (kid instanceof COSDictionary reference
                        && reference.getDictionaryObject(ANNOTATION) instanceof COSDictionary annotation) {
                    annotation.setString(COSName.CONTENTS, description);
                }
            }
        }
    }
}
