/** How rows are written: CSV, NDJSON and Parquet, and what they are compressed by. */
package fr.contratdeville.warehouse.format;
