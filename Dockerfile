# Every image of docker-compose.yml, each a target: docker build --target scheduler .

# --- Building ---
FROM maven:3.9-eclipse-temurin-25 AS poms
WORKDIR /trawl
COPY . .
RUN find . -type f ! -name pom.xml ! -path './.mvn/*' -delete && find . -mindepth 1 -type d -empty -delete

FROM maven:3.9-eclipse-temurin-25 AS build
ARG MODULES=scheduler-service,fetcher-service,parser-service,storage-service,tools/demo-blog,cli
ARG MAVEN="mvn -B -ntp -q -Dmaven.test.skip=true -Dspotless.check.skip=true -am"
WORKDIR /trawl
# What Maven downloads depends on the poms only, and is kept as long as they stay.
COPY --from=poms /trawl .
RUN mkdir -p common/contract/src/main/java/dev/trawl/contract \
 && echo "package dev.trawl.contract;" > common/contract/src/main/java/dev/trawl/contract/package-info.java \
 && $MAVEN -Dspring-boot.repackage.skip=true -pl $MODULES package \
 && find . -type d -name target -prune -exec rm -rf {} +
COPY common common
COPY libs libs
COPY cli cli
COPY tools tools
COPY scheduler-service scheduler-service
COPY fetcher-service fetcher-service
COPY parser-service parser-service
COPY storage-service storage-service
ENV MAVEN_OPTS="-XX:+UseSerialGC -XX:TieredStopAtLevel=1"
RUN $MAVEN -pl $MODULES package \
 && for service in scheduler fetcher parser storage; do \
      cp $service-service/target/*-exec.jar /tmp/$service-service.jar \
      && java -Djarmode=tools -jar /tmp/$service-service.jar extract --layers --destination /image/$service-service \
      || exit 1; \
    done \
 && mkdir -p /image/demo-blog /image/tools \
 && cp tools/demo-blog/target/demo-blog-*.jar /image/demo-blog/demo-blog.jar \
 && cp -r tools/demo-blog/target/lib /image/demo-blog/lib \
 && cp -r cli/target/lib /image/tools/lib \
 && cp cli/target/cli-*.jar /image/tools/lib/ \
 && cp -r common/dev-servers/target/kafka-lib /image/tools/kafka-lib

# --- The images ---
FROM eclipse-temurin:25-jre AS java
RUN useradd --uid 10001 --no-create-home --home-dir /tmp --shell /usr/sbin/nologin trawl
WORKDIR /app

FROM java AS demo-blog
COPY --from=build /image/demo-blog/ ./
USER 10001:10001
EXPOSE 8090
ENTRYPOINT ["java", "-Xmx64m", "-Xss512k", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", "demo-blog.jar", "--address", "0.0.0.0"]

# The commands of trawl, and Kafka's own tools, for those without a JDK.
FROM java AS tools
COPY --from=build /image/tools/kafka-lib kafka-lib
COPY --from=build /image/tools/lib lib
COPY cli/attached-trawl /usr/local/bin/trawl
USER 10001:10001
CMD ["trawl", "--help"]

# TRAWL_HEAP is what a machine may change; the rest is as the start cache is made.
FROM java AS service
COPY docker/start-service /usr/local/bin/
ENV TRAWL_JVM="-Xss512k -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:MaxMetaspaceSize=160m -XX:+ExitOnOutOfMemoryError --enable-native-access=ALL-UNNAMED" \
    TRAWL_HTTP_ADDRESS=0.0.0.0 \
    MALLOC_ARENA_MAX=2
ENTRYPOINT ["start-service"]

FROM service AS scheduler
COPY --from=build /image/scheduler-service/dependencies/ ./
COPY --from=build /image/scheduler-service/snapshot-dependencies/ ./
COPY --from=build /image/scheduler-service/application/ ./
COPY sites sites
ENV TRAWL_SERVICE=scheduler-service TRAWL_HEAP=112m TRAWL_HTTP_PORT=8080
RUN start-service --make-cache
USER 10001:10001
EXPOSE 8080

FROM service AS parser
COPY --from=build /image/parser-service/dependencies/ ./
COPY --from=build /image/parser-service/snapshot-dependencies/ ./
COPY --from=build /image/parser-service/application/ ./
COPY sites sites
ENV TRAWL_SERVICE=parser-service TRAWL_HEAP=160m TRAWL_HTTP_PORT=8083
RUN start-service --make-cache
USER 10001:10001
EXPOSE 8083

FROM service AS storage
COPY --from=build /image/storage-service/dependencies/ ./
COPY --from=build /image/storage-service/snapshot-dependencies/ ./
COPY --from=build /image/storage-service/application/ ./
ENV TRAWL_SERVICE=storage-service TRAWL_HEAP=112m TRAWL_HTTP_PORT=8081 \
    TRAWL_JVM="$TRAWL_JVM -XX:SurvivorRatio=3"
RUN start-service --make-cache
USER 10001:10001
EXPOSE 8081

# Chromium, its driver and fonts for what it reads are in this image only.
FROM debian:trixie-slim AS fetcher
RUN apt-get update \
 && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
      chromium-driver chromium-headless-shell fonts-noto-cjk util-linux \
 && rm -rf /var/lib/apt/lists/* /var/log/apt /var/log/dpkg.log /var/cache/debconf/*-old \
 && useradd --uid 10001 --no-create-home --home-dir /tmp --shell /usr/sbin/nologin trawl
COPY --from=eclipse-temurin:25-jre /opt/java/openjdk /opt/java/openjdk
WORKDIR /app
COPY docker/start-service /usr/local/bin/
COPY --from=build /image/fetcher-service/dependencies/ ./
COPY --from=build /image/fetcher-service/snapshot-dependencies/ ./
COPY --from=build /image/fetcher-service/application/ ./
COPY sites sites
ENV JAVA_HOME=/opt/java/openjdk \
    PATH=/opt/java/openjdk/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
    LANG=C.UTF-8 \
    TRAWL_SERVICE=fetcher-service TRAWL_HEAP=96m TRAWL_HTTP_PORT=8082 \
    TRAWL_JVM="-Xss512k -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:MaxMetaspaceSize=160m -XX:+ExitOnOutOfMemoryError --enable-native-access=ALL-UNNAMED" \
    TRAWL_HTTP_ADDRESS=0.0.0.0 \
    MALLOC_ARENA_MAX=2
RUN start-service --make-cache
USER 10001:10001
EXPOSE 8082
ENTRYPOINT ["start-service"]
