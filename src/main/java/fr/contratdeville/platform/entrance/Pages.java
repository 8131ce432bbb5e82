package fr.contratdeville.platform.entrance;

import io.quarkus.runtime.util.ClassPathUtils;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.impl.MimeMapping;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Answers with the files that pages are made of. Anything else below their addresses is left to the framework, which has none. */
@Singleton
class Pages {

    private static final String FILES = "META-INF/resources";

    private static final List<String> DIRECTORIES = List.of(Addresses.DOCUMENTATION, Addresses.SWAGGER_UI);

    private static final String INDEX = "index.html";

    private final Set<String> addresses = new HashSet<>();
    private final Map<String, Document> read = new ConcurrentHashMap<>();

    Pages() throws IOException {
        ClassPathUtils.consumeAsPaths(FILES, this::find);
    }

    private void find(Path files) {
        try (Stream<Path> found = Files.walk(files)) {
            found.filter(Files::isRegularFile)
                    .map(file -> "/" + ClassPathUtils.toResourceName(files.relativize(file)))
                    .forEach(addresses::add);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    void register(@Observes Router router) {
        DIRECTORIES.forEach(directory -> router.route(directory + "/*")
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .blockingHandler(this::answer, false));
    }

    private void answer(RoutingContext routing) {
        String path = routing.normalizedPath();
        String address = path.endsWith("/") ? path + INDEX : path;
        if (addresses.contains(address)) {
            read.computeIfAbsent(address, Pages::document).answer(routing);
        } else {
            routing.next();
        }
    }

    private static Document document(String address) {
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(FILES + address)) {
            return new Document(type(address), file.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String type(String address) {
        String type = MimeMapping.getMimeTypeForFilename(address);
        return type != null && type.startsWith("text/") ? type + ";charset=UTF-8" : type;
    }
}
