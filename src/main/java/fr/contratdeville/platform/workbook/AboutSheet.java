package fr.contratdeville.platform.workbook;

import fr.contratdeville.platform.frozen.ServesMillesimes;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The last sheet of a workbook: what it is the answer to, and what one has to know to read it. */
public final class AboutSheet {

    private static final int WIDTH_OF_HEADS = 34;
    private static final int WIDTH_OF_SENTENCES = 100;

    private interface Line {
        void writeTo(Sheet sheet) throws IOException;
    }

    private final Wording wording;
    private final List<Line> lines = new ArrayList<>();

    public AboutSheet(Wording wording) {
        this.wording = wording;
    }

    /** The address, each of its parameters, and which millésime was read. */
    public AboutSheet question(String self) {
        plain(wording.text("question"), self);
        QueryStringDecoder address = new QueryStringDecoder(self);
        address.parameters().forEach((name, values) -> plain(name, String.join(", ", values)));
        if (!address.parameters().containsKey(ServesMillesimes.PARAMETER)) {
            plain(wording.text("millesime"), wording.text("no-millesime"));
        }
        return this;
    }

    /** @param key of what it is */
    public AboutSheet text(String key, String value) {
        return plain(wording.text(key), value);
    }

    public AboutSheet time(String key, Instant value) {
        lines.add(sheet -> {
            sheet.text(wording.text(key));
            sheet.time(value);
        });
        return this;
    }

    /** @param key of a sentence on how to read it */
    public AboutSheet note(String key) {
        return plain(wording.text("note"), wording.text("note." + key));
    }

    public void write(Workbook workbook) throws IOException {
        Sheet sheet = workbook.begin(
                wording.text("sheet.about"),
                List.of(
                        Heading.of(wording.text("about"), WIDTH_OF_HEADS),
                        Heading.of(wording.text("content"), WIDTH_OF_SENTENCES)));
        for (Line line : lines) {
            line.writeTo(sheet);
            sheet.endRow();
        }
    }

    private AboutSheet plain(String head, String value) {
        lines.add(sheet -> {
            sheet.text(head);
            sheet.sentences(value);
        });
        return this;
    }
}
