package fr.contratdeville.annex.imports.draft;

import java.util.List;
import java.util.UUID;

/** What was read from a document, before it is kept. */
public record NewImport(
        UUID contractId, int year, ImportedDocument document, List<KeptDoubt> doubts, List<RowContent> rows) {}
