import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const CSS = readFileSync(join(import.meta.dirname, '../../renderer/styles/tokens.css'), 'utf8');

/** The colours of a theme by their names. */
function coloursOf(theme: 'light' | 'dark'): Map<string, string> {
  const block = CSS.split(`[data-theme='${theme}'] {`)[1]?.split('}')[0] ?? '';
  return new Map([...block.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map((match) => [match[1] ?? '', match[2] ?? '']));
}

/** WCAG 2.1, relative luminance. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG 2.1, contrast ratio. */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const TEXT_ON: readonly (readonly [string, string])[] = [
  ...['ground', 'surface', 'surface-hover'].flatMap((back) => [['ink', back] as const, ['ink-quiet', back] as const]),
  ['accent', 'ground'],
  ['accent', 'surface'],
  ['accent', 'accent-soft'],
  ['accent-ink', 'accent'],
  ['accent-ink', 'accent-hover'],
  ['ink', 'accent-soft'],
  ['ink', 'bad-soft'],
  ['ink-quiet', 'bad-soft'],
  ['ink-quiet', 'accent-soft'],
  ['bad', 'surface'],
  ['bad', 'ground'],
  ['bad', 'bad-soft'],
];

const SHAPES_ON: readonly (readonly [string, string])[] = [
  ['line-strong', 'surface'],
  ['line-strong', 'ground'],
  ['accent', 'surface'],
];

describe('contrast', () => {
  for (const theme of ['light', 'dark'] as const) {
    const colours = coloursOf(theme);
    const ratio = ([front, back]: readonly [string, string]) =>
      contrast(colours.get(front) ?? '', colours.get(back) ?? '');

    it(`of text is at least 4.5 in the ${theme} theme (WCAG 1.4.3)`, () => {
      expect(TEXT_ON.filter((pair) => !(ratio(pair) >= 4.5)).map((pair) => [...pair, ratio(pair)])).toEqual([]);
    });

    it(`of what shows a control is at least 3 in the ${theme} theme (WCAG 1.4.11)`, () => {
      expect(SHAPES_ON.filter((pair) => !(ratio(pair) >= 3)).map((pair) => [...pair, ratio(pair)])).toEqual([]);
    });
  }
});
