/**
 * What really happened in the twin, counted by the twin itself and never read by anything but tests: the platform has to find it in the
 * events alone. Instants and durations in ms.
 */
export interface TrueEntry {
  readonly contact: string;
  readonly queue: string;
  readonly channel: string;
  readonly enteredAt: number;
  outcome: 'waiting' | 'answered' | 'abandoned';
  wait: number;
}
export interface TrueLeg {
  readonly contact: string;
  readonly channel: string;
  readonly agent: string;
  readonly team: string;
  readonly connectedAt: number;
  readonly endedAt: number;
  readonly talk: number;
  readonly hold: number;
  readonly holds: number;
  readonly acw: number;
  readonly transferred: boolean;
}
export interface TrueContact {
  readonly contact: string;
  readonly customer: string;
  readonly issue: string;
  readonly channel: string;
  readonly direction: 'inbound' | 'outbound';
  readonly touchedAt: number;
  endedAt: number;
  handled: boolean;
  /** By a person's last leg. */
  team: string | null;
  solved: boolean;
  approval: boolean;
  /** Text: when the clock of the first answer began and when a person wrote first. */
  askedAt: number | null;
  repliedAt: number | null;
  /** Score of the survey; `null`: asked, no answer. */
  score?: number | null;
}

export class TruthLog {
  readonly entries: TrueEntry[] = [];
  readonly legs: TrueLeg[] = [];
  readonly contacts: TrueContact[] = [];
  readonly complaints: string[] = [];
  readonly tickets: string[] = [];
  readonly dialled: { readonly result: string; readonly rightParty: boolean }[] = [];
  readonly offers: { readonly won: boolean }[] = [];
}
