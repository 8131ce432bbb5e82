package fr.contratdeville.platform.problem;

import java.text.MessageFormat;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/** The texts people read, in French unless the caller's {@code Accept-Language} prefers English. */
final class Messages {

    private static final ResourceBundle.Control NO_FALLBACK_TO_THE_MACHINES_LANGUAGE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final Locale language;
    private final ResourceBundle texts;

    private Messages(Locale language) {
        this.language = language;
        this.texts = ResourceBundle.getBundle(
                "messages", language, Messages.class.getClassLoader(), NO_FALLBACK_TO_THE_MACHINES_LANGUAGE);
    }

    /** A header that cannot be read counts as absent: a language is a wish, not a demand. */
    static Messages preferredBy(String acceptLanguage) {
        if (acceptLanguage == null) {
            return new Messages(Locale.FRENCH);
        }
        try {
            Locale preferred =
                    Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), List.of(Locale.FRENCH, Locale.ENGLISH));
            return new Messages(preferred == null ? Locale.FRENCH : preferred);
        } catch (IllegalArgumentException | IllformedLocaleException unreadable) {
            return new Messages(Locale.FRENCH);
        }
    }

    String language() {
        return language.getLanguage();
    }

    Stream<String> keys(String prefix) {
        return texts.keySet().stream().filter(key -> key.startsWith(prefix)).sorted();
    }

    String text(String key, Object... arguments) {
        return new MessageFormat(texts.getString(key), language).format(arguments);
    }
}
