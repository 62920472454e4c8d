import { eachInTurn } from '../../editor/temporary.js';
import { recognizeFormat, streamMemory, surveyMemory, type Piece } from '../../index.js';
import type { Given } from '../command.js';
import { inFile } from '../input/documents.js';
import { checkPlan, type Plan, firstPlace } from './export.js';
import { memoryLanguages, valueOf } from '../options.js';
import { placesFor, savedStem } from './places.js';
import { tellExport, warn, type Export } from './report.js';
import type { TextSource } from '../input/source.js';
import { openSpool } from './spool.js';
import { count, progress } from '../terminal.js';
import { version } from '../version.js';

/** Whether a file is a memory whose units can go, one by one, to all the formats asked for. */
export const passesUnits = ({ head, input, isPacked }: TextSource, plan: Plan, given: Given): boolean =>
  !isPacked &&
  (recognizeFormat(head.text)?.name ?? (input.name.toLowerCase().endsWith('.tmx') ? 'tmx' : '')) === 'tmx' &&
  plan.formats.every(({ sink }) => sink !== undefined) &&
  valueOf(given, 'level') === undefined &&
  given['context'] !== true &&
  given['words'] !== true;

/** Converts a memory of any size in memory that does not grow with it. */
export async function convertMemory(source: TextSource, plan: Plan, given: Given): Promise<void> {
  const { name } = source.input;
  const quiet = given['quiet'] === true;
  const stem = savedStem(name);
  checkPlan(plan, stem, [source.input]);
  const show = progress(quiet);
  let share = -1;
  const tellProgress = (read: number): void => {
    const now = Math.floor((100 * read) / source.size);
    if (now !== share) show(`${String(now).padStart(3)} %  ${count(stream.count(), 'unit')} …`);
    share = now;
  };
  const stream = inFile(name, () =>
    streamMemory({
      formats: plan.formats,
      writing: { ...plan.options, stem, version: version() },
      survey: surveyMemory(source.markup(), source.pieces()),
      languages: memoryLanguages(given),
      first: plan.source,
    }),
  );
  const spool = openSpool(firstPlace(plan, stem));
  try {
    const files = new Map<string, { readonly format: number; readonly suffix: string; readonly part: number }>();
    const append = (pieces: readonly Piece[]): void => {
      const texts = new Map<string, string>();
      for (const { format, part, suffix, text } of pieces) {
        const key = `${format}.${part}${suffix}`;
        if (!files.has(key)) files.set(key, { format, suffix, part });
        texts.set(key, (texts.get(key) ?? '') + text);
      }
      for (const [key, text] of texts) spool.append(key, text);
    };
    await eachInTurn(source.pieces(tellProgress), (piece) => inFile(name, () => append(stream.write(piece))));
    inFile(name, () => append(stream.close()));
    show('');
    const remarks = inFile(name, () => stream.remarks());
    const names = spool.names().map((key) => files.get(key)!);
    const isCut = names.some(({ part }) => part > 1);
    const suffixes = names.map(({ suffix, part }) => (isCut ? `.${part}${suffix}` : suffix));
    const places = placesFor(
      plan.output,
      stem,
      suffixes,
      (isCut || plan.formats[0]!.hasParts === true) && plan.formats.length === 1 ? plan.formats[0]!.suffix : undefined,
    );
    if (!quiet) for (const remark of remarks) warn(remark);
    await spool.settle(places, [source.input]);
    const exports = stream.written().map((written, format): Export => ({
      written,
      places: places?.filter((_, index) => names[index]!.format === format),
    }));
    if (!quiet) tellExport([], exports);
  } finally {
    show('');
    spool.discard();
  }
}
