import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { describeBrowser, launchChromium, VIEWPORTS } from './chromium.ts';

describeBrowser('the browser of the tests', () => {
  it('draws Chinese with a font of its own, not with boxes', async (context) => {
    const fonts = spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' });
    if (!fonts.error && fonts.stdout.trim() === '') context.skip('no Chinese font on this machine');
    const browser = await launchChromium();
    try {
      const page = await browser.newPage({ viewport: VIEWPORTS.phone });
      await page.setContent('<span id="a">运</span><br><span id="b">筹</span>');
      const pictures = await Promise.all(['#a', '#b'].map((id) => page.locator(id).screenshot()));
      // A missing glyph is the same box for every character.
      expect(pictures[0]?.equals(pictures[1] ?? Buffer.alloc(0))).toBe(false);
    } finally {
      await browser.close();
    }
  });
});
