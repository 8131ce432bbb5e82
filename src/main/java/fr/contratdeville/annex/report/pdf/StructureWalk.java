package fr.contratdeville.annex.report.pdf;

import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;

/** The tree of what a tagged PDF consists of, as dictionaries: PDFBox's own classes make new ones at each look. */
final class StructureWalk {

    private StructureWalk() {}

    static List<COSDictionary> elements(COSDictionary root, String type) {
        List<COSDictionary> found = new ArrayList<>();
        collect(root, COSName.getPDFName(type), found);
        return found;
    }

    static List<COSBase> kids(COSDictionary element) {
        COSBase kids = element.getDictionaryObject(COSName.K);
        if (kids instanceof COSArray several) {
            List<COSBase> each = new ArrayList<>(several.size());
            several.forEach(kid -> each.add(kid instanceof COSObject reference ? reference.getObject() : kid));
            return each;
        }
        return kids == null ? List.of() : List.of(kids);
    }

    /** How many pieces of pages stand in an element and below it. */
    static int contents(COSDictionary element) {
        return kids(element).stream()
                .mapToInt(kid ->
                        kid instanceof COSDictionary child && !child.containsKey(COSName.MCID) ? contents(child) : 1)
                .sum();
    }

    private static void collect(COSDictionary element, COSName type, List<COSDictionary> found) {
        if (type.equals(element.getCOSName(COSName.S))) {
            found.add(element);
        }
        for (COSBase kid : kids(element)) {
            if (kid instanceof COSDictionary child && (child.containsKey(COSName.S) || child.containsKey(COSName.K))) {
                collect(child, type, found);
            }
        }
    }
}
