import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;

/**
 * Makes the pages below {@code /docs} of the Markdown in {@code src/main/docs}, and of whatever else of this project they link
 * to: other Markdown becomes a page as well, any other file is copied. So a link that works where the files are read works
 * on the page, and one that leads nowhere fails the build.
 *
 * <p>Run by the build (see {@code pom.xml}) with the project's directory and that of the pages.
 */
final class Pages {

    private static final String ADDRESS = "/docs/";
    private static final Path DOCUMENTATION = Path.of("src/main/docs");
    private static final Path TEMPLATE = DOCUMENTATION.resolve("page.html");
    private static final String MARKDOWN = ".md";
    private static final Pattern ANCHOR = Pattern.compile(" id=\"([^\"]*)\"");
    private static final String NO_HEAD = "<thead>\\s*<tr>\\s*(<th></th>\\s*)+</tr>\\s*</thead>\\s*";

    private static final String RUNNING = "http://localhost:8080";

    private static final List<String> IN_ENGLISH = List.of("/docs/en/", "/docs/reference", "/swagger-ui");

    private static final List<Extension> EXTENSIONS =
            List.of(TablesExtension.create(), HeadingAnchorExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final TextContentRenderer TEXT =
            TextContentRenderer.builder().extensions(EXTENSIONS).build();
    private static final HtmlRenderer HTML = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .attributeProviderFactory(context -> (node, tag, attributes) -> {
                // Code scrolls sideways where it is wide, and so has to be reached by the keyboard.
                if (tag.equals("pre")) {
                    attributes.put("tabindex", "0");
                }
                if (tag.equals("a") && IN_ENGLISH.stream().anyMatch(attributes.get("href")::startsWith)) {
                    attributes.put("hreflang", "en");
                }
            })
            .build();

    private final Path project;
    private final Path target;
    private final Deque<Path> toBeRendered = new ArrayDeque<>();
    private final Map<Path, String> rendered = new LinkedHashMap<>();
    private final List<String> broken = new ArrayList<>();
    private final Map<String, Path> anchorsLinkedTo = new LinkedHashMap<>();

    private Pages(Path project, Path target) {
        this.project = project;
        this.target = target;
    }

    public static void main(String... directories) throws IOException {
        new Pages(Path.of(directories[0]), Path.of(directories[1])).write();
    }

    private void write() throws IOException {
        try (Stream<Path> files = Files.walk(project.resolve(DOCUMENTATION))) {
            files.map(project::relativize).filter(Pages::isMarkdown).sorted().forEach(toBeRendered::add);
        }
        String template = Files.readString(project.resolve(TEMPLATE));
        while (!toBeRendered.isEmpty()) {
            Path source = toBeRendered.remove();
            if (!rendered.containsKey(source)) {
                String page = page(source, template);
                rendered.put(source, page);
                Path file = Files.createDirectories(fileOf(source).getParent())
                        .resolve(fileOf(source).getFileName());
                Files.writeString(file, page);
            }
        }
        anchorsLinkedTo.forEach(this::demandAnchor);
        if (!broken.isEmpty()) {
            throw new IllegalStateException("Links that lead nowhere: " + String.join(", ", broken));
        }
    }

    private String page(Path source, String template) throws IOException {
        Node document = PARSER.parse(Files.readString(project.resolve(source)));
        document.accept(new Relinking(source));
        return template.replace("{language}", language(source))
                .replace("{title}", title(document))
                .replace("{content}", withTablesThatScroll(HTML.render(document)));
    }

    private static String language(Path source) {
        return source.startsWith(DOCUMENTATION.resolve("en")) || !source.startsWith(DOCUMENTATION) ? "en" : "fr";
    }

    private static String title(Node document) {
        return Stream.iterate(document.getFirstChild(), node -> node != null, Node::getNext)
                .filter(Heading.class::isInstance)
                .map(TEXT::render)
                .findFirst()
                .orElseThrow();
    }

    /** In Markdown every table has a head; one that says nothing would be read out. */
    private static String withTablesThatScroll(String html) {
        return html.replaceAll(NO_HEAD, "")
                .replace("<th></th>", "<td></td>")
                .replace("<table>", "<div class=\"wide\" tabindex=\"0\"><table>")
                .replace("</table>", "</table></div>");
    }

    private static boolean isMarkdown(Path file) {
        return file.toString().endsWith(MARKDOWN);
    }

    private static String addressOf(Path source) {
        String below = (source.startsWith(DOCUMENTATION) ? DOCUMENTATION.relativize(source) : source)
                .toString()
                .replace('\\', '/');
        return isMarkdown(source) ? below.substring(0, below.length() - MARKDOWN.length()) + ".html" : below;
    }

    private Path fileOf(Path source) {
        return target.resolve(addressOf(source));
    }

    private void demandAnchor(String link, Path from) {
        int hash = link.indexOf('#');
        Path source = Path.of(link.substring(0, hash));
        Matcher anchors = ANCHOR.matcher(rendered.get(source));
        if (anchors.results().noneMatch(found -> found.group(1).equals(link.substring(hash + 1)))) {
            broken.add(link + " in " + from);
        }
    }

    /** From addresses in the project to addresses on the service. */
    private final class Relinking extends AbstractVisitor {

        private final Path source;

        private Relinking(Path source) {
            this.source = source;
        }

        @Override
        public void visit(Link link) {
            link.setDestination(relinked(link.getDestination()));
            visitChildren(link);
        }

        @Override
        public void visit(Image image) {
            image.setDestination(relinked(image.getDestination()));
            visitChildren(image);
        }

        private String relinked(String destination) {
            // Where these files are read, it runs at the address that the first page has it started at.
            if (destination.startsWith(RUNNING)) {
                return destination.substring(RUNNING.length());
            }
            URI address = URI.create(destination);
            if (address.isAbsolute() || destination.startsWith("/")) {
                return destination;
            }
            Path linked = address.getPath().isEmpty()
                    ? source
                    : source.resolveSibling(address.getPath()).normalize();
            if (!Files.isRegularFile(project.resolve(linked))) {
                broken.add(destination + " in " + source);
                return destination;
            }
            if (isMarkdown(linked)) {
                toBeRendered.add(linked);
            } else {
                copy(linked);
            }
            if (address.getFragment() == null) {
                return ADDRESS + addressOf(linked);
            }
            anchorsLinkedTo.put(linked + "#" + address.getFragment(), source);
            return (linked.equals(source) ? "" : ADDRESS + addressOf(linked)) + "#" + address.getRawFragment();
        }

        private void copy(Path linked) {
            try {
                Files.createDirectories(fileOf(linked).getParent());
                Files.copy(project.resolve(linked), fileOf(linked), StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException failure) {
                throw new IllegalStateException(failure);
            }
        }
    }
}
