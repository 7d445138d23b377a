/** Skills as a list writes them, `账单:3; 销售:2`, by name; without a level it is 1. Null: cannot be read. */
export function skillsIn(text: string): { readonly name: string; readonly level: number }[] | null {
  const parts = text
    .split(/[;；,，、\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const skills = parts.map((part) => {
    const [, name = '', level = '1'] = /^(.*?)(?:\s*[:：(（]\s*(\d)\s*[)）]?)?$/.exec(part) ?? [];
    return { name: name.trim(), level: Number(level) };
  });
  const bad = skills.some(({ name, level }) => name === '' || level < 1 || level > 5);
  if (bad || new Set(skills.map(({ name }) => name)).size < skills.length) return null;
  return skills.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

export const skillsText = (skills: readonly { readonly name: string; readonly level: number }[]): string =>
  skills
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, level }) => `${name}:${level}`)
    .join('; ');
