// SPDX-License-Identifier: LGPL-2.1-or-later
// The shipped rulebook in dmn-js, the modeller many offices have: it opens without a warning, every table can be
// shown, and what it saves says the same.
import assert from 'node:assert';
import fs from 'node:fs';
import path from 'node:path';
import { execFileSync } from 'node:child_process';
import { JSDOM } from 'jsdom';
import { chance, run } from './tap.mjs';

const [evaluateLines, rulebook] = process.argv.slice(2);
const saved = path.join(process.cwd(), 'saved.dmn');
const { window } = new JSDOM('<div id="modeller"></div>', { pretendToBeVisual: true });

// The modeller expects to be in a browser.
for (const name of ['document', 'navigator', 'Node', 'Element', 'HTMLElement', 'SVGElement', 'DOMParser', 'XMLSerializer',
                    'getComputedStyle', 'CustomEvent', 'Event', 'MouseEvent', 'KeyboardEvent', 'MutationObserver',
                    'requestAnimationFrame', 'cancelAnimationFrame', 'Text', 'DocumentFragment', 'getSelection'])
  Object.defineProperty(globalThis, name, { value: window[name], configurable: true, writable: true });
Object.defineProperty(globalThis, 'window', { value: window, configurable: true });

// What its libraries tell developers is no part of a test's output.
for (const name of ['log', 'info', 'warn', 'error']) console[name] = () => {};

const original = fs.readFileSync(rulebook, 'utf8');
let modeller;

async function opens_without_a_warning() {
  const { default: Modeler } = await import('dmn-js/dist/dmn-modeler.production.min.js');
  modeller = new Modeler({ container: window.document.getElementById('modeller') });
  const { warnings } = await modeller.importXML(original, { open: false });
  assert.deepStrictEqual(warnings, []);
}

async function every_table_shows() {
  const tables = modeller.getViews().filter((view) => view.type === 'decisionTable');
  assert.ok(tables.length > 30);
  for (const table of tables) {
    const { warnings } = await modeller.open(table);
    assert.deepStrictEqual(warnings, [], table.element.id);
    const rows = window.document.querySelectorAll('.tjs-container tbody tr').length;
    assert.ok(rows >= table.element.decisionLogic.rule.length, table.element.id);
  }
}

// Every element with an id: its name, its attributes and the texts right below it.
function contents(xml) {
  const found = new Map();
  for (const element of new window.DOMParser().parseFromString(xml, 'text/xml').querySelectorAll('[id]')) {
    if (element.namespaceURI !== 'https://www.omg.org/spec/DMN/20191111/MODEL/') continue;
    const texts = [...element.children].filter((child) => ['text', 'description', 'annotationEntry'].includes(child.localName))
      .map((child) => `${child.localName}: ${child.textContent.trim()}`);
    const attributes = [...element.attributes].filter((a) => !a.name.startsWith('xmlns') && !a.name.startsWith('exporter'))
      .map((a) => `${a.name}=${a.value}`).sort();
    found.set(element.id, [element.localName, ...attributes, ...texts].join('\n'));
  }
  return found;
}

async function nothing_is_lost_on_saving() {
  const { xml } = await modeller.saveXML({ format: true });
  fs.writeFileSync(saved, xml);
  const before = contents(original), after = contents(xml);
  assert.ok(before.size > 1000);
  for (const [id, content] of before) assert.strictEqual(after.get(id), content, id);
}

// What an edition of a federation adds: the resolution that set a parameter, as an extension.
async function keeps_a_resolution() {
  const resolution = '<lianshe:resolution xmlns:lianshe="urn:lianshe:rulebook" date="1956-04-12">第 7 次会议</lianshe:resolution>';
  const edition = original.replace('</description>\n    <variable id="min_months_variable"',
    `</description>\n    <extensionElements>${resolution}</extensionElements>\n    <variable id="min_months_variable"`);
  assert.notStrictEqual(edition, original);
  const { warnings } = await modeller.importXML(edition, { open: false });
  assert.deepStrictEqual(warnings, []);
  const { xml } = await modeller.saveXML({ format: true });
  const [kept] = new window.DOMParser().parseFromString(xml, 'text/xml').getElementsByTagNameNS('urn:lianshe:rulebook', 'resolution');
  assert.strictEqual(kept.textContent, '第 7 次会议');
  assert.strictEqual(kept.getAttribute('date'), '1956-04-12');
  assert.strictEqual(kept.parentNode.parentNode.getAttribute('id'), 'min_months');
}

function randomFacts(random, names) {
  return names.reduce((facts, name) => {
    if (name === 'trade_class') facts[name] = random.pick(['MANUFACTURE', 'REPAIR_SERVICE', 'MIXED', 'UNKNOWN']);
    else if (name === 'months_since_joining') facts[name] = random.below(12);
    else if (!['relation_state', 'contract_type', 'buyer_kind', 'signatory', 'size_class'].includes(name))
      facts[name] = random.pick([true, false, null]);
    return facts;
  }, {});
}

function says_the_same() {
  const random = chance(329);
  const names = [...new window.DOMParser().parseFromString(original, 'text/xml').querySelectorAll('inputData')]
    .map((input) => input.getAttribute('name'));
  const lines = Array.from({ length: 300 }, () => JSON.stringify(randomFacts(random, names)))
    .flatMap((facts) => [`recommended_form ${facts}\n`, `production_form ${facts}\n`]).join('');
  const answers = [rulebook, saved].map((file) => execFileSync(evaluateLines, [file], { input: lines, encoding: 'utf8' }));
  assert.ok(answers[0].split('\n').length > 600);
  assert.strictEqual(answers[1], answers[0]);
}

await run([opens_without_a_warning, every_table_shows, nothing_is_lost_on_saving, says_the_same, keeps_a_resolution]);
