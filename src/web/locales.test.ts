import { describe, expect, it } from 'vitest';
import uiEn from '#src/ui/locales/en.json' with { type: 'json' };
import uiZh from '#src/ui/locales/zh-CN.json' with { type: 'json' };
import ingestionEn from '#src/modules/ingestion/web/locales/en.json' with { type: 'json' };
import ingestionZh from '#src/modules/ingestion/web/locales/zh-CN.json' with { type: 'json' };
import kpisEn from '#src/modules/kpis/web/locales/en.json' with { type: 'json' };
import kpisZh from '#src/modules/kpis/web/locales/zh-CN.json' with { type: 'json' };
import performanceEn from '#src/modules/performance/web/locales/en.json' with { type: 'json' };
import performanceZh from '#src/modules/performance/web/locales/zh-CN.json' with { type: 'json' };
import qualityEn from '#src/modules/quality/web/locales/en.json' with { type: 'json' };
import qualityZh from '#src/modules/quality/web/locales/zh-CN.json' with { type: 'json' };
import targetsEn from '#src/modules/targets/web/locales/en.json' with { type: 'json' };
import targetsZh from '#src/modules/targets/web/locales/zh-CN.json' with { type: 'json' };
import webEn from './locales/en.json' with { type: 'json' };
import webZh from './locales/zh-CN.json' with { type: 'json' };

type Texts = { readonly [key: string]: string | Texts };

/** Keys with the placeholders their texts use; English plural forms count as one. */
function keys(texts: Texts, path = ''): string[] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [`${path}${key.replace(/_(zero|one|other)$/, '')} ${(value.match(/\{\{\w+\}\}/g) ?? []).sort().join('')}`]
      : keys(value, `${path}${key}.`),
  );
}

const unique = (texts: Texts): string[] => [...new Set(keys(texts))].sort();

describe('texts', () => {
  it.each([
    ['ui', uiEn, uiZh],
    ['web', webEn, webZh],
    ['kpis', kpisEn, kpisZh],
    ['ingestion', ingestionEn, ingestionZh],
    ['performance', performanceEn, performanceZh],
    ['quality', qualityEn, qualityZh],
    ['targets', targetsEn, targetsZh],
  ] as const)('%s has the same keys and placeholders in both languages', (_, en, zh) => {
    expect(unique(zh)).toEqual(unique(en));
  });
});
