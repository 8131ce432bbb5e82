package fr.contratdeville.annex.report.pdf;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The outline of the document, as the renderer wants it told: one bookmark for each heading, below that of the heading above it. */
final class Bookmarks {

    private record Place(int level, Element bookmark) {}

    private final Document document;
    private final Deque<Place> open = new ArrayDeque<>();
    private int count;

    private Bookmarks(Document document) {
        this.document = document;
    }

    static void add(Document document) {
        Node head = document.getElementsByTagName("head").item(0);
        if (head == null) {
            throw new IllegalArgumentException("The document has no head");
        }
        Bookmarks bookmarks = new Bookmarks(document);
        Element outline = document.createElement("bookmarks");
        bookmarks.open.push(new Place(0, outline));
        bookmarks.collect(document.getDocumentElement());
        head.appendChild(outline);
    }

    private void collect(Node node) {
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                int level = level(element);
                if (level > 0) {
                    add(element, level);
                } else {
                    collect(element);
                }
            }
        }
    }

    private void add(Element heading, int level) {
        while (open.peek().level() >= level) {
            open.pop();
        }
        if (!heading.hasAttribute("id")) {
            heading.setAttribute("id", "heading-" + ++count);
        }
        Element bookmark = document.createElement("bookmark");
        bookmark.setAttribute("name", Xhtml.text(heading));
        bookmark.setAttribute("href", "#" + heading.getAttribute("id"));
        open.peek().bookmark().appendChild(bookmark);
        open.push(new Place(level, bookmark));
    }

    private static int level(Element element) {
        String name = element.getTagName().toLowerCase(Locale.ROOT);
        return name.matches("h[1-6]") ? name.charAt(1) - '0' : 0;
    }
}
