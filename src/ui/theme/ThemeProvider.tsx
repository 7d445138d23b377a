import '@fontsource-variable/inter/index.css';
import { ConfigProvider } from 'antd';
import enGB from 'antd/locale/en_GB';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/en-gb';
import 'dayjs/locale/zh-cn';
import { type ReactNode, useLayoutEffect, useMemo, useState } from 'react';
import { useLocale } from '../locale/use-locale.ts';
import { antdTheme } from './antd-theme.ts';
import './base.css';
import { cssVariables } from './css-variables.ts';
import { SchemeContext } from './scheme.ts';
import type { Scheme } from './tokens.ts';

const storageKey = 'yunchou.scheme';

function firstScheme(): Scheme {
  const kept = localStorage.getItem(storageKey);
  if (kept === 'light' || kept === 'dark') return kept;
  return window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** Tokens, fonts and Ant Design in the scheme and the language in use. Wraps the whole application once. */
export function ThemeProvider({ children }: { readonly children: ReactNode }) {
  const [scheme, setScheme] = useState<Scheme>(firstScheme);
  const locale = useLocale();

  useLayoutEffect(() => {
    const style = document.createElement('style');
    style.textContent = cssVariables();
    document.head.append(style);
    return () => style.remove();
  }, []);
  useLayoutEffect(() => {
    document.documentElement.dataset.scheme = scheme;
  }, [scheme]);
  useLayoutEffect(() => {
    document.documentElement.lang = locale;
    dayjs.locale(locale === 'zh-CN' ? 'zh-cn' : 'en-gb');
  }, [locale]);

  const control = useMemo(
    () => ({
      scheme,
      setScheme: (next: Scheme) => {
        localStorage.setItem(storageKey, next);
        setScheme(next);
      },
    }),
    [scheme],
  );

  return (
    <SchemeContext value={control}>
      <ConfigProvider
        theme={antdTheme(scheme)}
        locale={locale === 'zh-CN' ? zhCN : enGB}
        button={{ autoInsertSpace: false }}
      >
        {children}
      </ConfigProvider>
    </SchemeContext>
  );
}
