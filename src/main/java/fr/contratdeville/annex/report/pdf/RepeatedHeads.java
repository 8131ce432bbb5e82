package fr.contratdeville.annex.report.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/**
 * A table over several pages shows its heads on each, and the renderer makes all of them content of the same heads: who listens
 * would hear each head as many times as there are pages. They are read once, and are decoration on the pages that follow.
 */
final class RepeatedHeads {

    private static final COSName PROPERTIES = COSName.PROPERTIES;

    private final Map<COSDictionary, Set<Integer>> repeated = new IdentityHashMap<>();
    private final List<COSDictionary> order = new ArrayList<>();
    private final COSArray parents;

    private RepeatedHeads(COSArray parents) {
        this.parents = parents;
    }

    static void readOnce(PDDocument pdf) throws IOException {
        COSDictionary root = pdf.getDocumentCatalog().getStructureTreeRoot().getCOSObject();
        COSArray parents = root.getCOSDictionary(COSName.PARENT_TREE).getCOSArray(COSName.NUMS);
        RepeatedHeads heads = new RepeatedHeads(parents);
        for (COSDictionary head : StructureWalk.elements(root, "THead")) {
            heads.takeOut(head, head.getCOSDictionary(COSName.PG));
        }
        for (COSDictionary page : heads.order) {
            heads.decorate(new PDPage(page), heads.repeated.get(page));
        }
    }

    private void takeOut(COSDictionary element, COSDictionary firstPage) {
        COSArray kept = new COSArray();
        for (COSBase kid : StructureWalk.kids(element)) {
            if (kid instanceof COSDictionary child) {
                COSDictionary page = child.getCOSDictionary(COSName.PG);
                if (child.containsKey(COSName.MCID) && page != firstPage) {
                    if (!repeated.containsKey(page)) {
                        order.add(page);
                    }
                    repeated.computeIfAbsent(page, ignored -> new HashSet<>()).add(child.getInt(COSName.MCID));
                    continue;
                }
                takeOut(child, firstPage);
            }
            kept.add(kid);
        }
        element.setItem(COSName.K, kept);
    }

    private void decorate(PDPage page, Set<Integer> contents) throws IOException {
        COSArray parentsOfPage = parentsOf(page.getStructParents());
        Set<String> marks = new HashSet<>();
        Map<Integer, String> names = names(page);
        for (int content : contents) {
            parentsOfPage.set(content, COSNull.NULL);
            marks.add("/Span /" + names.get(content) + " BDC");
        }
        byte[] bytes;
        try (var stream = page.getContents()) {
            bytes = stream.readAllBytes();
        }
        int replaced = 0;
        // Glyphs are written by numbers that the font is too small for to spell a mark.
        for (int start = 0, end; start < bytes.length; start = end + 1) {
            end = endOfLine(bytes, start);
            String line = bytes[start] == '/' ? new String(bytes, start, end - start, StandardCharsets.ISO_8859_1) : "";
            if (marks.contains(line)) {
                byte[] artifact = ("/Artifact BMC" + " ".repeat(line.length() - "/Artifact BMC".length()))
                        .getBytes(StandardCharsets.ISO_8859_1);
                System.arraycopy(artifact, 0, bytes, start, artifact.length);
                replaced++;
            }
        }
        if (replaced != contents.size()) {
            throw new IllegalStateException("Some heads of a table were not found on a page that repeats them");
        }
        COSStream stream = new COSStream();
        try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(bytes);
        }
        page.getCOSObject().setItem(COSName.CONTENTS, stream);
    }

    private static int endOfLine(byte[] bytes, int start) {
        int end = start;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        return end;
    }

    private static Map<Integer, String> names(PDPage page) {
        COSDictionary properties = page.getResources().getCOSObject().getCOSDictionary(PROPERTIES);
        Map<Integer, String> names = new HashMap<>();
        for (COSName name : properties.keySet()) {
            COSDictionary marked = properties.getCOSDictionary(name);
            if (marked.containsKey(COSName.MCID)) {
                names.put(marked.getInt(COSName.MCID), name.getName());
            }
        }
        return names;
    }

    private COSArray parentsOf(int page) {
        for (int i = 0; i < parents.size(); i += 2) {
            if (parents.getInt(i) == page) {
                return (COSArray) parents.getObject(i + 1);
            }
        }
        throw new IllegalStateException("A page is not in the tree of what its contents belong to");
    }
}
