package fr.contratdeville.warehouse.format;

import fr.contratdeville.platform.body.Coded;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What stands between the values of a CSV file. */
@Schema(
        description = "What stands between the values of a CSV file.",
        enumeration = {",", ";"})
public enum Delimiter implements Coded {
    COMMA(','),
    SEMICOLON(';');

    private final char character;

    Delimiter(char character) {
        this.character = character;
    }

    char character() {
        return character;
    }

    @Override
    public String code() {
        return Character.toString(character);
    }
}
