// Looks at what a person sees of the plugin, and takes pictures of it.
// Usage: node tour.mjs URL PASSWORD DIRECTORY, with playwright-core in NODE_MODULES and Chromium in CHROMIUM.
import { createRequire } from 'node:module';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [url, password, directory] = process.argv.slice(2);
const require = createRequire(join(process.env.NODE_MODULES ?? 'node_modules', 'here.js'));
const { chromium } = require('playwright-core');
const profile = mkdtempSync(join(tmpdir(), 'pinlint-browser-'));

const browser = await chromium.launchPersistentContext(profile, {
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  viewport: { width: 1440, height: 900 },
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

try {
  const page = await browser.newPage();
  // The pages ask for things from elsewhere.
  await page.route('**/*', (route) => {
    const { hostname } = new URL(route.request().url());
    return hostname === '127.0.0.1' ? route.continue() : route.abort();
  });
  const login = await page.request.post(`${url}/api/authentication/login`, { form: { login: 'admin', password } });
  if (!login.ok()) {
    throw new Error(`login: ${login.status()}`);
  }
  const visit = async (name, path, ...texts) => {
    await page.goto(url + path);
    for (const text of texts) {
      await page.getByText(text).first().waitFor({ timeout: 60_000 });
    }
    await page.getByText(texts.at(-1)).first().scrollIntoViewIfNeeded();
    await page.waitForTimeout(1500);
    const dismiss = page.getByText('Dismiss', { exact: true });
    if (await dismiss.count() > 0) {
      await dismiss.first().click().catch(() => {});
      await page.waitForTimeout(500);
    }
    await page.screenshot({ path: join(directory, `${name}.png`) });
    console.log(`${name}: seen ${texts.join(' | ')}`);
  };
  const issues = async (rule) => {
    const answer = await page.request.get(`${url}/api/issues/search?components=plain&rules=pinlint%3A${rule}`);
    return (await answer.json()).issues;
  };

  await visit('issues', '/project/issues?id=plain&issueStatuses=OPEN&tags=tls',
    'This server check catches the failure of the real check');
  const [swallowed] = await issues('SwallowedTrustFailure');
  await visit('issue', `/project/issues?id=plain&issueStatuses=OPEN&tags=tls&open=${swallowed.key}`,
    'checkServerTrusted throws: the chain is found wrong');
  await visit('rule', '/coding_rules?open=pinlint%3AMissingBackupPin&rule_key=pinlint%3AMissingBackupPin',
    'A host is pinned to one key only, with no backup pin to fall back on', 'What it finds');
  await visit('measures', '/component_measures?id=plain&metric=pinlint_hosts_without_backup',
    'Hosts without backup pin', 'TLS trust', 'Trust-all decisions');
} finally {
  await browser.close();
  rmSync(profile, { recursive: true, force: true });
}
