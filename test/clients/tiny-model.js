// Makes a sentence model of a few words in ONNX, in the folder that is given: each word's vector is looked up, and words
// that translate each other have the same. Run where onnx-proto is installed.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import proto from 'onnx-proto';

const folder = process.argv[2];
const pairs = JSON.parse(process.argv[3]);
const { onnx } = proto;
const size = pairs.length + 1;
const special = ['[PAD]', '[UNK]', '[CLS]', '[SEP]'];
const words = [...special, ...pairs.flat()];
const table = new Float32Array(words.length * size);
// What is no word of either language is a little of everything.
for (const [index, word] of words.entries()) {
  const pair = pairs.findIndex((both) => both.includes(word));
  table[index * size + (pair < 0 ? pairs.length : pair)] = pair < 0 ? 0.01 : 1;
}
const tensor = (name, dims, elemType) => ({
  name,
  type: {
    tensorType: {
      elemType,
      shape: { dim: dims.map((dim) => (typeof dim === 'string' ? { dimParam: dim } : { dimValue: dim })) },
    },
  },
});
const { FLOAT, INT64 } = onnx.TensorProto.DataType;
const model = onnx.ModelProto.create({
  irVersion: 8,
  opsetImport: [{ domain: '', version: 13 }],
  graph: {
    name: 'tiny',
    node: [{ opType: 'Gather', input: ['table', 'input_ids'], output: ['last_hidden_state'] }],
    initializer: [
      { name: 'table', dims: [words.length, size], dataType: FLOAT, rawData: new Uint8Array(table.buffer) },
    ],
    input: [tensor('input_ids', ['batch', 'length'], INT64), tensor('attention_mask', ['batch', 'length'], INT64)],
    output: [tensor('last_hidden_state', ['batch', 'length', size], FLOAT)],
  },
});
mkdirSync(join(folder, 'onnx'), { recursive: true });
const write = (name, content) =>
  writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
writeFileSync(join(folder, 'onnx/model.onnx'), onnx.ModelProto.encode(model).finish());
write('config.json', { model_type: 'bert', architectures: ['BertModel'], hidden_size: size, vocab_size: words.length });
write('tokenizer_config.json', {
  tokenizer_class: 'BertTokenizer',
  model_max_length: 512,
  pad_token: '[PAD]',
  unk_token: '[UNK]',
  cls_token: '[CLS]',
  sep_token: '[SEP]',
});
write('tokenizer.json', {
  version: '1.0',
  truncation: null,
  padding: null,
  added_tokens: special.map((content, id) => ({
    id,
    content,
    single_word: false,
    lstrip: false,
    rstrip: false,
    normalized: false,
    special: true,
  })),
  normalizer: {
    type: 'BertNormalizer',
    clean_text: true,
    handle_chinese_chars: true,
    strip_accents: false,
    lowercase: true,
  },
  pre_tokenizer: { type: 'BertPreTokenizer' },
  post_processor: {
    type: 'TemplateProcessing',
    single: [
      { SpecialToken: { id: '[CLS]', type_id: 0 } },
      { Sequence: { id: 'A', type_id: 0 } },
      { SpecialToken: { id: '[SEP]', type_id: 0 } },
    ],
    pair: [],
    special_tokens: {
      '[CLS]': { id: '[CLS]', ids: [2], tokens: ['[CLS]'] },
      '[SEP]': { id: '[SEP]', ids: [3], tokens: ['[SEP]'] },
    },
  },
  decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
  model: {
    type: 'WordPiece',
    unk_token: '[UNK]',
    continuing_subword_prefix: '##',
    max_input_chars_per_word: 100,
    vocab: Object.fromEntries(words.map((word, id) => [word, id])),
  },
});
