// SPDX-License-Identifier: LGPL-2.1-or-later
// The test anything protocol, and chance that repeats.
const say = (line) => process.stdout.write(`${line}\n`);

export async function run(checks) {
  let failed = false;
  say(`1..${checks.length}`);
  for (const [number, check] of checks.entries()) {
    try {
      await check();
      say(`ok ${number + 1} - ${check.name}`);
    } catch (problem) {
      failed = true;
      say(`not ok ${number + 1} - ${check.name}\n# ${String(problem.stack ?? problem).replace(/\n/g, '\n# ')}`);
    }
  }
  process.exit(failed ? 1 : 0);
}

// mulberry32
export function chance(seed) {
  const next = () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (n) => Math.floor(next() * n);
  return { below, pick: (list) => list[below(list.length)] };
}
