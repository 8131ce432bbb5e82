package fr.contratdeville.platform.office;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The archive that a document of Office Open XML is, of parts that are XML. Equal parts are equal bytes: it does not say when it was made. */
public final class OfficeArchive extends ZipOutputStream {

    public static final String RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
    public static final String RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /** Not the first of January, which Java takes for earlier, and adds the time in the zone of the machine. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

    public OfficeArchive(OutputStream out) {
        super(out);
    }

    /** A part of which all is known. */
    public void part(String path, String xml) throws IOException {
        beginPart(path);
        write(xml.getBytes(StandardCharsets.UTF_8));
        closeEntry();
    }

    /** A part that is written next, until its entry is closed. */
    public void beginPart(String path) throws IOException {
        ZipEntry entry = new ZipEntry(path);
        // By itself, it would be the time of now. Local, or it would depend on the zone of the machine.
        entry.setTimeLocal(NO_TIME);
        putNextEntry(entry);
        write(DECLARATION.getBytes(StandardCharsets.UTF_8));
    }

    /** Nothing may follow; the stream beneath stays open. */
    public void complete() throws IOException {
        finish();
        def.end();
    }
}
