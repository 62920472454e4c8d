export { align, alignAsync, type AlignOptions, type AsyncOptions } from './align.js';
export {
  type Check,
  type CheckResources,
  type Concern,
  severities,
  type Severity as CheckSeverity,
} from './check/check.js';
export { checks, findConcerns, firstConcerns } from './check/checks.js';
export { glossaryCheck } from './check/glossary.js';
export { lineCounter } from './check/line.js';
export {
  type DifferenceOptions,
  findDifferences,
  leastCertain,
  optionalRules,
  rules as differenceRules,
} from './check/rules.js';
export { readSuppressions, suppress, type Suppression } from './check/suppression.js';
export {
  type Account as LossAccount,
  accountFor,
  accountIn,
  type Accounts,
  type Manner as LossManner,
} from './check/loss.js';
export { type LossLedger, openLedger } from './check/ledger.js';
export { type Judgement, judgeParallel, leastParallel } from './check/parallel.js';
export { type Bar, blockBar, plotBars } from './corpus/bars.js';
export {
  type LemmaForm,
  type Occurrence,
  type Preference,
  preferences,
  type Rendered,
  type Rendering,
  renderingTable,
  renderOccurrences,
  type Totals,
} from './corpus/rendering.js';
export {
  type Line,
  type LineOrder,
  lineOrders,
  linesOf,
  markedPieces,
  renderingText,
  sortLines,
  type Texts,
} from './corpus/concordance.js';
export { deviationOfProportions, type Part as CorpusPart } from './corpus/dispersion.js';
export { type Expression, expressionOf } from './corpus/expression.js';
export { frequencies, type Frequency } from './corpus/frequency.js';
export { createLemmatizer, type Lemmatizer } from './corpus/lemma.js';
export { matchPair, type PairMatch, type Place as MatchPlace, type Sides as PairForms } from './corpus/match.js';
export { concordancePage, type ShownPair } from './corpus/page.js';
export { corpusPairs, type CorpusPair, type CorpusSpeaker } from './corpus/pair.js';
export { regexTest, wildcardStem, wildcardTest } from './corpus/pattern.js';
export { parseQuery, type Query as CorpusQuery, type Word } from './corpus/query.js';
export { type Lookup as FormLookup, resolveQuery, type ResolvedQuery } from './corpus/resolve.js';
export { movingTypeTokenRatio, typeTokenRatio, usualWindow } from './corpus/richness.js';
export {
  addCounts,
  countAlignment,
  type Counts as CorpusCounts,
  type FigureTable,
  figureTables,
  tabulate,
} from './corpus/statistics.js';
export { type ComparedLink, type Comparison, compareVersions, type ChangeCount } from './corpus/version/compare.js';
export { comparisonPage } from './corpus/version/page.js';
export { alignVersions, type VersionLink } from './corpus/version/sentence.js';
export { compareWords } from './corpus/version/word.js';
export { type ChangeKind, changeKinds, type Piece as ChangePiece } from './corpus/version/piece.js';
export { type Reading, type Versions, writeApparatus } from './format/tei/apparatus.js';
export {
  type ExtractedTerm,
  extractTerms,
  isConsistent,
  termDefaults,
  type TermOptions,
  type TermPair,
  type TermRendering,
} from './corpus/term/terms.js';
export { createTokenizer, createWordReader, foldForm, type Tokens } from './corpus/token.js';
export { formatPlace, type Place, type Said, SverkaError } from './error.js';
export { judgeByText, type Lookup } from './evaluate/by-text.js';
export {
  type Bin,
  bySureness,
  calibrationError,
  type Judged,
  rankingArea,
  reliability,
  wrongAmongLeastSure,
} from './evaluate/calibration.js';
export { evaluate } from './evaluate/evaluate.js';
export { type Difference, differences } from './evaluate/difference.js';
export { scoreWords, type WordScores } from './evaluate/words.js';
export { judge, judgeRefused, type Verdict } from './evaluate/verdict.js';
export { plotReliability } from './evaluate/plot.js';
export { isSameText, placeByCharacters, type Placed, splitNulls } from './evaluate/place.js';
export {
  addScores,
  addSides,
  compareLadders,
  type Counts,
  laxRates,
  omissionRates,
  type Rates,
  type Scores,
  sideRates,
  type Sides,
  strictRates,
} from './evaluate/scores.js';
export { bootstrap, type Estimate, type Figure, shareRead, summarize, type Summary } from './evaluate/summary.js';
export { atomTexts } from './feature/atom.js';
export { gradeOf, type Grade, shownConfidence } from './format/confidence.js';
export type { Vectors } from './feature/embedding.js';
export { readColumns, visible, wrap } from './format/columns.js';
export { languageNames } from './format/text.js';
export { decode, type Decoded, decodeText } from './format/bytes.js';
export { encodingNamed, encodingNames, pieceDecoder } from './format/encoding.js';
export type {
  Account,
  BytesPart,
  Format,
  InPieces,
  Packed,
  Part,
  PassingFile,
  PassingSide,
  PassingUnit,
  PieceWriter,
  PiecesPart,
  ReadOptions,
  Sink,
  Sibling,
  Tally,
  TextPart,
  WriteOptions,
  Written,
} from './format/format.js';
export { contentOf, isWritable, writeAs, writeDefaults, writeLong } from './format/format.js';
export { type SentenceStream, streamSentences } from './format/tei/sentences.js';
export { type MemoryStream, type Piece, streamMemory, surveyMemory, type StreamOptions } from './format/stream.js';
export { languageOf, selectLanguages, type Selection, type Survey } from './format/tmx/languages.js';
export { type RawPart, type RawUnit, rawMemory } from './format/tmx/raw.js';
export { plainInstant } from './format/instant.js';
export { plotAlignment } from './format/report/marks.js';
export { formatNamed, formats, recognizeFormat } from './format/formats.js';
export { readGoldWords } from './format/gold-words.js';
export { fromSentences, readGoldJson, readGoldTable } from './format/gold.js';
export { readGlossary, writeGlossary } from './format/glossary.js';
export { attribute as escapeHtml } from './format/html/escape.js';
export { alignRungs, isRungs, readRungs, type Rungs } from './format/rungs.js';
export { isHtml, readHtml, type WebPage } from './format/html.js';
export { applyMeta, type PairMeta, readMeta } from './format/meta.js';
export { isIn, partBlocks, partText, type TwoTexts } from './format/bilingual.js';
export { readMarkdown } from './format/markdown.js';
export { type Block, type Cell } from './format/office/blocks.js';
export { readDocumentHtml, readOpenDocument } from './format/office.js';
export { type Book, type BookFiles, type LeftOut, readEpub } from './format/epub.js';
export { loadMend, type Mend } from './format/epub/mend.js';
export { isSubtitles, readSubtitles, type TimedText, type Timing, withTimes } from './format/subtitles.js';
export { type EntryTerm, type TermEntry, writeTbx } from './format/tbx-write.js';
export { packTable, type TableCell } from './format/xlsx/table.js';
export { type PdfPage, type PdfPiece, readPdfPages } from './format/pdf.js';
export { isTei, readTeiTranscript, type TeiTranscript } from './format/tei/transcript.js';
export { readSrx, writeSrx } from './format/srx.js';
export {
  emptyLexicon,
  extendLexicon,
  type Lexicon,
  packLexicon,
  parseLexicon,
  termKey,
  unpackLexicon,
} from './lexicon/lexicon.js';
export {
  type Contribution,
  createExplainer,
  explain,
  type Explanation,
  type Rival,
  type Segment,
} from './method/explain.js';
export { type CleanCounts, type Cleaned, type Cleaning, cleanMemory, type CleanOptions } from './memory/clean.js';
export {
  type ChangedUnit,
  type ComparedUnit,
  compareMemories,
  type MemoryDifference,
  tokensOf,
  type WordChange,
  wordChanges,
} from './memory/difference.js';
export { type Mergeable, type MergeCounts, mergeMemories, type MergeOptions } from './memory/merge.js';
export { type CleanRule, cleanRules, type Couple, ruleDefaults, type RuleLimits } from './memory/rules.js';
export { type SplitManner, splitMemory, type SplitPiece, type Splitting } from './memory/split.js';
export { countMemory, type GroupStats, type MemoryStats, type SideStats } from './memory/stats.js';
export type { Table } from './lexicon/table.js';
export type { Embeddings, Method } from './method/method.js';
export { methodNamed, methods } from './method/methods.js';
export { createWordMatcher, matchedWords, type WordMatch } from './method/word-match.js';
export { createRivalFinder, type RivalLink } from './method/rival.js';
export { parseWeights, type Weights } from './method/weights.js';
export { type Alignment, type Move, swap, type WordLink } from './model/alignment.js';
export type { Anchor } from './model/anchor.js';
export { readPlace } from './model/wording.js';
export { apply, type Edit, type Edited, editKinds, type Restore } from './model/edit.js';
export { applyChanges, type Change, type Side } from './model/edit/change.js';
export { parseEdit } from './model/edit/parse.js';
export {
  type Advance,
  countSteps,
  type Deed,
  type History,
  openHistory,
  perform,
  recall,
  redo,
  redoing,
  type Step,
  undo,
} from './model/history.js';
export {
  type Document,
  type Language,
  type Level,
  levels,
  type Mark,
  type Meta,
  type Participant,
  countVisible,
  rawText,
  readingOf,
  type Span,
  type Unit,
  unitText,
} from './model/document.js';
export {
  type Bead,
  beadOf,
  beadsAt,
  isNull,
  type Ladder,
  type Places,
  posteriorOf,
  shape,
  tilingFault,
  type Unconfirmed,
} from './model/ladder.js';
export type { Gold, GoldLabel, WordGold } from './model/gold.js';
export type { AlignedPiece } from './model/piece.js';
export type { Srx, SrxRule } from './model/srx.js';
export type { Term } from './model/term.js';
export { generator } from './model/random.js';
export { fingerprint } from './model/signature.js';
export { refuteLanguage } from './segment/claim.js';
export { detectLanguage } from './segment/language.js';
export { countScripts, type ScriptCounts } from './segment/script.js';
export { countLookalikes } from './segment/lookalike.js';
export { ownSrx, ownSrxRemark } from './segment/srx/own.js';
export { srxSplitter } from './segment/srx/splitter.js';
export { ownSplitter, segmentationVersion, type Splitter } from './segment/splitter.js';
export { type PartOptions, type SegmentedPart, segmentParts, type TextPieces } from './segment/parts.js';
export { segmentLines, segmentPlain, segmentTranscript } from './segment/segment.js';
export { leastMatch, type Match as TextMatch, matchTexts } from './pairing/pairing.js';
export { type Signs, signsOf } from './pairing/signs.js';
export {
  alignPiecewise,
  type LongText,
  type PiecewiseOptions,
  mostDoublings,
  usualWindow as piecewiseWindow,
} from './piecewise.js';
export { realign } from './realign.js';
export { confirmable, isOpen, type Progress, progressOf, queueOf, shapesOf } from './review/queue.js';
export {
  findBeads,
  type Hit,
  type Match,
  type Matcher,
  matcherOf,
  type Query,
  type Status,
  statuses,
} from './review/query.js';
export { type NewText, type NewTexts, type Update, update } from './update.js';
export type { TextChange } from './update/standing.js';
export {
  type Finding,
  findingOf,
  type Rule,
  type RuleName,
  type Severity,
  validationRules,
} from './validate/finding.js';
export {
  type MemoryValidation,
  mendEdition,
  type Mending,
  mendMemory,
  type NamedText,
  validateEdition,
  validateMemory,
} from './validate/validation.js';
export { withoutStructure } from './train/simulate.js';
export { crossValidate, type Item } from './train/crossvalidate.js';
export { pageWeight, train, trainGlance, type TrainOptions } from './train/train.js';
export {
  adaptLexicon,
  type LearnOptions,
  type LearntTerm,
  learnTerms,
  type TextPair,
  textPairs,
  unknownTerms,
} from './translation/learn.js';
export { leastSignificance } from './translation/significance.js';
export { linkWords } from './words/word-links.js';
