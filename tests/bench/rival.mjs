// SPDX-License-Identifier: LGPL-2.1-or-later
// rival.mjs MODEL.dmn DECISION FACTS: what bench-rivals does, by dmn-eval-js.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const [model, decision, facts] = process.argv.slice(2);
const { decisionTable } = createRequire(path.join(process.cwd(), 'x.js'))('@hbtgmbh/dmn-eval-js');

const decisions = await decisionTable.parseDmnXml(fs.readFileSync(model, 'utf8'));
const cases = fs.readFileSync(facts, 'utf8').trim().split('\n').map(JSON.parse);
const answers = [];
const start = process.cpuUsage();
for (const one of cases)
  answers.push(decisionTable.evaluateDecision(decision, decisions, one));
const spent = process.cpuUsage(start);
for (const answer of answers)
  console.log(answer === undefined ? 'null' : answer[decision]);
console.log(`seconds ${(spent.user + spent.system) / 1e6}`);
