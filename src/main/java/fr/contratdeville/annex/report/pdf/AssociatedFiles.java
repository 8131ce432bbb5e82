package fr.contratdeville.annex.report.pdf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PageMode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;

/** Attaches files to the whole document, each with what it is to it (ISO 19005-3, 6.8). */
final class AssociatedFiles {

    private static final COSName ASSOCIATED = COSName.getPDFName("AF");
    private static final COSName RELATIONSHIP = COSName.getPDFName("AFRelationship");

    private AssociatedFiles() {}

    static void attach(PDDocument pdf, List<Attachment> attachments) throws IOException {
        if (attachments.isEmpty()) {
            return;
        }
        COSArray associated = new COSArray();
        Map<String, PDComplexFileSpecification> byName = new TreeMap<>();
        for (Attachment attachment : attachments) {
            PDComplexFileSpecification file = specification(pdf, attachment);
            associated.add(file);
            byName.put(attachment.name(), file);
        }
        PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
        tree.setNames(byName);
        PDDocumentNameDictionary names = new PDDocumentNameDictionary(pdf.getDocumentCatalog());
        names.setEmbeddedFiles(tree);
        pdf.getDocumentCatalog().setNames(names);
        pdf.getDocumentCatalog().getCOSObject().setItem(ASSOCIATED, associated);
        pdf.getDocumentCatalog().setPageMode(PageMode.USE_OUTLINES);
    }

    private static PDComplexFileSpecification specification(PDDocument pdf, Attachment attachment) throws IOException {
        PDEmbeddedFile content =
                new PDEmbeddedFile(pdf, new ByteArrayInputStream(attachment.content()), COSName.FLATE_DECODE);
        content.setSubtype(attachment.mediaType());
        content.setSize(attachment.content().length);
        content.setCreationDate(Metadata.calendar(attachment.modified()));
        content.setModDate(Metadata.calendar(attachment.modified()));
        PDComplexFileSpecification file = new PDComplexFileSpecification();
        file.setFile(attachment.name());
        file.setFileUnicode(attachment.name());
        file.setFileDescription(attachment.description());
        file.setEmbeddedFile(content);
        file.setEmbeddedFileUnicode(content);
        file.getCOSObject().setName(RELATIONSHIP, attachment.relationship().pdfName());
        return file;
    }
}
