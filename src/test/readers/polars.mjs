// Run in a directory: reads each Parquet file, and writes what polars has read, a row a line. ReadersIT runs it; READERS_NODE
// is where npm has put its packages.
import {createRequire} from 'node:module';
import {readdirSync, writeFileSync} from 'node:fs';

const polars = createRequire(process.env.READERS_NODE + '/')('nodejs-polars');

for (const file of readdirSync('.').filter(name => name.endsWith('.parquet'))) {
  writeFileSync(file.replace('.parquet', '.of-polars'), polars.readParquet(file).writeJSON({format: 'lines'}));
}
