// Whole processes, timed. No test asserts times: machines differ, ratios in one run less so.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const time = '/usr/bin/time';
/** GNU time tells what a process used at most; without it that column is empty. */
export const measuresMemory = existsSync(time);

/** Runs a program; gives seconds by the clock and of the processor, megabytes at most, and what it printed. */
export function run(command, words, options = {}) {
  const started = performance.now();
  const [program, all] = measuresMemory ? [time, ['-f', '\n%U %S %M', command, ...words]] : [command, words];
  const { status, stdout, stderr } = spawnSync(program, all, { encoding: 'utf8', maxBuffer: 2 ** 30, ...options });
  const seconds = (performance.now() - started) / 1000;
  if (status !== 0) throw new Error(`${command} ${words.join(' ')}\n${stderr.slice(-2000)}`);
  const [user, system, kilobytes] = measuresMemory ? stderr.trim().split('\n').at(-1).split(' ').map(Number) : [];
  return { seconds, processor: user + system, megabytes: kilobytes / 1000, stdout, stderr };
}

export const node = (words, options) => run(process.execPath, words, options);

/** Runs some things in turn, so that a slow spell of the machine falls on all alike; gives all runs of each. */
export function inTurn(times, things) {
  const results = Object.fromEntries(Object.keys(things).map((name) => [name, []]));
  for (let index = 0; index < times; index++)
    for (const [name, thing] of Object.entries(things)) results[name].push(thing());
  return results;
}

export const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
export const range = (values, digits = 2) =>
  `${median(values).toFixed(digits)} (${Math.min(...values).toFixed(digits)}–${Math.max(...values).toFixed(digits)})`;
