import { type Scheme, type Tokens, fontFamily, tokens } from './tokens.ts';

const kebab = (name: string): string => name.replace(/[A-Z0-9]/g, (letter) => `-${letter.toLowerCase()}`);

function declarations(of: Tokens): string {
  return Object.entries(of)
    .flatMap(([name, value]: [string, string | readonly string[]]) =>
      typeof value === 'string' ? [[kebab(name), value]] : value.map((colour, i) => [`series-${i + 1}`, colour]),
    )
    .map(([name, value]) => `--yc-${name}:${value};`)
    .join('');
}

/** Style sheet that carries the tokens as `--yc-*`. Paper is always light: dark ink wastes toner and loses the pale bands. */
export function cssVariables(): string {
  const block = (scheme: Scheme): string =>
    `:root[data-scheme=${scheme}]{color-scheme:${scheme};${declarations(tokens[scheme])}}`;
  return `:root{--yc-font:${fontFamily};}${block('light')}${block('dark')}@media print{:root[data-scheme]{color-scheme:light;${declarations(tokens.light)}}}`;
}
