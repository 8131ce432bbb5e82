# From the sources, with no Java here:
#   docker build -t contrat-de-ville-api .
# or of what was built here already, with an archive made by the very Java of the base (see pom.xml, image.java):
#   docker build -t contrat-de-ville-api --build-arg FROM=target .
ARG FROM=sources
ARG BUILD_IMAGE=eclipse-temurin:25-jdk
# Has to have bash, which asks whether the service is well, and its Java at JAVA_DIRECTORY.
ARG BASE_IMAGE=eclipse-temurin:25-jre

FROM ${BASE_IMAGE} AS base

FROM ${BUILD_IMAGE} AS sources
ARG JAVA_DIRECTORY=/opt/java/openjdk
# PostgreSQL, from which the archive is made, runs for nobody who is root or has no name.
RUN useradd --uid 10001 --create-home --home-dir /build build
USER 10001:10001
WORKDIR /build
COPY --chown=10001:10001 . ./
# The archive is made by the Java that will read it.
COPY --from=base ${JAVA_DIRECTORY}/ /opt/java/of-the-image/
RUN ./mvnw -B -ntp package -DskipTests -Dspotless.check.skip -Pimage -Dimage.java=/opt/java/of-the-image/bin/java

FROM scratch AS target
COPY target/ /build/target/

FROM ${FROM} AS built

# An archive that is left unread costs nothing but time, so that nobody would notice: here it does not get on.
FROM base AS checked
WORKDIR /app
# Nobody's that runs it: some builders keep whose files they were in the stage before.
COPY --from=built --chown=0:0 /build/target/sbom.json ./
COPY --from=built --chown=0:0 /build/target/quarkus-app/ ./
RUN ["java", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-XX:AOTCache=/app/app.aot", "-XX:AOTMode=on", \
    "-cp", "/app/quarkus-run.jar", "-version"]

FROM base
WORKDIR /app
# The archive comes last: no two are the same, and any change of code needs another one.
COPY --from=checked /app/lib/ lib/
COPY --from=checked /app/quarkus/ quarkus/
COPY --from=checked /app/quarkus-run.jar /app/sbom.json ./
COPY --from=checked /app/app/ app/
COPY --from=checked /app/app.aot ./

# Java takes the encoding of its output from the locale.
ENV LANG=C.UTF-8
# Each thread that compiles or reads has memory of its own otherwise, in as many places as eight times the processors.
ENV MALLOC_ARENA_MAX=2
# Exports wait here, and native code is unpacked. Nothing else is written: the rest can be read-only.
VOLUME /tmp
# A number: from a name, Kubernetes cannot tell that it is not root.
USER 10001:10001
EXPOSE 8080
# By bash alone: curl is not there, and another Java each time would take memory from the service. Not whether it is ready: what acts on
# this starts the service anew, which brings no database back.
HEALTHCHECK --interval=30s --timeout=5s --start-period=5m --retries=3 CMD ["bash", "-c", \
    "exec 3<>/dev/tcp/127.0.0.1/${QUARKUS_HTTP_PORT:-8080} && printf 'GET /q/health/live HTTP/1.0\\r\\n\\r\\n' >&3 && read -r status <&3 && [[ $status == *' 200 '* ]]"]
# The rest is for classes, threads and buffers: 310 MiB have been seen while a large report became a PDF.
# What Java has compiled with goes back to the system: it is not in the heap, and would be kept for good.
# The third line is as the archive was made: another collector or layout of objects would leave it unread.
# No file of what is in memory, which are tokens, passwords and names as well.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=60", "-XX:+ExitOnOutOfMemoryError", "-XX:-HeapDumpOnOutOfMemoryError", \
    "-XX:-CreateCoredumpOnCrash", "-XX:TrimNativeHeapInterval=10000", \
    "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-XX:AOTCache=/app/app.aot", \
    "-jar", "/app/quarkus-run.jar"]

ARG VERSION=1.0.0-SNAPSHOT
ARG REVISION=unknown
LABEL org.opencontainers.image.title="contrat-de-ville-api" \
    org.opencontainers.image.description="The yearly review of a contrat de ville, as data" \
    org.opencontainers.image.licenses="Apache-2.0" \
    org.opencontainers.image.version="${VERSION}" \
    org.opencontainers.image.revision="${REVISION}"
