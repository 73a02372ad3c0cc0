/** Writes the WAV with silence at its end; returns the length of its sound in milliseconds. */
export declare function writeFakeMicrophone(source: string, target: string): number;
export declare function fakeMicrophoneSwitches(file: string): string[];
