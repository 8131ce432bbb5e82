package fr.contratdeville.annex.report.data;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.contratdeville.annex.report.data.DataFile.Kind;
import fr.contratdeville.warehouse.rows.Bilingual;
import fr.contratdeville.warehouse.rows.SchemaVersion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Says which files there are, what they hold and what they must be, to the byte: a Frictionless Data Package, which tools read.
 *
 * @param millesime its code; null if the year is as it is today
 * @param sha256 of the millésime's contents; null as well
 */
public record Manifest(String contract, int year, String millesime, String sha256) {

    private static final String NAME = "datapackage.json";

    /** @return the files and, last, their manifest */
    public List<DataFile> with(List<DataFile> files) {
        ObjectNode manifest = JsonNodeFactory.instance.objectNode();
        manifest.put("profile", "tabular-data-package");
        manifest.put("name", "bilan-%s-%d".formatted(contract, year));
        manifest.put("title", "Données du bilan %d du contrat de ville".formatted(year));
        manifest.put("contract", contract).put("year", year);
        manifest.put("millesime", millesime).put("millesime_sha256", sha256);
        manifest.put("schema_version", SchemaVersion.CURRENT);
        ArrayNode resources = manifest.putArray("resources");
        files.stream().filter(file -> file.kind() == Kind.ROWS).forEach(file -> describe(file, files, resources));
        List<DataFile> all = new ArrayList<>(files);
        all.add(new DataFile(
                NAME,
                "application/json",
                new Bilingual(
                        "Liste des fichiers joints, avec leur taille et leur empreinte",
                        "List of the files that go along, with their sizes and checksums"),
                Kind.EXPLANATION,
                0,
                manifest.toPrettyString().getBytes(StandardCharsets.UTF_8)));
        return all;
    }

    private static void describe(DataFile file, List<DataFile> files, ArrayNode resources) {
        String name = file.name().replace(".csv", "");
        DataFile schema = files.stream()
                .filter(other -> other.name().equals(name + ".schema.json"))
                .findFirst()
                .orElseThrow();
        ObjectNode resource = resources.addObject();
        resource.put("name", name).put("path", file.name()).put("profile", "tabular-data-resource");
        resource.put("title", file.description().french());
        resource.put("mediatype", file.mediaType()).put("encoding", "utf-8").put("format", "csv");
        resource.put("bytes", file.content().length).put("hash", "sha256:" + file.sha256());
        resource.put("rows", file.rows());
        resource.put("schema", schema.name()).put("schema_hash", "sha256:" + schema.sha256());
    }
}
