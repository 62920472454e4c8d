/** What moves on the page: filters, search and the choice of colours. The page is complete without it. */
export const script = `
(() => {
  const find = (id) => document.getElementById(id);
  const rows = [...document.querySelectorAll('tbody tr')];
  const beads = rows.filter((row) => !row.classList.contains('speaker'));
  const texts = new Map(beads.map((row) => [row, [row.cells[0], row.cells[2]].map((cell) => cell.textContent).join('\\n').toLowerCase().replaceAll('ё', 'е')]));
  const plain = (text) => text.trim().toLowerCase().replaceAll('ё', 'е');
  const words = find('words');
  const selects = ['confidence', 'kind', 'speaker'].map(find);
  const valueOf = (index) => (selects[index] ? selects[index].value : '');
  const highlight = (query) => {
    if (!window.CSS || !CSS.highlights) return;
    CSS.highlights.delete('found');
    if (query.length < 2) return;
    const ranges = [];
    for (const row of beads) {
      if (row.hidden || ranges.length > 2000) continue;
      for (const span of row.querySelectorAll('.s')) {
        const node = span.firstChild;
        const text = node ? plain(' ' + node.data).length === node.data.length ? node.data.toLowerCase().replaceAll('ё', 'е') : node.data.toLowerCase() : '';
        for (let at = text.indexOf(query); at >= 0; at = text.indexOf(query, at + query.length)) {
          const range = new Range();
          range.setStart(node, at);
          range.setEnd(node, at + query.length);
          ranges.push(range);
        }
      }
    }
    CSS.highlights.set('found', new Highlight(...ranges));
  };
  const filter = () => {
    const query = plain(words.value);
    const [confidence, kind, speaker] = [0, 1, 2].map(valueOf);
    let shown = 0;
    for (const row of beads) {
      const { p, k = '', s = '' } = row.dataset;
      row.hidden =
        (query !== '' && !texts.get(row).includes(query)) ||
        (confidence !== '' && !(Number(p) < Number(confidence))) ||
        (kind !== '' && !k.split(' ').includes(kind)) ||
        (speaker !== '' && !s.split('\\t').includes(speaker));
      if (!row.hidden) shown++;
    }
    let heading;
    for (const row of rows) {
      if (row.classList.contains('speaker')) {
        heading = row;
        row.hidden = true;
      } else if (!row.hidden && heading) heading.hidden = false;
    }
    find('shown').value = shown.toLocaleString('en') + ' of ' + beads.length.toLocaleString('en');
    find('nothing').hidden = shown > 0;
    highlight(query);
  };
  words.addEventListener('input', filter);
  for (const select of selects) if (select) select.addEventListener('change', filter);
  document.addEventListener('keydown', (event) => {
    if (event.key === '/' && !/^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName)) {
      event.preventDefault();
      words.focus();
    }
  });
  const button = find('theme');
  const root = document.documentElement;
  const isDark = () => (root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches);
  const name = () => { button.textContent = isDark() ? 'Light' : 'Dark'; };
  button.addEventListener('click', () => {
    root.dataset.theme = isDark() ? 'light' : 'dark';
    name();
  });
  name();
  filter();
})();
`;
