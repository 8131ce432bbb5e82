package fr.contratdeville.annex.report.pdf;

import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.extend.SVGDrawer.SVGImage;
import com.openhtmltopdf.render.RenderingContext;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * One {@code svg} of groups, rectangles, lines and texts, in a {@code viewBox}: colours, widths and sizes are attributes
 * ({@code fill}, {@code stroke}, {@code stroke-width}, {@code font-size}, {@code font-weight}, {@code text-anchor}), which groups
 * hand down; other elements ({@code title}, {@code desc}) draw nothing.
 */
final class Chart implements SVGImage {

    private static final String DEFAULT_SIZE = "14";

    private final Element svg;
    private final double left;
    private final double top;
    private final double viewWidth;
    private final double viewHeight;
    private final double width;
    private final double height;
    private final double dotsPerPixel;
    private final Fonts fonts;

    Chart(Element svg, double cssWidth, double cssHeight, double dotsPerPixel, Fonts fonts) {
        this.svg = svg;
        this.dotsPerPixel = dotsPerPixel;
        this.fonts = fonts;
        String[] view = svg.getAttribute("viewBox").strip().split("[\\s,]+");
        if (view.length != 4) {
            throw new IllegalArgumentException("A chart has no viewBox");
        }
        this.left = Double.parseDouble(view[0]);
        this.top = Double.parseDouble(view[1]);
        this.viewWidth = Double.parseDouble(view[2]);
        this.viewHeight = Double.parseDouble(view[3]);
        if (cssWidth >= 0) {
            this.width = cssWidth;
        } else if (cssHeight >= 0) {
            this.width = cssHeight * viewWidth / viewHeight;
        } else {
            this.width = viewWidth * dotsPerPixel;
        }
        this.height = cssHeight >= 0 ? cssHeight : width * viewHeight / viewWidth;
    }

    @Override
    public int getIntrinsicWidth() {
        return (int) Math.round(width);
    }

    @Override
    public int getIntrinsicHeight() {
        return (int) Math.round(height);
    }

    @Override
    public void drawSVG(OutputDevice device, RenderingContext context, double x, double y) {
        double pixelsWide = width / dotsPerPixel;
        double pixelsHigh = height / dotsPerPixel;
        device.drawWithGraphics(
                (float) x, (float) y, (float) Math.ceil(pixelsWide), (float) Math.ceil(pixelsHigh), graphics -> {
                    graphics.scale(pixelsWide / viewWidth, pixelsHigh / viewHeight);
                    graphics.translate(-left, -top);
                    drawChildren(graphics, svg);
                });
    }

    private void drawChildren(Graphics2D graphics, Element parent) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                draw(graphics, element);
            }
        }
    }

    private void draw(Graphics2D graphics, Element element) {
        switch (element.getTagName()) {
            case "g" -> drawChildren(graphics, element);
            case "rect" -> {
                Rectangle2D rectangle = new Rectangle2D.Double(
                        number(element, "x"),
                        number(element, "y"),
                        number(element, "width"),
                        number(element, "height"));
                if (colour(element, "fill", "#000000", graphics)) {
                    graphics.fill(rectangle);
                }
                stroke(graphics, element, rectangle);
            }
            case "line" ->
                stroke(
                        graphics,
                        element,
                        new Line2D.Double(
                                number(element, "x1"),
                                number(element, "y1"),
                                number(element, "x2"),
                                number(element, "y2")));
            case "text" -> {
                if (colour(element, "fill", "#000000", graphics)) {
                    graphics.fill(text(element));
                }
            }
            default -> {}
        }
    }

    private java.awt.Shape text(Element element) {
        Fonts.Face face = inherited(element, "font-weight", "normal").matches("bold|[6-9]00")
                ? Fonts.Face.BOLD
                : Fonts.Face.REGULAR;
        double size =
                Double.parseDouble(inherited(element, "font-size", DEFAULT_SIZE).replace("px", ""));
        return new GlyphOutlines(fonts.read(face), size)
                .of(
                        Xhtml.text(element),
                        number(element, "x"),
                        number(element, "y"),
                        inherited(element, "text-anchor", "start"));
    }

    private static void stroke(Graphics2D graphics, Element element, java.awt.Shape shape) {
        if (colour(element, "stroke", "none", graphics)) {
            graphics.setStroke(new BasicStroke(
                    Float.parseFloat(inherited(element, "stroke-width", "1")),
                    BasicStroke.CAP_BUTT,
                    BasicStroke.JOIN_MITER));
            graphics.draw(shape);
        }
    }

    private static boolean colour(Element element, String attribute, String otherwise, Graphics2D graphics) {
        String colour = inherited(element, attribute, otherwise);
        if (colour.equals("none")) {
            return false;
        }
        graphics.setPaint(
                Color.decode(colour.matches("#[0-9a-fA-F]{3}") ? colour.replaceAll("[0-9a-fA-F]", "$0$0") : colour));
        return true;
    }

    private static double number(Element element, String attribute) {
        String value = element.getAttribute(attribute);
        return value.isEmpty() ? 0 : Double.parseDouble(value);
    }

    private static String inherited(Element element, String attribute, String otherwise) {
        for (Node at = element; at instanceof Element each; at = at.getParentNode()) {
            if (each.hasAttribute(attribute)) {
                return each.getAttribute(attribute).strip();
            }
        }
        return otherwise;
    }
}
