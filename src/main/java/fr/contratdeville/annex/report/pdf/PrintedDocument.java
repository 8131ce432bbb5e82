package fr.contratdeville.annex.report.pdf;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * What a PDF is made of.
 *
 * @param xhtml well-formed; headings become bookmarks, an {@code svg} is drawn by {@link Charts} and needs {@code alt} or a
 *     {@code title}; its own styles and scripts are left out
 * @param stylesheet of what the renderer knows: CSS 2.1, and some of CSS 3 for pages
 * @param title also in a {@code div} of the class {@code running-title}, first in the body
 * @param subject what it is about, in a sentence
 * @param made the only time that the PDF tells: the same document of the same time is the same to the byte
 */
public record PrintedDocument(
        String xhtml,
        String stylesheet,
        String title,
        String subject,
        Locale language,
        Instant made,
        List<Attachment> attachments) {}
