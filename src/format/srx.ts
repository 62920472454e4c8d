import { SaxesParser, type SaxesTagNS } from 'saxes';
import { SverkaError } from '../error.js';
import type { Srx, SrxRule } from '../model/srx.js';
import { block, buildXml, inline } from './xml.js';

const namespace = 'http://www.lisa.org/srx20';

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/**
 * Reads segmentation rules, SRX 2.0 or 1.0. What tools add in namespaces of their own, and how
 * formatting is handled, is passed over: our texts have none. Nothing is fetched.
 * @throws SverkaError `srx/invalid` with its line
 */
export function readSrx(xml: string): Srx {
  const parser = new SaxesParser({ xmlns: true });
  const languages = new Map<string, SrxRule[]>();
  const maps: Mutable<Srx['maps'][number]>[] = [];
  /** Names of the elements that are open; of a foreign one, nothing. */
  const open: string[] = [];
  let cascade = false;
  let version = '';
  let mapSets = 0;
  let rules: SrxRule[] | undefined;
  let rule: Mutable<SrxRule> | undefined;
  let part: 'before' | 'after' | undefined;

  const fail = (what: string, line = parser.line, column = parser.column): never => {
    throw new SverkaError(
      'srx/invalid',
      `The segmentation rules cannot be read: ${what}.`,
      'The file has to be SRX 2.0 or 1.0, as translators’ tools export it.',
      { line, column: Math.max(column, 1) },
    );
  };
  const needed = ({ attributes, local }: SaxesTagNS, name: string): string =>
    attributes[name]?.value ?? fail(`${local} has no ${name}`);
  const choice = (tag: SaxesTagNS, name: string, otherwise?: string): boolean => {
    const value = tag.attributes[name]?.value ?? otherwise ?? fail(`${tag.local} has no ${name}`);
    if (value !== 'yes' && value !== 'no') fail(`${name} is ${value}, and not yes or no`);
    return value === 'yes';
  };

  const begin: Readonly<Record<string, (tag: SaxesTagNS) => void>> = {
    '/srx': (tag) => {
      version = needed(tag, 'version');
      if (version !== '1.0' && version !== '2.0') fail(`its version is ${version}`);
    },
    '/srx/header': (tag) => {
      cascade = version === '2.0' && choice(tag, 'cascade');
    },
    '/srx/body/languagerules/languagerule': (tag) => {
      const name = needed(tag, 'languagerulename');
      if (languages.has(name)) fail(`there are two languagerules called ${name}`);
      languages.set(name, (rules = []));
    },
    '/srx/body/languagerules/languagerule/rule': (tag) => {
      rule = { breaks: choice(tag, 'break', 'yes'), before: '', after: '', line: parser.line };
      rules!.push(rule);
    },
    '/srx/body/languagerules/languagerule/rule/beforebreak': () => {
      part = 'before';
    },
    '/srx/body/languagerules/languagerule/rule/afterbreak': () => {
      part = 'after';
    },
    '/srx/body/maprules/maprule': () => {
      if (++mapSets > 1) fail('it has several maprules, and which is meant cannot be told; keep one');
    },
    '/srx/body/maprules/languagemap': (tag) => addMap(tag),
    '/srx/body/maprules/maprule/languagemap': (tag) => addMap(tag),
  };
  const addMap = (tag: SaxesTagNS): void => {
    maps.push({
      pattern: needed(tag, 'languagepattern'),
      rules: needed(tag, 'languagerulename'),
      line: parser.line,
    });
  };

  // saxes has put line and column in front of its message.
  parser.on('error', (error) => fail(error.message.replace(/^(?:\d+:\d+: )?(.*?)\.?$/su, '$1')));
  parser.on('opentag', (tag) => {
    const ours = tag.uri === '' || tag.uri.startsWith('http://www.lisa.org/srx');
    open.push(ours ? tag.local : '');
    const path = `/${open.join('/')}`;
    if (open.length === 1 && path !== '/srx') fail(`it begins with ${tag.name}, and not with srx`);
    if (part !== undefined) fail(`${tag.name} stands in a pattern`);
    begin[path]?.(tag);
  });
  const gather = (text: string): void => {
    if (part !== undefined) rule![part] += text;
  };
  parser.on('text', gather);
  parser.on('cdata', gather);
  parser.on('closetag', () => {
    open.pop();
    part = undefined;
  });
  parser.write(xml).close();

  for (const { rules: name, line } of maps)
    if (!languages.has(name)) fail(`a languagemap is for the languagerule ${name}, which is not there`, line, 1);
  return { cascade, languages, maps };
}

/** SRX 2.0. `remark` is for people, and stands before the rules. */
export function writeSrx({ cascade, languages, maps }: Srx, remark: string): string {
  const handle = (type: string, include: string) => inline('formathandle', { type, include });
  const root = block('srx', { xmlns: namespace, version: '2.0' }, [
    block('header', { segmentsubflows: 'yes', cascade: cascade ? 'yes' : 'no' }, [
      handle('start', 'no'),
      handle('end', 'yes'),
      handle('isolated', 'yes'),
    ]),
    block('body', {}, [
      block(
        'languagerules',
        {},
        [...languages].map(([languagerulename, rules]) =>
          block(
            'languagerule',
            { languagerulename },
            rules.map(({ breaks, before, after }) =>
              block('rule', { break: breaks ? 'yes' : 'no' }, [
                before === '' ? undefined : inline('beforebreak', {}, before),
                after === '' ? undefined : inline('afterbreak', {}, after),
              ]),
            ),
          ),
        ),
      ),
      block(
        'maprules',
        {},
        maps.map(({ pattern, rules }) => inline('languagemap', { languagepattern: pattern, languagerulename: rules })),
      ),
    ]),
  ]);
  // Two hyphens end a comment.
  const comment = `<!--\n${remark.replace(/-(?=-)/gu, '- ')}\n-->`;
  return buildXml(root).replace(/^(<\?xml[^\n]*\n)/u, (declaration) => `${declaration}${comment}\n`);
}
