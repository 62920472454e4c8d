import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { atomTexts, fingerprint, SverkaError, type Document, type Embeddings } from '../../index.js';
import type { Given, Options } from '../command.js';
import { isFolder } from '../files.js';
import { usageError, valueOf } from '../options.js';
import { warn } from '../output/report.js';
import { progress } from '../terminal.js';

export const embeddingOptions: Options = {
  embeddings: {
    value: 'DIR|URL',
    description: 'a neural model of sentences as further evidence, here or at a service [none]',
  },
  'embeddings-model': { value: 'NAME', description: 'what the service is to use [default]' },
};

/** Sentences asked for at a time. */
const batchSize = 64;

type Embed = (texts: readonly string[]) => Promise<readonly (readonly number[])[]>;

export interface EmbeddingChoice {
  /** A folder with a model, or the address of a service. */
  readonly place: string;
  readonly model: string;
}

const isService = (place: string): boolean => /^https?:\/\//iu.test(place);

/** The model that the options name, if any. */
export function embeddingChoice(given: Given): EmbeddingChoice | undefined {
  const place = valueOf(given, 'embeddings');
  const model = valueOf(given, 'embeddings-model');
  if (model !== undefined && (place === undefined || !isService(place)))
    throw usageError('--embeddings-model is for a service, and none is given.', 'Give its URL with --embeddings.');
  return place === undefined ? undefined : { place, model: model ?? 'default' };
}

/**
 * Vectors of the sentences of some documents, each wording asked for once.
 * @throws SverkaError `embeddings/no-model`, `embeddings/no-runtime`, `embeddings/unreachable`, `embeddings/failed`
 */
export async function embedDocuments(
  documents: readonly Document[],
  { place, model }: EmbeddingChoice,
  quiet: boolean,
): Promise<Embeddings> {
  if (isService(place) && !quiet) warn(`The sentences of both texts are sent to ${new URL(place).origin}.`);
  const embed = isService(place) ? service(place, model) : await localModel(place);
  const tell = progress(quiet);
  const texts = [...new Set(documents.flatMap((document) => atomTexts(document)))].filter((text) => text !== '');
  const vectors = new Map<string, Float32Array>();
  let length: number | undefined;
  for (let from = 0; from < texts.length; from += batchSize) {
    const batch = texts.slice(from, from + batchSize);
    const found = await embed(batch);
    for (const [index, text] of batch.entries()) {
      const vector = found[index];
      if (vector === undefined || vector.length === 0 || !vector.every(Number.isFinite))
        throw failed(place, `${found.length} vectors came for ${batch.length} sentences, or one is no vector`);
      if (vector.length !== (length ??= vector.length)) throw failed(place, 'the vectors are of different lengths');
      vectors.set(text, Float32Array.from(vector));
    }
    const done = from + batch.length;
    tell(done === texts.length ? '' : `${done} of ${texts.length} sentences at the model …`);
  }
  // Three digits: more differ between processors.
  const content = [...vectors.values()].map((vector) => Array.from(vector.subarray(0, 8), (value) => value.toFixed(3)));
  const name = isService(place) ? model : basename(resolve(place));
  return { name: `${name.replace(/\s+/gu, '-')}@${fingerprint(JSON.stringify(content))}`, vectors };
}

const failed = (place: string, what: string): SverkaError =>
  new SverkaError(
    'embeddings/failed',
    `The model gave no vectors: ${what}.`,
    'Try another model, or leave out --embeddings.',
    {
      file: place,
    },
  );

/** A service that answers as OpenAI's `/v1/embeddings`: llama.cpp, Ollama, vLLM and others do. */
function service(address: string, model: string): Embed {
  const url = /\/embeddings\/?$/u.test(address) ? address : `${address.replace(/(?<!\/)\/+$/u, '')}/embeddings`;
  const key = process.env['SVERKA_EMBEDDINGS_KEY'];
  return async (texts) => {
    let response: Response;
    let body: string;
    try {
      response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}) },
        body: JSON.stringify({ model, input: texts, encoding_format: 'float' }),
      });
      body = await response.text();
    } catch (error) {
      const cause = (error as { cause?: { code?: string } }).cause?.code ?? (error as Error).message;
      throw new SverkaError(
        'embeddings/unreachable',
        `The service cannot be reached: ${cause}.`,
        'Start it, or mend the address; it ends before /embeddings, as in http://localhost:8080/v1.',
        { file: url },
      );
    }
    if (!response.ok) {
      const hint =
        response.status === 401 || response.status === 403
          ? 'Set SVERKA_EMBEDDINGS_KEY to your key.'
          : 'Name a model that it has with --embeddings-model, and mend the address if need be.';
      throw new SverkaError('embeddings/refused', `The service answers ${response.status}: ${excerpt(body)}`, hint, {
        file: url,
      });
    }
    const { data } = parsed(body, url);
    return texts.map((_, index) => data.find((one) => one.index === index)?.embedding ?? data[index]?.embedding ?? []);
  };
}

function parsed(body: string, url: string): { data: { index?: number; embedding?: number[] }[] } {
  try {
    const answer = JSON.parse(body) as { data?: { index?: number; embedding?: number[] }[] };
    if (Array.isArray(answer.data)) return { data: answer.data };
  } catch {
    // Told below.
  }
  throw failed(url, `the answer is not that of /v1/embeddings: ${excerpt(body)}`);
}

const excerpt = (body: string): string => body.replace(/\s+/gu, ' ').trim().slice(0, 200) || '(nothing)';

/** What a folder must hold, one of each. */
const modelFiles: readonly (readonly string[])[] = [
  ['config.json'],
  ['tokenizer.json'],
  ['onnx/model.onnx', 'onnx/model_quantized.onnx'],
];

/** The package that runs models: optional, and loaded only here. */
const runtime = '@huggingface/transformers';

interface Transformers {
  readonly env: { allowRemoteModels: boolean; allowLocalModels: boolean; localModelPath: string };
  readonly pipeline: (
    task: string,
    model: string,
    options: object,
  ) => Promise<(texts: readonly string[], options: object) => Promise<{ tolist: () => number[][] }>>;
}

/** A model in ONNX, as sentence-transformers are published for Transformers.js: nothing is fetched. */
async function localModel(folder: string): Promise<Embed> {
  if (!isFolder(folder))
    throw new SverkaError(
      'embeddings/no-model',
      'This is neither a folder with a model nor an address.',
      'Name a folder with config.json, tokenizer.json and onnx/model.onnx, or a URL with http:// or https://.',
      { file: folder },
    );
  const lacking = modelFiles.filter((names) => names.every((name) => !existsSync(join(folder, name))));
  if (lacking.length > 0)
    throw new SverkaError(
      'embeddings/no-model',
      `The folder has no ${lacking.map(([name]) => name).join(', no ')}.`,
      'Fetch a sentence model in ONNX whole, such as a multilingual one that is published for Transformers.js.',
      { file: folder },
    );
  let transformers: Transformers;
  try {
    transformers = (await import(runtime)) as Transformers;
  } catch (error) {
    if (!(error as NodeJS.ErrnoException).code?.endsWith('MODULE_NOT_FOUND')) throw error;
    throw new SverkaError(
      'embeddings/no-runtime',
      `What runs such models is not installed: ${runtime}.`,
      `Run npm install ${runtime} where sverka is installed, or give the URL of a service.`,
    );
  }
  const path = resolve(folder);
  Object.assign(transformers.env, { allowRemoteModels: false, allowLocalModels: true, localModelPath: dirname(path) });
  const isWhole = existsSync(join(path, 'onnx/model.onnx'));
  try {
    const extract = await transformers.pipeline('feature-extraction', basename(path), {
      dtype: isWhole ? 'fp32' : 'q8',
    });
    return async (texts) => (await extract(texts, { pooling: 'mean', normalize: true })).tolist();
  } catch (error) {
    throw failed(folder, (error as Error).message);
  }
}
