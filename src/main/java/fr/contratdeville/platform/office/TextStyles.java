package fr.contratdeville.platform.office;

/** What a text looks like, by the styles that word processors know by their names. */
final class TextStyles {

    private static final String BLUE = "1F3864";

    private TextStyles() {}

    static String xml(String namespace, String language) {
        return """
            <w:styles xmlns:w="%s"><w:docDefaults><w:rPrDefault><w:rPr>\
            <w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Calibri"/><w:sz w:val="22"/>\
            <w:lang w:val="%s"/></w:rPr></w:rPrDefault>\
            <w:pPrDefault><w:pPr><w:spacing w:after="120"/></w:pPr></w:pPrDefault></w:docDefaults>\
            """.formatted(namespace, language)
                + paragraph("Normal", "Normal", " w:default=\"1\"", "", "")
                + based("Title", "Title", "<w:spacing w:after=\"240\"/>", bold(52))
                + based("Heading1", "heading 1", heading(360, 0), bold(32))
                + based("Heading2", "heading 2", heading(240, 1), bold(26))
                + based(
                        "ListBullet",
                        "List Bullet",
                        "<w:numPr><w:numId w:val=\"1\"/></w:numPr><w:spacing w:after=\"60\"/>"
                                + "<w:ind w:left=\"360\" w:hanging=\"360\"/>",
                        "")
                + based("TableText", "Table Text", "<w:spacing w:after=\"20\"/>", "<w:sz w:val=\"18\"/>")
                + based(
                        "TableHead",
                        "Table Head",
                        "<w:keepNext/><w:spacing w:after=\"20\"/>",
                        "<w:b/><w:sz w:val=\"18\"/>")
                + based(
                        "Footer",
                        "footer",
                        "<w:tabs><w:tab w:val=\"right\" w:pos=\"14570\"/></w:tabs>",
                        "<w:sz w:val=\"16\"/>")
                + TABLE
                + "</w:styles>";
    }

    private static final String TABLE = """
        <w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>\
        <w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>\
        <w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>\
        <w:style w:type="table" w:customStyle="1" w:styleId="Annex"><w:name w:val="Annex"/>\
        <w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>\
        <w:top w:val="single" w:sz="4" w:color="7F7F7F"/><w:left w:val="single" w:sz="4" w:color="7F7F7F"/>\
        <w:bottom w:val="single" w:sz="4" w:color="7F7F7F"/><w:right w:val="single" w:sz="4" w:color="7F7F7F"/>\
        <w:insideH w:val="single" w:sz="4" w:color="7F7F7F"/><w:insideV w:val="single" w:sz="4" w:color="7F7F7F"/>\
        </w:tblBorders><w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="80" w:type="dxa"/>\
        <w:bottom w:w="40" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr>\
        <w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="DCE6F2"/></w:tcPr>\
        </w:tblStylePr></w:style>\
        """;

    private static String heading(int before, int outline) {
        return "<w:keepNext/><w:keepLines/><w:spacing w:before=\"%d\" w:after=\"120\"/><w:outlineLvl w:val=\"%d\"/>"
                .formatted(before, outline);
    }

    private static String bold(int halfPoints) {
        return "<w:b/><w:color w:val=\"%s\"/><w:sz w:val=\"%d\"/>".formatted(BLUE, halfPoints);
    }

    private static String based(String id, String name, String paragraph, String letters) {
        return paragraph(id, name, "", "<w:basedOn w:val=\"Normal\"/>", form(paragraph, letters));
    }

    private static String form(String paragraph, String letters) {
        return "<w:qFormat/><w:pPr>%s</w:pPr><w:rPr>%s</w:rPr>".formatted(paragraph, letters);
    }

    private static String paragraph(String id, String name, String more, String basedOn, String form) {
        return "<w:style w:type=\"paragraph\"%s w:styleId=\"%s\"><w:name w:val=\"%s\"/>%s%s</w:style>"
                .formatted(more, id, name, basedOn, form);
    }
}
