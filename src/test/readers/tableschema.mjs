// Run in a directory: casts every row of each CSV file that has a schema beside it, as npm's tableschema does, looks each id of
// another row up, and says how many rows there were. ReadersIT runs it; READERS_NODE is where npm has put its packages.
import {createRequire} from 'node:module';
import {readdirSync, readFileSync} from 'node:fs';

const {Table} = createRequire(process.env.READERS_NODE + '/')('tableschema');

const SCHEMA = '.schema.json';
const datasets = readdirSync('.').filter(name => name.endsWith(SCHEMA)).map(name => name.replace(SCHEMA, ''));
const tables = {};
const rows = {};
for (const dataset of datasets) {
  const schema = JSON.parse(readFileSync(dataset + SCHEMA, 'utf8'));
  tables[dataset] = await Table.load(dataset + '.csv', {schema, strict: true});
  rows[dataset] = await tables[dataset].read({keyed: true});
}
for (const dataset of datasets) {
  // To itself, a table refers by an empty name.
  await tables[dataset].read({relations: {...rows, '': rows[dataset]}});
  console.log(`${dataset}: ${rows[dataset].length} rows`);
}
