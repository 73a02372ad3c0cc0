/** Where a dictation stands, as the recorder reports it and the killer aims at it. */
export const STAGES = ['starting', 'recording', 'finishing', 'kept', 'delivering', 'delivered'] as const;

export type Stage = (typeof STAGES)[number];

/** How long after a stage's beginning the kill may come: a little longer than the stage usually takes. */
export const STAGE_SPREAD_MS: Readonly<Record<Stage, number>> = {
  starting: 900,
  recording: 2_500,
  finishing: 400,
  kept: 8,
  delivering: 8,
  delivered: 8,
};

/** What the recorder is told. */
export interface RecorderTask {
  readonly dataFolder: string;
  readonly modelsFolder: string;
  readonly enginePath: string;
  readonly sessionId: string;
  readonly wav: string;
  /** 1: as fast as speech; 4: four times as fast. */
  readonly pace: number;
  /** The count of frames handed to the line so far is kept in this file. */
  readonly sentFile: string;
  /** One line for each delivery: the session's id. */
  readonly deliveredFile: string;
}

/** What the restarted process reports. */
export interface RestartReport {
  readonly entries: readonly {
    readonly id: string;
    readonly words: number;
    readonly outcome: string;
    readonly delivery: string;
    readonly hasRecording: boolean;
  }[];
}
