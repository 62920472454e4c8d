import { expect, test } from 'vitest';
import { formats } from '../../src/format/formats.js';
import { json } from '../../src/format/json.js';
import { options } from '../format/fixtures.js';
import { alignCorpora } from './corpora.js';

test.each(alignCorpora())('%s: the project file gives every format as the alignment itself does', (_, alignment) => {
  const read = json.read!(json.write!(alignment, options).parts[0]!.text);
  for (const format of formats.filter(({ write, needsWords }) => write !== undefined && !needsWords))
    expect(format.write!(read, options)).toEqual(format.write!(alignment, options));
});
