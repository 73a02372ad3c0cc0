/** Where a dictation stands, as the recorder reports it and the killer aims at it. */
export const STAGES = ['starting', 'recording', 'finishing', 'kept', 'delivering', 'delivered'] as const;

export type Stage = (typeof STAGES)[number];

/** How long after a stage's beginning the kill may come: about as long as the stage takes, so that most kills are in it. */
export const STAGE_SPREAD_MS: Readonly<Record<Stage, number>> = {
  // The first frame comes while the engine still loads its models.
  starting: 900,
  recording: 2_500,
  finishing: 60,
  kept: 1,
  delivering: 1,
  delivered: 4,
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
