# Takes the production build, which leaves the embedded database out, and makes an archive that the service starts from:
#   ./mvnw package -DskipTests -Pimage
# With another Java than that build had, the archive is left unread, and a start takes twice as long.
ARG BASE_IMAGE=eclipse-temurin:25-jre
FROM ${BASE_IMAGE}

WORKDIR /app
COPY target/quarkus-app/lib/ lib/
COPY target/quarkus-app/quarkus-run.jar ./
COPY target/quarkus-app/app/ app/
COPY target/quarkus-app/quarkus/ quarkus/
COPY target/quarkus-app/app.aot ./

# Java takes the encoding of its output from the locale.
ENV LANG=C.UTF-8
# Each thread that compiles or reads has memory of its own otherwise, in as many places as eight times the processors.
ENV MALLOC_ARENA_MAX=2
# A number: from a name, Kubernetes cannot tell that it is not root.
USER 10001:10001
EXPOSE 8080
# The rest is for classes, threads and buffers: 270 MiB have been seen under load.
# What Java has compiled with goes back to the system: it is not in the heap, and would be kept for good.
# The second line is as the archive was made: another collector or layout of objects would leave it unread.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=60", "-XX:+ExitOnOutOfMemoryError", "-XX:TrimNativeHeapInterval=10000", \
    "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-XX:AOTCache=/app/app.aot", \
    "-jar", "/app/quarkus-run.jar"]
