import { parentPort, workerData } from 'node:worker_threads';
import { openDatabase } from './driver.js';
import { writeRows } from './rows.js';
import type { IndexAnswer, IndexOrder } from './indexer.js';
import { ownLexicon } from '../resources.js';

const say = (answer: IndexAnswer): void => parentPort!.postMessage(answer);

const database = await openDatabase(workerData as string, 'write');
const writer = writeRows(database, ownLexicon);

function carryOut(order: IndexOrder): void {
  if (order.kind === 'begin') writer.begin(order.document);
  else if (order.kind === 'rows') {
    writer.add(order.rows);
    say({ kind: 'done' });
  } else if (order.kind === 'end') {
    const replaced = writer.end(order.counts);
    database.close();
    say({ kind: 'end', replaced });
  } else {
    database.close();
    parentPort!.close();
  }
}

parentPort!.on('message', (order: IndexOrder) => {
  try {
    carryOut(order);
  } catch (error) {
    database.close();
    throw error;
  }
});
