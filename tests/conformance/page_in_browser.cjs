// Uses a page as people do, in Chromium, and prints what happened as JSON.
// node page_in_browser.cjs PAGE.html
const {chromium} = require(process.env.CHECKERS_HOME + '/node_modules/playwright-core');

async function open(browser, file, options) {
  const context = await browser.newContext({viewport: {width: 1280, height: 900}, reducedMotion: 'reduce', ...options});
  const page = await context.newPage();
  await page.goto(require('url').pathToFileURL(file).href);
  return page;
}

const isShown = (page, selector) =>
  page.$eval(selector, element => element.checkVisibility({opacityProperty: true, visibilityProperty: true}));

async function byKeyboard(browser, file) {
  const page = await open(browser, file);
  const focused = () => page.evaluate(() => {
    const box = document.activeElement.getBoundingClientRect();
    return {
      words: document.activeElement.textContent.trim(),
      role: document.activeElement.getAttribute('role'),
      seen: box.top >= 0 && box.bottom <= innerHeight && box.width > 0,
      outlined: getComputedStyle(document.activeElement).outlineStyle,
    };
  });
  await page.keyboard.press('Tab');
  const first = await focused();
  await page.keyboard.press('Enter');
  const skipped = await page.evaluate(() => location.hash);
  await page.keyboard.press('Tab');
  const inMain = await page.evaluate(() => document.querySelector('main').contains(document.activeElement));
  const links = (await page.$$('main a[href]')).length;
  const found = {first, skipped, inMain, links};
  if (await page.$('a[role=doc-noteref]')) {
    await page.focus('a[role=doc-noteref]');
    const call = await page.$eval('a[role=doc-noteref]', link => link.id);
    await page.keyboard.press('Enter');
    found.note = await page.evaluate(() => location.hash);
    await page.keyboard.press('Tab');
    found.back = await focused();
    await page.keyboard.press('Enter');
    found.returned = await page.evaluate(() => location.hash) === `#${call}`;
  }
  return found;
}

async function onAPhone(browser, file) {
  // A page at 400 % on a screen of 1280 pixels (WCAG 2.2, 1.4.10).
  const page = await open(browser, file, {viewport: {width: 320, height: 256}});
  const width = await page.evaluate(() => document.scrollingElement.scrollWidth);
  const closed = await page.evaluate(() => {
    const contents = document.querySelector('nav.contents details');
    return !contents || !contents.open;
  });
  const found = {width, closed};
  if (await page.$('nav.contents summary')) {
    await page.focus('nav.contents summary');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    const target = await page.evaluate(() => document.activeElement.getAttribute('href'));
    await page.keyboard.press('Enter');
    found.followed = target === await page.evaluate(() => location.hash);
    found.seen = await page.$eval(target, part => part.getBoundingClientRect().top < innerHeight);
  }
  return found;
}

async function inMotion(browser, file) {
  const behaviour = [];
  for (const reducedMotion of ['reduce', 'no-preference']) {
    const page = await open(browser, file, {reducedMotion});
    behaviour.push(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior));
  }
  return behaviour;
}

async function withoutColours(browser, file) {
  const page = await open(browser, file, {forcedColors: 'active'});
  return page.evaluate(() => [...document.querySelectorAll('.sign, .key-points, .admonition, .checkbox')].map(box => {
    const style = getComputedStyle(box);
    return {
      name: box.className,
      border: parseFloat(style.borderInlineStartWidth),
      visible: style.borderInlineStartColor !== style.backgroundColor,
      ticked: getComputedStyle(box, '::after').borderBottomWidth === '2px',
    };
  }));
}

async function onPaper(browser, file) {
  const page = await open(browser, file);
  await page.emulateMedia({media: 'print'});
  const hidden = [];
  for (const selector of ['nav.contents', '.skip', 'nav.companions'])
    if (await page.$(selector)) hidden.push(!(await isShown(page, selector)));
  const background = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  return {hidden, heading: await isShown(page, 'h1'), background, bytes: (await page.pdf()).length};
}

async function inColours(browser, file) {
  // What is too pale, in each scheme and contrast that a reader may ask for.
  const axe = require.resolve('axe-core/axe.min.js', {paths: [process.env.CHECKERS_HOME]});
  const found = {};
  for (const colorScheme of ['light', 'dark'])
    for (const contrast of ['no-preference', 'more']) {
      const page = await open(browser, file, {colorScheme, contrast, bypassCSP: true});
      await page.addScriptTag({path: axe});
      found[`${colorScheme} ${contrast}`] = await page.evaluate(async () => {
        const told = await window.axe.run(document, {runOnly: ['color-contrast', 'link-in-text-block']});
        return told.violations.flatMap(each => each.nodes.map(node => `${each.id} ${node.target.join(' ')}`));
      });
    }
  return found;
}

async function onADesk(browser, file) {
  const page = await open(browser, file);
  const perLine = await page.evaluate(() => {
    const paragraphs = [...document.querySelectorAll('main section > p')];
    const longest = paragraphs.sort((one, other) => other.textContent.length - one.textContent.length)[0];
    const range = document.createRange();
    range.selectNodeContents(longest);
    const lines = new Set([...range.getClientRects()].map(box => Math.round(box.bottom / 8)));
    return longest.textContent.length / lines.size;
  });
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight / 2));
  const beside = await page.evaluate(() => {
    const links = document.querySelector('nav.contents a');
    const [list, text] = ['nav.contents details', 'main'].map(name => document.querySelector(name)?.getBoundingClientRect());
    return !list || (links.checkVisibility() && list.top >= 0 && list.bottom <= innerHeight && list.right <= text.left);
  });
  return {perLine, beside};
}

async function withoutScripts(browser, file) {
  const page = await open(browser, file, {javaScriptEnabled: false, viewport: {width: 360, height: 800}});
  if (!(await page.$('nav.contents details'))) return {opens: true, scripts: 0};
  await page.click('nav.contents summary');
  return {opens: await page.locator('nav.contents a').first().isVisible()};
}

(async () => {
  const browser = await chromium.launch({executablePath: process.env.CHROMIUM || undefined, args: ['--no-sandbox']});
  const file = process.argv[2];
  const found = {};
  for (const use of [byKeyboard, onAPhone, inMotion, onADesk, inColours, withoutColours, onPaper, withoutScripts])
    found[use.name] = await use(browser, file);
  await browser.close();
  console.log(JSON.stringify(found));
})();
