package fr.contratdeville.annex.report.pdf;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The document as a tree, with what the renderer wants to find there beside what a browser needs. */
final class Xhtml {

    private Xhtml() {}

    static Document prepared(PrintedDocument printed, Fonts fonts) {
        Document document = parsed(PrintableText.ofXml(printed.xhtml()));
        putTitle(printed.title(), document);
        new PrintableText(fonts).replaceIn(document.getDocumentElement());
        Element root = document.getDocumentElement();
        root.setAttribute("lang", printed.language().toLanguageTag());
        style(document, printed.stylesheet());
        describeLinks(document);
        describePictures(document);
        Bookmarks.add(document);
        return document;
    }

    /** Entities and external subsets stay unread: a text that names a file or an address must not fetch it. */
    private static Document parsed(String xhtml) {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        try {
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            factory.setXIncludeAware(false);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setEntityResolver((publicId, systemId) -> new InputSource(new StringReader("")));
            builder.setErrorHandler(null);
            return builder.parse(new InputSource(new StringReader(xhtml)));
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalArgumentException("The document is no well-formed XHTML", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void style(Document document, String stylesheet) {
        for (String name : List.of("script", "style", "link")) {
            NodeList elements = document.getElementsByTagName(name);
            while (elements.getLength() > 0) {
                elements.item(0).getParentNode().removeChild(elements.item(0));
            }
        }
        Element style = document.createElement("style");
        style.setTextContent(stylesheet);
        document.getElementsByTagName("head").item(0).appendChild(style);
    }

    /** For the foot of each page, where the stylesheet puts it. */
    private static void putTitle(String title, Document document) {
        Element body = (Element) document.getElementsByTagName("body").item(0);
        Element running = document.createElement("div");
        running.setAttribute("class", "running-title");
        running.setTextContent(title);
        body.insertBefore(running, body.getFirstChild());
    }

    /** What a picture is called is in its title, for browsers, and in its alternative, for the renderer. */
    private static void describePictures(Document document) {
        NodeList pictures = document.getElementsByTagName("svg");
        for (int i = 0; i < pictures.getLength(); i++) {
            Element picture = (Element) pictures.item(i);
            NodeList titles = picture.getElementsByTagName("title");
            if (!picture.hasAttribute("alt") && titles.getLength() > 0) {
                picture.setAttribute("alt", text(titles.item(0)));
            }
        }
    }

    /** A link is described by what it says, unless it has a title: its annotation needs a description (ISO 14289-1, 7.18.5). */
    private static void describeLinks(Document document) {
        NodeList links = document.getElementsByTagName("a");
        // From the last, for one that is none any more is not in the list any more.
        for (int i = links.getLength() - 1; i >= 0; i--) {
            Element link = (Element) links.item(i);
            if (!link.getAttribute("href").matches("(?:#|https?://|mailto:).*")) {
                // It leads elsewhere in the service, and nowhere from a file.
                link.removeAttribute("href");
                link.removeAttribute("title");
                document.renameNode(link, null, "span");
            } else if (link.getAttribute("title").isBlank()) {
                link.setAttribute("title", text(link));
            }
        }
    }

    static String text(Node node) {
        return node.getTextContent().strip().replaceAll("\\s+", " ");
    }
}
