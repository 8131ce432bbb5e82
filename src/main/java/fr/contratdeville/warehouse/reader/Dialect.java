package fr.contratdeville.warehouse.reader;

/** How one reader is told of a CSV file. Its statements can be run once: they fail where the table is there already. */
interface Dialect {

    String statements(CsvFile file);
}
