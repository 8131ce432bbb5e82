#!/usr/bin/env bash
# A workbook written twice, and texts that XML cannot hold.
#
# The guess: a writer of workbooks makes the same file of the same cells, and a text comes back as it went in: what XML cannot hold is
#   written as spreadsheet programs do (_x0001_), and what looks like such a word is kept apart (_x005F_x0041_).
#
# What happens: no two files are the same, because docProps/core.xml has the time of now, which cannot be set. U+0001 is left out
#   without a word. "_x0041_" goes in as it is, and comes back from a spreadsheet program as "A". Spaces around a text are kept if it
#   is one of the shared strings, all of which are in memory, and are lost of an inline string, which is the way to stream.
#
# Versions: org.dhatim:fastexcel 0.19.0.
# Source: github.com/dhatim/fastexcel; ECMA-376 part 1, 22.4.2.4 (ST_Xstring).
#
# For who uses it: not where a file's checksum or entity tag has to mean its content, or where texts come from elsewhere.
# Here: workbooks are written by platform/workbook.
#
# Needs a JDK (17 or newer), Maven and its central repository, unzip. Not part of the build: bash findings/fastexcel-texts.sh
set -euo pipefail

version=0.19.0

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cat > "$work/pom.xml" <<POM
<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>findings</groupId>
  <artifactId>fastexcel-texts</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>org.dhatim</groupId>
      <artifactId>fastexcel</artifactId>
      <version>$version</version>
    </dependency>
  </dependencies>
</project>
POM
mvn -q -B -Dstyle.color=never -f "$work/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy-dependencies \
  -DoutputDirectory="$work/lib" >&2

cat > "$work/Written.java" <<'JAVA'
import java.io.FileOutputStream;
import java.io.OutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

public class Written {
    public static void main(String[] files) throws Exception {
        for (String file : files) {
            try (OutputStream out = new FileOutputStream(file);
                    Workbook workbook = new Workbook(out, "findings", "1.0")) {
                Worksheet sheet = workbook.newWorksheet("texts");
                sheet.value(0, 0, "a\u0001b");
                sheet.value(1, 0, "_x0041_");
                sheet.value(2, 0, " shared ");
                sheet.inlineString(3, 0, " inline ");
            }
            Thread.sleep(10);
        }
    }
}
JAVA
java -cp "$work/lib/*" "$work/Written.java" "$work/one.xlsx" "$work/two.xlsx"

part() {
  unzip -p "$work/$1.xlsx" "$2"
}
{
  for name in xl/sharedStrings.xml xl/worksheets/sheet1.xml docProps/core.xml; do
    cmp -s <(part one $name) <(part two $name) && echo "$name: the same" || echo "$name: another"
  done
  part one xl/sharedStrings.xml | grep -o '<t[ >][^/]*</t>'
  part one xl/worksheets/sheet1.xml | grep -o '<t[ >][^/]*</t>'
} > "$work/observed"

cat > "$work/expected" <<'EXPECTED'
xl/sharedStrings.xml: the same
xl/worksheets/sheet1.xml: the same
docProps/core.xml: another
<t xml:space="preserve">ab</t>
<t xml:space="preserve">_x0041_</t>
<t xml:space="preserve"> shared </t>
<t> inline </t>
EXPECTED

echo "fastexcel $version"
cat "$work/observed"
if ! diff "$work/expected" "$work/observed" > "$work/difference"; then
  echo "NO LONGER as recorded here (< recorded, > now):" >&2
  cat "$work/difference" >&2
  exit 1
fi
echo "As recorded: no two files are the same, and texts do not all come back as they went in."
