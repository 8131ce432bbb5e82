package fr.contratdeville.warehouse.reader;

import static org.assertj.core.api.Assertions.assertThat;

import fr.contratdeville.warehouse.rows.Column;
import fr.contratdeville.warehouse.rows.ColumnType;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What readers are told that the ordinary build does not have: {@code ReadersIT} has them read by it.
 */
class ReaderTest {

    private static final CsvFile FILE = new CsvFile(
            "some-rows",
            List.of(
                    Column.required("id", ColumnType.UUID, "", ""),
                    Column.required("year", ColumnType.INTEGER, "", ""),
                    Column.optional("version", ColumnType.LONG, "", ""),
                    Column.optional("title", ColumnType.TEXT, "", ""),
                    Column.optional("amount", ColumnType.DECIMAL, "", ""),
                    Column.optional("known", ColumnType.BOOLEAN, "", ""),
                    Column.required("codes", ColumnType.TEXTS, "", ""),
                    Column.required("content", ColumnType.JSON, "", ""),
                    Column.required("updated_at", ColumnType.INSTANT, "", "")));

    @Test
    void clickhouse_is_told_types_and_what_it_would_take_for_null_or_for_a_quote() {
        assertThat(new ClickHouse().statements(FILE)).isEqualTo("""
                -- some-rows.csv (version 1.1.0) in ClickHouse 23 or newer. In the directory of the file: clickhouse-client --queries-file this
                create table some_rows (
                    id UUID,
                    year Int32,
                    version Nullable(Int64),
                    title Nullable(String),
                    amount Nullable(Decimal(18, 4)),
                    known Nullable(Bool),
                    codes Array(String),
                    content String,
                    updated_at DateTime64(6, 'UTC')
                ) engine = MergeTree order by id;
                create temporary table some_rows_csv (
                    id UUID,
                    year Int32,
                    version Nullable(Int64),
                    title Nullable(String),
                    amount Nullable(Decimal(18, 4)),
                    known Nullable(Bool),
                    codes String,
                    content String,
                    updated_at DateTime64(6, 'UTC')
                );
                set date_time_input_format = 'best_effort';
                set format_csv_null_representation = '';
                set format_csv_allow_single_quotes = 0;
                set input_format_csv_empty_as_default = 1;
                set input_format_with_names_use_header = 1;
                insert into some_rows_csv from infile 'some-rows.csv' format CSVWithNames;
                insert into some_rows
                select
                    id,
                    year,
                    version,
                    replaceRegexpOne(title, '^''', ''),
                    amount,
                    known,
                    JSONExtract(codes, 'Array(String)'),
                    content,
                    updated_at
                from some_rows_csv;
                drop table some_rows_csv;
                """);
    }

    @Test
    void spark_is_told_types_how_quotes_are_escaped_and_what_is_null() {
        assertThat(new Spark().statements(FILE)).isEqualTo("""
                -- some-rows.csv (version 1.1.0) in Spark 3.5 or newer. In the directory of the file: spark-sql -f this
                -- From Python: for statement in filter(str.strip, text.split(";\\n")): spark.sql(statement)
                create temporary view some_rows_csv (
                    id string,
                    year int,
                    version bigint,
                    title string,
                    amount decimal(18, 4),
                    known boolean,
                    codes string,
                    content string,
                    updated_at timestamp
                ) using csv options (
                    path 'some-rows.csv', header 'true', enforceSchema 'false', mode 'FAILFAST', encoding 'UTF-8',
                    escape '"', multiLine 'true', lineSep '\\r\\n', nullValue "'n", emptyValue ''
                );
                create temporary view some_rows as
                select
                    id,
                    year,
                    version,
                    regexp_replace(title, "^'", '') as title,
                    amount,
                    known,
                    from_json(codes, 'array<string>') as codes,
                    content,
                    updated_at
                from some_rows_csv;
                """);
    }
}
