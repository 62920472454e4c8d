export type Theme = 'auto' | 'light' | 'dark';

const key = 'sverka.theme';
const kept = localStorage.getItem(key);

let theme = $state<Theme>(kept === 'light' || kept === 'dark' ? kept : 'auto');
show();

export const currentTheme = (): Theme => theme;

export function chooseTheme(chosen: Theme): void {
  theme = chosen;
  localStorage.setItem(key, chosen);
  show();
}

function show(): void {
  if (theme === 'auto') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}
