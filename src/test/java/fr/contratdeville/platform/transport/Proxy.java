package fr.contratdeville.platform.transport;

import fr.contratdeville.testing.PackagedService;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A real proxy in front of a service, as Debian packages it. */
final class Proxy implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofSeconds(30);

    private final Process process;
    private final int port;

    private Proxy(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * nginx with {@code proxy_cache}: it keeps what need not be asked for again, and says by {@code X-Cache} whether it has. What
     * has to be, it does not keep (1.22), nor does it pass on by what tag it was asked.
     */
    static Proxy cachingNginx(Path directory, PackagedService service) throws Exception {
        return nginx(directory, service, """
                proxy_cache kept;
                proxy_set_header Accept-Encoding "";
                proxy_http_version 1.1;
                add_header X-Cache $upstream_cache_status always;
                """);
    }

    /**
     * nginx as it comes, with {@code gzip on}.
     *
     * @param settings more of its location
     */
    static Proxy nginx(Path directory, PackagedService service, String settings) throws Exception {
        int port = PackagedService.freePort();
        return nginx(directory, port, nginxServer(port, "", service, settings));
    }

    /**
     * nginx with a service behind each host name; another name is none of its own (421).
     *
     * @param services by their host names
     */
    static Proxy nginx(Path directory, Map<String, PackagedService> services) throws Exception {
        int port = PackagedService.freePort();
        String servers = services.entrySet().stream()
                .map(service -> nginxServer(
                        port,
                        "server_name %s;".formatted(service.getKey()),
                        service.getValue(),
                        "proxy_set_header Host $host;"))
                .collect(Collectors.joining());
        return nginx(directory, port, """
                server {
                    listen 127.0.0.1:%d default_server;
                    return 421;
                }
                """.formatted(port) + servers);
    }

    private static String nginxServer(int port, String name, PackagedService service, String settings) {
        return """
                server {
                    listen 127.0.0.1:%d;
                    %s
                    location / {
                        proxy_pass %s;
                        %s
                    }
                }
                """.formatted(port, name, service.address(), settings);
    }

    private static Proxy nginx(Path directory, int port, String servers) throws Exception {
        Path configuration = Files.writeString(
                directory.resolve("nginx.conf"), """
                user %s;
                pid nginx.pid;
                events {}
                http {
                    access_log off;
                    client_body_temp_path body;
                    proxy_temp_path proxy;
                    fastcgi_temp_path fastcgi;
                    uwsgi_temp_path uwsgi;
                    scgi_temp_path scgi;
                    proxy_cache_path cache keys_zone=kept:1m;
                    gzip on;
                    gzip_types application/json application/problem+json;
                    gzip_min_length 1;
                    gzip_proxied any;
                    %s
                }
                """.formatted(System.getProperty("user.name"), servers));
        return start(
                directory,
                port,
                "nginx",
                "-p",
                directory.toString(),
                "-e",
                "error.log",
                "-c",
                configuration.toString(),
                "-g",
                "daemon off;");
    }

    /**
     * Apache with one of its compressing filters.
     *
     * @param module that has it, such as {@code deflate}
     * @param settings such as {@code SetOutputFilter DEFLATE}
     */
    static Proxy apache(Path directory, PackagedService service, String module, String settings) throws Exception {
        int port = PackagedService.freePort();
        Path configuration = Files.writeString(
                directory.resolve("apache.conf"), """
                ServerRoot %s
                ServerName localhost
                Listen 127.0.0.1:%d
                PidFile apache.pid
                ErrorLog error.log
                DefaultRuntimeDir .
                LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so
                LoadModule authz_core_module /usr/lib/apache2/modules/mod_authz_core.so
                LoadModule env_module /usr/lib/apache2/modules/mod_env.so
                LoadModule headers_module /usr/lib/apache2/modules/mod_headers.so
                LoadModule filter_module /usr/lib/apache2/modules/mod_filter.so
                LoadModule %s_module /usr/lib/apache2/modules/mod_%3$s.so
                LoadModule proxy_module /usr/lib/apache2/modules/mod_proxy.so
                LoadModule proxy_http_module /usr/lib/apache2/modules/mod_proxy_http.so
                ProxyPass / %s/
                %s
                """.formatted(directory, port, module, service.address(), settings));
        return start(directory, port, "apache2", "-f", configuration.toString(), "-DFOREGROUND");
    }

    /** Varnish with its built-in rules. */
    static Proxy varnish(Path directory, PackagedService service) throws Exception {
        int port = PackagedService.freePort();
        return start(
                directory,
                port,
                "varnishd",
                "-F",
                "-j",
                "none",
                "-n",
                directory.resolve("varnish").toString(),
                "-a",
                "127.0.0.1:" + port,
                "-b",
                service.address().replace("http://", ""));
    }

    private static Proxy start(Path directory, int port, String... command) throws Exception {
        Path output = directory.resolve("output");
        ProcessBuilder builder =
                new ProcessBuilder(List.of(command)).redirectErrorStream(true).redirectOutput(output.toFile());
        // Debian keeps servers where only root looks for programs.
        builder.environment().merge("PATH", "/usr/sbin", (path, more) -> path + ":" + more);
        Process process = builder.directory(directory.toFile()).start();
        Instant latest = Instant.now().plus(LONGEST_START);
        while (!listens(port)) {
            if (!process.isAlive() || Instant.now().isAfter(latest)) {
                process.destroyForcibly();
                throw new IllegalStateException(command[0] + " did not start:\n" + Files.readString(output));
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return new Proxy(process, port);
    }

    private static boolean listens(int port) {
        try (Socket connected = new Socket("127.0.0.1", port)) {
            return connected.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    RequestSpecification requests() {
        return RestAssured.given().noFilters().baseUri(address());
    }

    @Override
    public void close() throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
