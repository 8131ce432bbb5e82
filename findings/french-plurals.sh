#!/usr/bin/env bash
# A French stemmer that takes a word and its plural for two.
#
# The guess: whatever else a stemmer for French does, it brings singular and plural together; so a full-text search needs no
#   more than one, and which one is a matter of taste.
#
# What happens: Snowball's, which PostgreSQL has as french_stem, keeps the s after i, o and u, and takes off -er only where no s
#   follows: emploi does not find emplois, nor vélo vélos, potager potagers, jeu jeux, travail travaux. Lucene's minimal
#   stemmer, which does little else than plurals, misses vélos, jeux and travaux; its light one misses travaux alone.
#
# Versions: Lucene 9.12.3 (org.apache.lucene:lucene-analysis-common), whose Snowball French agrees with that of PostgreSQL 15
#   and 18 on these words.
# Source: snowballstem.org, the French stemmer, step 4 ("if the word ends in s, not preceded by a, i, o, u, è or s, delete it").
#
# For who uses it: try a stemmer with the plurals of one's own field, and give Snowball's the singular.
# Here: french_words() (V17__french_words.sql) makes singulars first; of 45,036 words that hunspell's French dictionary gives a
#   plural in s, Snowball alone joins 43,698 with it, and french_words() 45,021.
#
# Needs a JDK (17 or newer), Maven and its central repository. Not part of the build: bash findings/french-plurals.sh
set -euo pipefail

lucene=9.12.3

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cat > "$work/pom.xml" <<POM
<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>findings</groupId>
  <artifactId>french-plurals</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>org.apache.lucene</groupId>
      <artifactId>lucene-analysis-common</artifactId>
      <version>$lucene</version>
    </dependency>
  </dependencies>
</project>
POM
mvn -q -B -Dstyle.color=never -f "$work/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy-dependencies \
  -DoutputDirectory="$work/lib" >&2

cat > "$work/Plurals.java" <<'JAVA'
import java.io.StringReader;
import java.util.function.Function;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.fr.FrenchMinimalStemFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.tartarus.snowball.ext.FrenchStemmer;

public class Plurals {
    static String stem(String word, Function<TokenStream, TokenStream> filter) throws Exception {
        KeywordTokenizer source = new KeywordTokenizer();
        source.setReader(new StringReader(word));
        try (TokenStream stems = filter.apply(source)) {
            stems.reset();
            stems.incrementToken();
            return stems.getAttribute(CharTermAttribute.class).toString();
        }
    }

    static void show(String name, Function<TokenStream, TokenStream> filter) throws Exception {
        String[] words = {"action", "actions", "emploi", "emplois", "cinéma", "cinémas", "vélo", "vélos", "potager",
            "potagers", "jeu", "jeux", "travail", "travaux"};
        StringBuilder line = new StringBuilder(name).append(':');
        for (int i = 0; i < words.length; i += 2) {
            String one = stem(words[i], filter);
            String many = stem(words[i + 1], filter);
            line.append(one.equals(many) ? " " + one : " " + one + "|" + many);
        }
        System.out.println(line);
    }

    public static void main(String[] arguments) throws Exception {
        show("Snowball", source -> new SnowballFilter(source, new FrenchStemmer()));
        show("light", FrenchLightStemFilter::new);
        show("minimal", FrenchMinimalStemFilter::new);
    }
}
JAVA

cat > "$work/expected" <<'EXPECTED'
Snowball: action emploi|emplois cinem vélo|vélos potag|potager jeu|jeux travail|traval
light: action emploi cinema vélo potag jeu travail|traval
minimal: action emploi cinéma vélo|vélos potag jeu|jeux travail|traval
EXPECTED

echo "Lucene $lucene"
java -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -cp "$work/lib/*" "$work/Plurals.java" > "$work/observed" 2> "$work/errors" || { cat "$work/errors" >&2; exit 1; }
cat "$work/observed"
if ! diff "$work/expected" "$work/observed" > "$work/difference"; then
  echo "NO LONGER as recorded here (< recorded, > now):" >&2
  cat "$work/difference" >&2
  exit 1
fi
echo "As recorded: Snowball's French stemmer takes words and their plurals for two."
