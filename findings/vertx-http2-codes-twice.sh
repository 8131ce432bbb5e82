#!/usr/bin/env bash
# An answer that is compressed already, and is compressed again with HTTP/2 only.
#
# The guess: a server that compresses leaves alone what has a Content-Encoding. So it does with HTTP/1.1, and nothing says that
#   HTTP/2 is otherwise.
#
# What happens: with HTTP/2, Netty's encoder takes the header for what it has still to do, and compresses the gzip that the
#   handler has sent: the client, told of one, undoes one of the two and has gzip for its text.
#
# Versions: Vert.x 4.5.25 with Netty 4.1.130 (those of Quarkus 3.33.2).
# Source: io.netty.handler.codec.http2.CompressorHttp2ConnectionEncoder.newCompressor, which reads Content-Encoding from the
#   headers to be written; io.netty.handler.codec.http.HttpContentEncoder, which passes on what has one.
#
# For who uses it: do not switch the server's compression on (quarkus.http.enable-compression, too) where handlers have codings
#   of their own, or try them with HTTP/2 as well.
# Here: exports have codings of their own; Compression leaves the server's off; CompressionTest asks with both versions.
#
# Needs a JDK (17 or newer), Maven and its central repository. Not part of the build: bash findings/vertx-http2-codes-twice.sh
set -euo pipefail

vertx=4.5.25

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cat > "$work/pom.xml" <<POM
<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>findings</groupId>
  <artifactId>vertx-http2</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>io.vertx</groupId>
      <artifactId>vertx-core</artifactId>
      <version>$vertx</version>
    </dependency>
  </dependencies>
</project>
POM
mvn -q -B -Dstyle.color=never -f "$work/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy-dependencies \
  -DoutputDirectory="$work/lib" >&2

cat > "$work/Twice.java" <<'JAVA'
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

public class Twice {
    static byte[] gzip(String text) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    static int timesCompressed(byte[] body) throws Exception {
        int times = 0;
        byte[] rest = body;
        while (rest.length > 2 && rest[0] == 31 && rest[1] == (byte) 139) {
            rest = new GZIPInputStream(new ByteArrayInputStream(rest)).readAllBytes();
            times++;
        }
        return times;
    }

    public static void main(String[] arguments) throws Exception {
        byte[] compressed = gzip("twelve figures, ".repeat(50));
        Vertx vertx = Vertx.vertx();
        HttpServer server = vertx.createHttpServer(new HttpServerOptions().setCompressionSupported(true))
                .requestHandler(request -> request.response()
                        .putHeader("Content-Encoding", "gzip")
                        .end(Buffer.buffer(compressed)))
                .listen(0, "localhost")
                .toCompletionStage()
                .toCompletableFuture()
                .get();
        for (HttpClient.Version version : HttpClient.Version.values()) {
            HttpResponse<byte[]> answer = HttpClient.newHttpClient().send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + server.actualPort() + "/"))
                            .version(version)
                            .header("Accept-Encoding", "gzip")
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            System.out.printf("%s, Content-Encoding: %s, compressed %d times%n", answer.version(),
                    String.join(" + ", answer.headers().allValues("Content-Encoding")), timesCompressed(answer.body()));
        }
        vertx.close();
    }
}
JAVA

cat > "$work/expected" <<'EXPECTED'
HTTP_1_1, Content-Encoding: gzip, compressed 1 times
HTTP_2, Content-Encoding: gzip, compressed 2 times
EXPECTED

echo "Vert.x $vertx"
java -cp "$work/lib/*" "$work/Twice.java" > "$work/observed" 2> "$work/errors" || { cat "$work/errors" >&2; exit 1; }
cat "$work/observed"
if ! diff "$work/expected" "$work/observed" > "$work/difference"; then
  echo "NO LONGER as recorded here (< recorded, > now):" >&2
  cat "$work/difference" >&2
  exit 1
fi
echo "As recorded: with HTTP/2, what is compressed already is compressed again."
