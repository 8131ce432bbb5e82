package fr.contratdeville.warehouse.export;

import fr.contratdeville.platform.replica.Position;
import fr.contratdeville.platform.transport.ContentCoding;
import fr.contratdeville.warehouse.format.FileForm;
import fr.contratdeville.warehouse.rows.ExportedDataset;
import java.util.UUID;

/**
 * One export that was asked for.
 *
 * @param pull whose moment it is to show; null: the present
 * @param after what the present has to show, as far as the one who asks knows
 */
record ExportOrder(ExportedDataset dataset, FileForm form, ContentCoding coding, UUID pull, Position after) {}
