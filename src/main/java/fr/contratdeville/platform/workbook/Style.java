package fr.contratdeville.platform.workbook;

/** What a cell looks like: a number of each stands in {@code styles.xml}, in this order. */
enum Style {
    PLAIN("<xf/>"),
    HEAD("<xf fontId=\"1\" applyFont=\"1\"/>"),
    /** Of the format for texts: a SIRET that somebody types anew stays one. */
    TEXT("<xf numFmtId=\"49\" applyNumberFormat=\"1\"/>"),
    WRAPPED("<xf numFmtId=\"49\" applyNumberFormat=\"1\" applyAlignment=\"1\">"
            + "<alignment vertical=\"top\" wrapText=\"1\"/></xf>"),
    TIME("<xf numFmtId=\"164\" applyNumberFormat=\"1\"/>");

    private final String format;

    Style(String format) {
        this.format = format;
    }

    static String sheet() {
        StringBuilder formats = new StringBuilder();
        for (Style style : values()) {
            formats.append(style.format);
        }
        return """
                <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">\
                <numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd hh:mm:ss"/></numFmts>\
                <fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>\
                <font><b/><sz val="11"/><name val="Calibri"/></font></fonts>\
                <fills count="2"><fill><patternFill patternType="none"/></fill>\
                <fill><patternFill patternType="gray125"/></fill></fills>\
                <borders count="1"><border/></borders>\
                <cellStyleXfs count="1"><xf/></cellStyleXfs>\
                <cellXfs count="%d">%s</cellXfs></styleSheet>""".formatted(values().length, formats);
    }
}
