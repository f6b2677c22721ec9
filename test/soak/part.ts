/** What a part of the soak is given and what it answers. */

export interface Budget {
  /** Chance of this run; a part that is given the same seed again does the same. */
  seed: number;
  /** Moment (`Date.now()`) at which the part stops, wherever it is in its count. */
  until: number;
  /** A word on how far it is, for the person who waits. */
  progress: (text: string) => void;
}

export interface Outcome {
  /** Lines of the report: what was counted, and the number. */
  figures: [name: string, count: number][];
  /** What was lost, invalid or silently wrong, one line each with what is needed to see it again; empty when all is well. */
  faults: string[];
}

export interface Part {
  name: string;
  /** Its share of the whole run's time. */
  share: number;
  run(budget: Budget): Promise<Outcome>;
}
