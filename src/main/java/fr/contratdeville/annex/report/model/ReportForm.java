package fr.contratdeville.annex.report.model;

import jakarta.ws.rs.core.MediaType;

/** What a report can be written as. There is one of each kind, a bean. */
public interface ReportForm {

    MediaType type();

    /** Of its address: {@code /api/v1/reports/2023.pdf} has {@code pdf}. */
    String extension();

    /** Whether the data that it was made of go along with it ({@link Report#data}). */
    default boolean carriesData() {
        return false;
    }

    /** Outside of any transaction; the same report in the same language is the same bytes. */
    byte[] written(Report report, ReportWording wording);
}
