'use strict';
// Checks EPUB files with Ace by DAISY, one after another in one browser, and writes Ace's own
// report on each to FOLDER/N/report.json, N from 0. Usage: ace_check.cjs FOLDER FILE...
const path = require('path');
const ace = require('@daisy/ace-core');
const runner = require('@daisy/ace-axe-runner-puppeteer');

async function main(folder, files) {
  const kept = { ...runner, launch: async () => {}, close: async () => {} };
  await runner.launch();
  for (const [number, file] of files.entries()) {
    const options = { cwd: process.cwd(), outdir: path.join(folder, String(number)), silent: true, initLogger: number === 0 };
    await ace(file, options, kept).catch((e) => console.log(`ace could not read ${file}: ${e.message || e}`));
  }
  await runner.close();
}

main(process.argv[2], process.argv.slice(3));
