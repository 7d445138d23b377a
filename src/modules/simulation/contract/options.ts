import { z } from 'zod';

/** What a sample centre is made of. The same options always give the same centre, event by event. */
export const sampleOptions = z.object({
  /** Days of history, the last one included. */
  days: z.number().int().min(7).max(730).default(120),
  /** People at work at any time; volumes follow. */
  agents: z.number().int().min(12).max(2_000).default(90),
  seed: z.number().int().min(0).max(4_294_967_295).default(2026),
  /**
   * Rosters, attendance, employment and costs come as the workbooks of an office (see `server/office`), not as events of systems. Either way it is
   * the same centre.
   */
  office: z.boolean().default(false),
  /** The centre's history ends here (epoch ms): the end of a local day, or an instant within it. */
  end: z.number().int(),
});
export type SampleOptions = z.infer<typeof sampleOptions>;

/** Zone of both sites; it has no summer time. */
export const SAMPLE_ZONE = 'Asia/Shanghai';
/** Name of the source all events of the sample centre come from. */
export const SAMPLE_SOURCE = 'sample-centre';

/** A file that describes a centre for the twin is called so; its name says which one. */
export const sampleFile = ({ days, agents, seed, end }: SampleOptions): string =>
  `${SAMPLE_SOURCE}-${days}-days-${agents}-agents-${seed}-until-${new Date(end).toISOString().slice(0, 16).replaceAll(/[-:]/g, '')}.json`;
