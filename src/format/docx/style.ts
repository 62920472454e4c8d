import { tag } from '../office/package.js';

export const namespaces = {
  'xmlns:w': 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'xmlns:r': 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
};

/** An element whose only attribute is its value. */
export const value = (name: string, val: string): string => tag(`w:${name}`, { 'w:val': val });

const paragraphStyle = (id: string, name: string, paragraph: string, run: string): string =>
  tag(
    'w:style',
    { 'w:type': 'paragraph', 'w:styleId': id },
    value('name', name) +
      value('basedOn', 'Normal') +
      '<w:qFormat/>' +
      (paragraph === '' ? '' : tag('w:pPr', {}, paragraph)) +
      (run === '' ? '' : tag('w:rPr', {}, run)),
  );

const spacing = (before: number, after: number): string =>
  tag('w:spacing', { 'w:before': String(before), 'w:after': String(after) });
const quiet = value('color', '595959') + value('sz', '15') + value('szCs', '15');

/** Styles by name, so that whoever edits the document can change all of a kind at once. Sizes are in half points. */
export const styles = tag(
  'w:styles',
  namespaces,
  [
    tag(
      'w:docDefaults',
      {},
      tag(
        'w:rPrDefault',
        {},
        tag(
          'w:rPr',
          {},
          tag('w:rFonts', { 'w:ascii': 'Calibri', 'w:hAnsi': 'Calibri', 'w:cs': 'Calibri', 'w:eastAsia': 'Calibri' }) +
            value('sz', '20') +
            value('szCs', '20') +
            tag('w:lang', { 'w:val': 'en-GB' }),
        ),
      ) + tag('w:pPrDefault', {}, tag('w:pPr', {}, spacing(0, 0))),
    ),
    tag(
      'w:style',
      { 'w:type': 'paragraph', 'w:default': '1', 'w:styleId': 'Normal' },
      value('name', 'Normal') + '<w:qFormat/>',
    ),
    tag(
      'w:style',
      { 'w:type': 'table', 'w:default': '1', 'w:styleId': 'TableNormal' },
      value('name', 'Normal Table') + tag('w:tblPr', {}, tag('w:tblInd', { 'w:w': '0', 'w:type': 'dxa' })),
    ),
    paragraphStyle('Title', 'Title', spacing(0, 60), '<w:b/>' + value('sz', '30') + value('szCs', '30')),
    paragraphStyle('Subtitle', 'Subtitle', spacing(0, 60), value('sz', '24') + value('szCs', '24')),
    paragraphStyle('Place', 'Place', spacing(0, 200), value('color', '595959')),
    paragraphStyle('Head', 'Column head', '', '<w:b/>' + value('sz', '18') + value('szCs', '18')),
    paragraphStyle('Text', 'Text', '', ''),
    paragraphStyle('TextHeading', 'Text heading', '', '<w:b/>'),
    paragraphStyle('Missing', 'Missing', '', '<w:i/>' + value('color', '595959')),
    paragraphStyle(
      'Speaker',
      'Speaker',
      '<w:keepNext/>' + spacing(160, 0),
      '<w:b/>' + value('color', '2B5672') + value('sz', '18') + value('szCs', '18'),
    ),
    paragraphStyle('Fact', 'Fact', '', quiet),
    paragraphStyle('Signature', 'Signature', spacing(200, 0), quiet),
  ].join(''),
);

const field = (instruction: string): string =>
  tag('w:fldSimple', { 'w:instr': instruction }, tag('w:r', {}, tag('w:t', {}, '1')));

/** The number of the page, and of how many. */
export const footer = tag(
  'w:ftr',
  namespaces,
  tag(
    'w:p',
    {},
    tag('w:pPr', {}, value('pStyle', 'Fact') + value('jc', 'right')) +
      field('PAGE') +
      tag('w:r', {}, tag('w:t', { 'xml:space': 'preserve' }, ' / ')) +
      field('NUMPAGES'),
  ),
);
