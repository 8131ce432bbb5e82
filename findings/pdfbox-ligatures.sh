#!/usr/bin/env bash
# How long it takes to write text into a PDF with a font that knows ligatures.
#
# The guess: writing a piece of text costs about what its glyphs cost, and a font without ligatures for it costs nothing more.
#
# What happens: PDType0Font.load reads the font's table of substitutions, and PDPageContentStream.showText then looks for them in
#   each piece of text, for each feature of the script by a regular expression that is made and compiled anew. With Liberation Sans
#   nothing is substituted, the bytes are the same, and it takes a hundred times as long and more. Nothing in the interface says that it is on;
#   TrueTypeFont.setEnableGsub(false), before the font is loaded into the document, switches it off.
#
# Versions: org.apache.pdfbox:pdfbox 3.0.3, its own Liberation Sans.
# Source: PDAbstractContentStream.applyGSUBRules, org.apache.fontbox.ttf.gsub.GlyphArraySplitterRegexImpl.
#
# For who writes many short texts: load fonts by a TrueTypeFont of one's own, and switch it off unless a script needs it.
# Here: annex/report/pdf, Fonts. It was more than half of the time of a report of 500 actions.
#
# Needs a JDK (17 or newer), Maven and its central repository. Not part of the build: bash findings/pdfbox-ligatures.sh
set -euo pipefail

version=3.0.3

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cat > "$work/pom.xml" <<POM
<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>findings</groupId>
  <artifactId>pdfbox-ligatures</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>org.apache.pdfbox</groupId>
      <artifactId>pdfbox</artifactId>
      <version>$version</version>
    </dependency>
  </dependencies>
</project>
POM
mvn -q -B -Dstyle.color=never -f "$work/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy-dependencies \
  -DoutputDirectory="$work/lib" >&2

cat > "$work/Ligatures.java" <<'JAVA'
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.logging.LogManager;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

public class Ligatures {
    private static final int TEXTS = 20_000;

    private record Written(byte[] content, long nanoseconds) {}

    public static void main(String[] none) throws Exception {
        LogManager.getLogManager().reset();
        write(true);
        write(false);
        Written looked = write(true);
        Written plain = write(false);
        System.out.println("bytes of the page: " + (Arrays.equals(looked.content, plain.content) ? "the same" : "others"));
        System.out.println("time: " + (looked.nanoseconds > 2 * plain.nanoseconds ? "more than twice" : "alike"));
        System.err.printf("%d ms, and %d ms without%n", looked.nanoseconds / 1_000_000, plain.nanoseconds / 1_000_000);
    }

    private static Written write(boolean ligatures) throws Exception {
        try (PDDocument document = new PDDocument()) {
            TrueTypeFont read = new TTFParser()
                    .parse(new RandomAccessReadBuffer(PDDocument.class.getResourceAsStream(
                            "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf")));
            read.setEnableGsub(ligatures);
            PDFont font = PDType0Font.load(document, read, true);
            PDPage page = new PDPage();
            document.addPage(page);
            long start = System.nanoTime();
            try (PDPageContentStream stream = new PDPageContentStream(document, page)) {
                stream.beginText();
                stream.setFont(font, 9);
                for (int i = 0; i < TEXTS; i++) {
                    stream.showText("134 enfants du quartier");
                }
                stream.endText();
            }
            long took = System.nanoTime() - start;
            return new Written(page.getContents().readAllBytes(), took);
        }
    }
}
JAVA
java -cp "$work/lib/*" "$work/Ligatures.java" > "$work/observed"

cat > "$work/expected" <<'EXPECTED'
bytes of the page: the same
time: more than twice
EXPECTED

echo "pdfbox $version"
cat "$work/observed"
if ! diff "$work/expected" "$work/observed" > "$work/difference"; then
  echo "NO LONGER as recorded here (< recorded, > now):" >&2
  cat "$work/difference" >&2
  exit 1
fi
echo "As recorded: ligatures are looked for in each text, at more than twice the time, and none is written."
