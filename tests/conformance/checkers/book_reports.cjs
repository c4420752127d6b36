'use strict';
// Prints what the reports of EPUBCheck or Ace say, a line for each finding, which begins with the
// number of its file and a tab. Usage: book_reports.cjs epubcheck|ace FOLDER COUNT
const fs = require('fs');
const path = require('path');

function ofEpubcheck(folder, number) {
  const report = JSON.parse(fs.readFileSync(path.join(folder, `${number}.json`), 'utf8'));
  return report.messages.map((m) => {
    const at = (m.locations || []).map((l) => `${l.path}:${l.line}:${l.column}`).slice(0, 3).join(' ');
    const what = (m.locations || []).map((l) => l.context).find((c) => c) || '';
    return `epubcheck ${m.severity} ${m.ID}: ${m.message} ${what} ${at}`;
  });
}

function ofAce(folder, number) {
  const file = path.join(folder, String(number), 'report.json');
  if (!fs.existsSync(file)) return ['ace could not read the book'];
  const report = JSON.parse(fs.readFileSync(file, 'utf8'));
  return report.assertions.flatMap((doc) => doc.assertions.map((a) => {
    const test = a['earl:test'];
    const what = a['earl:result']['dct:description'].split('\n')[0].trim();
    return `ace [${test['earl:impact']}] ${test['dct:title']}: ${what} ${doc['earl:testSubject'].url}`;
  }));
}

const [, , tool, folder, count] = process.argv;
const read = tool === 'ace' ? ofAce : ofEpubcheck;
for (let number = 0; number < Number(count); number += 1) {
  for (const line of read(folder, number)) console.log(`${number}\t${line.replace(/\s+/g, ' ').trim()}`);
}
