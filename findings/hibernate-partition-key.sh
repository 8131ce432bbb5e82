#!/usr/bin/env bash
# An annotation for faster updates that changes the primary key, with some databases.
#
# The guess: @PartitionKey beside @Id adds "and contract_id = ?" to updates and deletes, and changes nothing else: the id
#   still identifies the row, and another entity refers to it by one column, in whatever database.
#
# What happens: since 7.1, the column is made part of the primary key in Hibernate's metadata, with PostgreSQL, MySQL, MariaDB
#   and SQL Server. A @ManyToOne to the entity has one column and is refused with a MappingException before anything touches
#   the schema; that the schema belongs to somebody else, and is not generated, does not help. With H2, Oracle, DB2 and
#   CockroachDB the same classes are accepted, so that tests on H2 pass. 7.0 accepts them with all eight. A @ManyToOne whose
#   foreign key is declared as none (ConstraintMode.NO_CONSTRAINT) is accepted with all eight.
#
# Versions: org.hibernate.orm:hibernate-core 7.2.6.Final, and 7.0.10.Final before the change.
# Source: Hibernate's HHH-19608 (github.com/hibernate/hibernate-orm pull request 10514).
#
# For who uses it: on a table that others refer to, declare their foreign keys as none, or do without the annotation.
# Here: what belongs to a contract is meant to be distributed by contract (V3__actions.sql), and the annotation was to send
#   each update to one node. It is not used: updates go by id alone.
#
# Needs a JDK (17 or newer), Maven and its central repository, no database. Not part of the build:
# bash findings/hibernate-partition-key.sh
set -euo pipefail

before=7.0.10.Final
since=7.2.6.Final

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

mkdir "$work/source"
cat > "$work/source/PartitionKeys.java" <<'JAVA'
import jakarta.persistence.Column;
import jakarta.persistence.ConstraintMode;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.util.List;
import org.hibernate.MappingException;
import org.hibernate.Version;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;

public class PartitionKeys {
    @Entity(name = "Action")
    public static class Action {
        @Id
        Long id;

        @PartitionKey
        @Column(name = "contract_id")
        Long contractId;

        String title;
    }

    @Entity(name = "Figure")
    public static class Figure {
        @Id
        Long id;

        @ManyToOne
        @JoinColumn(name = "action_id")
        Action action;
    }

    @Entity(name = "LooseFigure")
    public static class LooseFigure {
        @Id
        Long id;

        @ManyToOne
        @JoinColumn(name = "action_id", foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
        Action action;
    }

    static String primaryKey(String dialect, Class<?>... entities) {
        try (var registry = new StandardServiceRegistryBuilder()
                .applySetting("hibernate.dialect", "org.hibernate.dialect." + dialect + "Dialect")
                .applySetting("hibernate.boot.allow_jdbc_metadata_access", false)
                .applySetting("hibernate.hbm2ddl.auto", "none")
                .build()) {
            Metadata metadata = new MetadataSources(registry).addAnnotatedClasses(entities).buildMetadata();
            metadata.buildSessionFactory().close();
            return metadata.getEntityBinding(Action.class.getName()).getTable().getPrimaryKey().getColumns().stream()
                    .map(column -> column.getName()).toList().toString();
        } catch (MappingException refused) {
            return refused.getMessage().replaceAll(".*(must have same number of columns.*)", "refused: $1");
        }
    }

    public static void main(String[] arguments) {
        System.out.println("Hibernate " + Version.getVersionString());
        for (String dialect : List.of("H2", "Oracle", "DB2", "Cockroach", "PostgreSQL", "MySQL", "MariaDB", "SQLServer")) {
            System.out.println(dialect);
            System.out.println("  alone: " + primaryKey(dialect, Action.class));
            System.out.println("  referred to: " + primaryKey(dialect, Action.class, Figure.class));
            System.out.println("  without constraint: " + primaryKey(dialect, Action.class, LooseFigure.class));
        }
    }
}
JAVA

observe() {
  local version=$1 folder=$work/$1
  mkdir "$folder"
  cat > "$folder/pom.xml" <<POM
<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>findings</groupId>
  <artifactId>partition-keys</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>org.hibernate.orm</groupId>
      <artifactId>hibernate-core</artifactId>
      <version>$version</version>
    </dependency>
  </dependencies>
</project>
POM
  mvn -q -B -Dstyle.color=never -f "$folder/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy-dependencies \
    -DoutputDirectory="$folder/lib" >&2
  javac -proc:none -cp "$folder/lib/*" -d "$folder/classes" "$work/source/PartitionKeys.java"
  java -cp "$folder/lib/*:$folder/classes" PartitionKeys 2> "$folder/errors" || { cat "$folder/errors" >&2; exit 1; }
}

expect() {
  local version=$1
  shift
  echo "Hibernate $version"
  for database in H2 Oracle DB2 Cockroach PostgreSQL MySQL MariaDB SQLServer; do
    if [[ " $* " == *" $database "* ]]; then
      echo "$database"
      echo '  alone: [id, contract_id]'
      echo '  referred to: refused: must have same number of columns as the referenced primary key (Action [id,contract_id])'
      echo '  without constraint: [id, contract_id]'
    else
      printf '%s\n  alone: [id]\n  referred to: [id]\n  without constraint: [id]\n' "$database"
    fi
  done
}

{ expect "$before"; expect "$since" PostgreSQL MySQL MariaDB SQLServer; } > "$work/expected"
: > "$work/observed"
for version in "$before" "$since"; do
  observe "$version" >> "$work/observed"
done
cat "$work/observed"
if ! diff "$work/expected" "$work/observed" > "$work/difference"; then
  echo "NO LONGER as recorded here (< recorded, > now):" >&2
  cat "$work/difference" >&2
  exit 1
fi
echo "As recorded: @PartitionKey is in the primary key with some databases only, and one-column references are refused there."
