/** How rows are written: CSV, NDJSON, Parquet and workbooks, and what they are compressed by. */
package fr.contratdeville.warehouse.format;
