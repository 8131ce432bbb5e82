package fr.contratdeville.annex.imports.unpacking;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What is in a document of Office Open XML (ECMA-376), as far as it is read: all of it unpacked takes no more memory than it may,
 * whatever it says of itself, and its XML has no entities and names nothing outside.
 */
public final class Archive {

    private static final int MOST_ENTRIES = 5_000;
    private static final int MOST_BYTES = 64 << 20;
    private static final int BLOCK = 8_192;
    private static final String XML = ".xml";
    private static final String RELATIONS = ".rels";
    private static final String MACROS = "vbaproject.bin";

    private final Map<String, byte[]> entries = new HashMap<>();
    private long unpacked;

    private Archive() {}

    public static Archive of(byte[] bytes) throws UnreadableDocument {
        Archive archive = new Archive();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            int number = 0;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (++number > MOST_ENTRIES) {
                    throw new UnreadableDocument(UnreadableDocument.Code.TOO_LARGE);
                }
                archive.take(entry.getName(), zip);
            }
        } catch (IOException | IllegalArgumentException broken) {
            throw new UnreadableDocument(UnreadableDocument.Code.BROKEN);
        }
        return archive;
    }

    private void take(String name, InputStream content) throws IOException, UnreadableDocument {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(MACROS)) {
            throw new UnreadableDocument(UnreadableDocument.Code.UNSAFE);
        }
        boolean isRead = lower.endsWith(XML) || lower.endsWith(RELATIONS);
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        byte[] block = new byte[BLOCK];
        for (int length = content.read(block); length >= 0; length = content.read(block)) {
            unpacked += length;
            if (unpacked > MOST_BYTES) {
                throw new UnreadableDocument(UnreadableDocument.Code.TOO_LARGE);
            }
            if (isRead) {
                kept.write(block, 0, length);
            }
        }
        if (isRead) {
            entries.put(name, kept.toByteArray());
        }
    }

    public boolean has(String name) {
        return entries.containsKey(name);
    }

    /** @throws UnreadableDocument if it is not there, or has a document type, by which entities are declared */
    public void read(String name, Visitor visitor) throws UnreadableDocument {
        byte[] content = entries.get(name);
        if (content == null) {
            throw new UnreadableDocument(UnreadableDocument.Code.BROKEN);
        }
        try {
            XMLStreamReader xml = factory().createXMLStreamReader(new ByteArrayInputStream(content));
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamReader.DTD) {
                    throw new UnreadableDocument(UnreadableDocument.Code.UNSAFE);
                }
                visitor.visit(xml);
            }
        } catch (XMLStreamException broken) {
            throw new UnreadableDocument(UnreadableDocument.Code.BROKEN);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    /** Sees each event of an XML document. */
    public interface Visitor {
        void visit(XMLStreamReader xml) throws XMLStreamException, UnreadableDocument;
    }
}
