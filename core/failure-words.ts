export interface FailureText {
  /** What happened, one short sentence. */
  readonly title: string;
  /** What to do about it, and what is safe meanwhile. */
  readonly advice: string;
}
