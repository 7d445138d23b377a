import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take a minute or more, however small they are: begun last, one of them would keep everybody waiting. */
const LONG = [
  '/durability/',
  '/access/',
  'simulation.test',
  'misreadings.test',
  'examples.clickhouse',
  '/e2e/',
  '/targets/',
  'invariance',
];

/** What takes long begins first; for the rest the order is the usual one. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const place = LONG.findIndex((part) => moduleId.includes(part));
      return place < 0 ? LONG.length : place;
    };
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}
