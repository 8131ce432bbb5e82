package fr.contratdeville.warehouse.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import fr.contratdeville.warehouse.rows.Column;
import fr.contratdeville.warehouse.rows.ColumnType;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** A row as a JSON object: a member for every column, also where there is no value. */
public final class JsonRow {

    /** Left to itself, it would write what lies beyond the basic plane in one way to streams and in another to strings. */
    static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
            .build();

    private final SerializableString[] names;
    private final ColumnType[] types;

    JsonRow(List<Column> columns) {
        names = names(columns);
        types = columns.stream().map(Column::type).toArray(ColumnType[]::new);
    }

    static SerializableString[] names(List<Column> columns) {
        return columns.stream()
                .map(column -> new SerializedString(column.name()))
                .toArray(SerializableString[]::new);
    }

    /** As NDJSON has it in a line. */
    public static String of(List<Column> columns, Object[] values) {
        return text(json -> new JsonRow(columns).write(values, json));
    }

    static String text(List<?> texts) {
        return text(json -> write(texts, json));
    }

    private interface Writing {
        void to(JsonGenerator json) throws IOException;
    }

    private static String text(Writing writing) {
        StringWriter written = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(written)) {
            writing.to(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return written.toString();
    }

    void write(Object[] values, JsonGenerator json) throws IOException {
        json.writeStartObject();
        for (int i = 0; i < types.length; i++) {
            json.writeFieldName(names[i]);
            write(types[i], values[i], json);
        }
        json.writeEndObject();
    }

    private static void write(ColumnType type, Object value, JsonGenerator json) throws IOException {
        if (value == null) {
            json.writeNull();
            return;
        }
        switch (type) {
            case UUID, TEXT, INSTANT -> json.writeString(PlainText.of(type, value));
            case INTEGER -> json.writeNumber((Integer) value);
            case LONG -> json.writeNumber((Long) value);
            case DECIMAL -> json.writeNumber(PlainText.of(type, value));
            case BOOLEAN -> json.writeBoolean((Boolean) value);
            case TEXTS -> write((List<?>) value, json);
            case JSON -> json.writeRawValue((String) value);
        }
    }

    private static void write(List<?> texts, JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (Object text : texts) {
            json.writeString((String) text);
        }
        json.writeEndArray();
    }
}
