package fr.contratdeville.warehouse.export;

import fr.contratdeville.platform.body.Coded;

/** What stands between the values of a CSV file. */
enum Delimiter implements Coded {
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
