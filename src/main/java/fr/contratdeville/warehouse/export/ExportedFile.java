package fr.contratdeville.warehouse.export;

/**
 * What was written, before it was compressed for the way.
 *
 * @param sha256 in hexadecimal digits
 */
record ExportedFile(long rows, long bytes, String sha256) {}
