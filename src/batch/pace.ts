/** How far some work has come, for a line on the screen. */
export interface Pace {
  readonly done: number;
  readonly all: number;
  readonly failed: number;
  /** Of those done, what was found done at the beginning, and took no time. */
  readonly before: number;
  /** Milliseconds since the beginning. */
  readonly time: number;
}

/** `120 of 2,000 documents · 3 failed · 4.1 a second · 7:38 left` */
export function paceLine({ done, all, failed, before, time }: Pace): string {
  const rate = (done - before) / (time / 1000);
  const parts = [`${done.toLocaleString('en')} of ${all.toLocaleString('en')} documents`];
  if (failed > 0) parts.push(`${failed.toLocaleString('en')} failed`);
  // Too few tell nothing of the rest.
  if (done - before >= 2 && rate > 0) {
    parts.push(rate >= 1 ? `${rate.toFixed(1)} a second` : `${(rate * 60).toFixed(1)} a minute`);
    if (done < all) parts.push(`${clock((all - done) / rate)} left`);
  }
  return parts.join(' · ');
}

/** A bar of so many characters. */
export function paceBar({ done, all }: Pace, width: number): string {
  const full = all === 0 ? width : Math.floor((width * done) / all);
  return '█'.repeat(full) + '░'.repeat(width - full);
}

/** `0:07`, `7:38`, `2:05:00` */
export function clock(seconds: number): string {
  const all = Math.max(0, Math.ceil(seconds));
  const [hours, minutes] = [Math.floor(all / 3600), Math.floor(all / 60) % 60];
  const two = (number: number): string => String(number).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(all % 60)}` : `${minutes}:${two(all % 60)}`;
}
