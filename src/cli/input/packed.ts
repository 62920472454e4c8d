import { formats, SverkaError } from '../../index.js';
import { display, type Input, type Unpacked } from '../files.js';
import { isPacked } from './office.js';

/**
 * Unpacks a saved alignment. What unpacks it is loaded only here.
 * @returns undefined when the file is not packed
 * @throws SverkaError `input/damaged`, `input/not-alignment`
 */
export async function unpackAlignment({ name, bytes }: Pick<Input, 'name' | 'bytes'>): Promise<Unpacked | undefined> {
  if (!isPacked({ bytes })) return undefined;
  const file = display(name);
  for (const format of formats) {
    if (format.unpack === undefined) continue;
    try {
      const text = await format.unpack(bytes);
      if (text !== undefined) return { format, text };
    } catch (error) {
      if (error instanceof SverkaError) throw error.in(file);
      throw new SverkaError('input/damaged', 'The file cannot be unpacked.', (error as Error).message, { file });
    }
  }
  throw new SverkaError(
    'input/not-alignment',
    'This packed file is no alignment.',
    'Of packed files, workbooks (.xlsx) are read; sverka align makes an alignment from two texts, such as two DOCX.',
    { file },
  );
}
