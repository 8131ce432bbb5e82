#!/usr/bin/env bash
# Several entities by their ids, by a statement that is made anew each time.
#
# The guess: Session.findMultiple(Thing.class, ids) has its SQL made once for each kind of entity, as find() and a lazy collection
#   have, all the more where the ids go as one array, so that the text is the same however many there are.
#
# What happens: each call has the tree of the statement built and translated to SQL anew. HQL that asks the same, with the ids as
#   one parameter, is translated once.
#
# Versions: org.hibernate.orm:hibernate-core 7.2.14.Final, com.h2database:h2 2.3.232.
# Source: MultiIdEntityLoaderArrayParam of hibernate-core makes its JdbcOperation in each load.
#
# For who uses it: where it is asked often, HQL with array_contains(:ids, t.id) instead.
# Here: the indicators that a bilan names are read so (catalogue/indicator, IndicatorRepository).
#
# Needs a JDK (17 or newer), Maven and its central repository. Not part of the build:
# bash findings/hibernate-several-by-id.sh
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cat > "$work/SeveralById.java" <<'JAVA'
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.hibernate.dialect.H2Dialect;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolutionInfo;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.SqlAstTranslatorFactory;
import org.hibernate.sql.ast.spi.StandardSqlAstTranslatorFactory;
import org.hibernate.sql.ast.tree.select.SelectStatement;
import org.hibernate.sql.exec.internal.JdbcOperationQuerySelect;

public class SeveralById {
    private static final AtomicInteger TRANSLATED = new AtomicInteger();

    @Entity(name = "Thing")
    public static class Thing {
        @Id
        Integer id;
    }

    public static class Counting extends H2Dialect {
        public Counting(DialectResolutionInfo database) {
            super(database);
        }

        @Override
        public SqlAstTranslatorFactory getSqlAstTranslatorFactory() {
            SqlAstTranslatorFactory translators = super.getSqlAstTranslatorFactory();
            return new StandardSqlAstTranslatorFactory() {
                @Override
                public SqlAstTranslator<JdbcOperationQuerySelect> buildSelectTranslator(
                        SessionFactoryImplementor sessions, SelectStatement statement) {
                    TRANSLATED.incrementAndGet();
                    return translators.buildSelectTranslator(sessions, statement);
                }
            };
        }
    }

    private static void tell(SessionFactory sessions, String what, Consumer<Session> question) {
        TRANSLATED.set(0);
        for (int i = 0; i < 100; i++) {
            sessions.inTransaction(question);
        }
        System.out.println(what + ": translated " + TRANSLATED + " times of 100");
    }

    public static void main(String[] arguments) {
        List<Integer> ids = List.of(1, 2, 3);
        try (SessionFactory sessions = new Configuration()
                .addAnnotatedClass(Thing.class)
                .setProperty("hibernate.connection.url", "jdbc:h2:mem:things;INIT=create table if not exists thing (id integer primary key)")
                .setProperty("hibernate.dialect", Counting.class.getName())
                .buildSessionFactory()) {
            tell(sessions, "find", session -> session.find(Thing.class, 1));
            tell(sessions, "findMultiple", session -> session.findMultiple(Thing.class, ids));
            tell(sessions, "array_contains", session -> session
                    .createQuery("from Thing t where array_contains(:ids, t.id)", Thing.class)
                    .setParameter("ids", ids.toArray(Integer[]::new))
                    .getResultList());
        }
    }
}
JAVA

cat > "$work/pom.xml" <<'POM'
<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>findings</groupId>
  <artifactId>several-by-id</artifactId>
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
find: translated 0 times of 100
findMultiple: translated 100 times of 100
array_contains: translated 1 times of 100
EXPECTED

mvn -q -B -Dstyle.color=never -f "$work/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy-dependencies \
  -DoutputDirectory="$work/lib" >&2
javac -proc:none -cp "$work/lib/*" -d "$work/classes" "$work/SeveralById.java"
java -cp "$work/lib/*:$work/classes" SeveralById > "$work/observed" 2> "$work/errors" || { cat "$work/errors" >&2; exit 1; }
cat "$work/observed"
if ! diff "$work/expected" "$work/observed" > "$work/difference"; then
  echo "NO LONGER as recorded here (< recorded, > now):" >&2
  cat "$work/difference" >&2
  exit 1
fi
echo "As recorded: several entities by their ids are asked for by a statement that is translated each time."
