// Run in a directory: makes a table of each CSV file by the statements beside it, and writes what ClickHouse has read, a row a
// line. ReadersIT runs it; READERS_NODE is where npm has put its packages.
import {createRequire} from 'node:module';
import {readdirSync, readFileSync, writeFileSync} from 'node:fs';

const {Session} = createRequire(process.env.READERS_NODE + '/')('chdb');

const STATEMENTS = '.clickhouse.sql';
const clickhouse = new Session();
clickhouse.query("set output_format_json_quote_decimals = 1");
clickhouse.query("set output_format_json_quote_64bit_integers = 0");
clickhouse.query("set date_time_output_format = 'iso'");
for (const file of readdirSync('.').filter(name => name.endsWith(STATEMENTS))) {
  const dataset = file.replace(STATEMENTS, '');
  for (const statement of readFileSync(file, 'utf8').split(';\n').filter(text => text.trim())) {
    clickhouse.query(statement);
  }
  writeFileSync(dataset + '.of-clickhouse', clickhouse.query('select * from ' + dataset.replaceAll('-', '_'), 'JSONEachRow'));
}
clickhouse.cleanup();
