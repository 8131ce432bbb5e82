package fr.contratdeville.warehouse.rows;

import java.util.List;

/**
 * Rows of one kind, as the data warehouse gets them: in exports, in the feed of changes, and described in a schema. Every
 * bean that implements it is one.
 *
 * <p>A row is made of one row of one table and of nothing else. Otherwise a change elsewhere would change the row without
 * being in the feed.
 */
public interface ExportedDataset {

    /** As addresses have it, like {@code indicator-values}. */
    String name();

    /** What a row is. */
    Bilingual description();

    /** The first is {@code id}, which no other row of the dataset has, ever. Columns are added at the end only. */
    List<Column> columns();

    /** Where the rows come from: an export has those of the first table, then those of the next. */
    List<TableRows> tables();
}
