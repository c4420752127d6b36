// Make a page of each Markdown file of a folder: node pages.mjs SOURCE OUT
//
// With mystmd's own parser, transforms and writer of HTML. The program mystmd itself puts such text
// into a theme, which it fetches from its makers.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { mystParse } from "myst-parser";
import { mystToHtml } from "myst-to-html";
import { basicTransformations } from "myst-transforms";
import { VFile } from "vfile";

const [source, out] = process.argv.slice(2);
mkdirSync(out, { recursive: true });
for (const name of readdirSync(source).filter((name) => name.endsWith(".md"))) {
  const file = new VFile();
  const tree = mystParse(readFileSync(join(source, name), "utf8"), { vfile: file });
  basicTransformations(tree, file, {});
  const wrong = file.messages.filter((message) => message.fatal);
  if (wrong.length) throw new Error(`${name}: ${wrong[0]}`);
  const page = `<!DOCTYPE html><html><body>${mystToHtml(tree)}</body></html>`;
  writeFileSync(join(out, name.replace(/\.md$/, ".html")), page);
}
