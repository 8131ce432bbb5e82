package fr.contratdeville.warehouse.export;

import fr.contratdeville.platform.transport.ContentCoding;
import fr.contratdeville.warehouse.format.RowFormat;
import fr.contratdeville.warehouse.rows.ExportedDataset;
import java.util.UUID;

/**
 * One export that was asked for.
 *
 * @param delimiter between the values of a CSV file; nothing to the other formats
 * @param pull whose moment it is to show; null: the present
 */
record ExportOrder(ExportedDataset dataset, RowFormat format, char delimiter, ContentCoding coding, UUID pull) {

    /** Nothing where the format has none. */
    String delimiterInFile() {
        return format == RowFormat.CSV ? Character.toString(delimiter) : "";
    }
}
