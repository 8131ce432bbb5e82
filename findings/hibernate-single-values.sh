#!/usr/bin/env bash
# A native query for a single value, which is planned anew each time and kept in vain.
#
# The guess: what Hibernate has made of a native query is kept by its text and the type of its result, and found again when the
#   same query comes again, as with HQL.
#
# What happens: it is found again if the result is a tuple, an array, an entity or not said. If it is a single value
#   (createNativeQuery(sql, UUID.class), String, Boolean …), it never is: each time it is made anew and kept beside all the
#   others, up to 2,048, under one hash code, so that who looks for it compares itself with each of them.
#
# Versions: org.hibernate.orm:hibernate-core 7.2.14.Final, com.h2database:h2 2.3.232.
# Source: statistics of SessionFactory (getQueryPlanCacheHitCount); SelectInterpretationsKey hashes the query's text alone.
#
# For who uses it: ask for a tuple, or leave out the type; or go by JDBC.
# Here: looking through the kept ones was a tenth of what a published bilan took the service. What writes ask goes by plain
#   statements now (platform/reading/Sql.java).
#
# Needs a JDK (17 or newer), Maven and its central repository. Not part of the build:
# bash findings/hibernate-single-values.sh
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cat > "$work/SingleValues.java" <<'JAVA'
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Tuple;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;

public class SingleValues {
    @Entity(name = "Thing")
    public static class Thing {
        @Id
        Integer id;
    }

    public static void main(String[] arguments) {
        Map<String, Class<?>> results = new LinkedHashMap<>();
        results.put("select 1 as a, 2 as b", Tuple.class);
        results.put("select 3, 4", Object[].class);
        results.put("select 5 as id", Thing.class);
        results.put("select random_uuid()", UUID.class);
        results.put("select 'x'", String.class);
        results.put("select true", Boolean.class);
        try (SessionFactory sessions = new Configuration()
                .addAnnotatedClass(Thing.class)
                .setProperty("hibernate.connection.url", "jdbc:h2:mem:things")
                .setProperty("hibernate.generate_statistics", "true")
                .buildSessionFactory()) {
            results.forEach((sql, result) -> {
                sessions.getStatistics().clear();
                for (int i = 0; i < 100; i++) {
                    sessions.inTransaction(session -> session.createNativeQuery(sql, result).getResultList());
                }
                System.out.println(result.getSimpleName() + ": found again "
                        + sessions.getStatistics().getQueryPlanCacheHitCount() + " times of 100");
            });
        }
    }
}
JAVA

cat > "$work/pom.xml" <<'POM'
<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>findings</groupId>
  <artifactId>single-values</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>org.hibernate.orm</groupId>
      <artifactId>hibernate-core</artifactId>
      <version>7.2.14.Final</version>
    </dependency>
    <dependency>
      <groupId>com.h2database</groupId>
      <artifactId>h2</artifactId>
      <version>2.3.232</version>
    </dependency>
  </dependencies>
</project>
POM

cat > "$work/expected" <<'EXPECTED'
Tuple: found again 99 times of 100
Object[]: found again 99 times of 100
Thing: found again 99 times of 100
UUID: found again 0 times of 100
String: found again 0 times of 100
Boolean: found again 0 times of 100
EXPECTED

mvn -q -B -Dstyle.color=never -f "$work/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy-dependencies \
  -DoutputDirectory="$work/lib" >&2
javac -proc:none -cp "$work/lib/*" -d "$work/classes" "$work/SingleValues.java"
java -cp "$work/lib/*:$work/classes" SingleValues > "$work/observed" 2> "$work/errors" || { cat "$work/errors" >&2; exit 1; }
cat "$work/observed"
if ! diff "$work/expected" "$work/observed" > "$work/difference"; then
  echo "NO LONGER as recorded here (< recorded, > now):" >&2
  cat "$work/difference" >&2
  exit 1
fi
echo "As recorded: what is made of a native query for a single value is never found again."
