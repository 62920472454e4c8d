import { parentPort, workerData } from 'node:worker_threads';
import { openDatabase } from './corpus/driver.js';
import { writeRows } from './corpus/rows.js';
import type { IndexAnswer, IndexOrder } from './indexer.js';
import { ownLexicon } from './resources.js';

const say = (answer: IndexAnswer): void => parentPort!.postMessage(answer);

const database = await openDatabase(workerData as string, 'write');
const writer = writeRows(database, ownLexicon);
parentPort!.on('message', (order: IndexOrder) => {
  if (order.kind === 'begin') writer.begin(order.document);
  else if (order.kind === 'rows') {
    writer.add(order.rows);
    say({ kind: 'done' });
  } else {
    const replaced = writer.end(order.counts);
    database.close();
    say({ kind: 'end', replaced });
  }
});
