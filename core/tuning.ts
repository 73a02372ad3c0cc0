/** Every threshold and time-out of Dictum: one table, the unit in the name, the reason beside it. One place for all of them is worth more here than a short file. */

/** Speech detector and segments. */
export const VAD = {
  /** Silero's probability from which a frame is speech; 0.35 of the prototype: 0.5 lost soft word endings. */
  speechProbability: 0.35,
  /** Frames that the detector takes in one run where as many wait; a row of 16 costs a quarter of 16 single ones, one of 64 a fifth less, more no less. */
  framesAtOnce: 64,
  /** Sound kept before speech, for soft beginnings that the detector misses; 200 makes as many errors (789 and 786 of 7,276 words, over four shifts of the sound), 400 more. */
  preRollMs: 300,
  /** Sound kept after speech, for word endings; a pause as long is worked ahead in. */
  hangoverMs: 200,
  /** A pause this long ends a segment, so that it is transcribed while the user goes on speaking, and what is left at the end is short; with 700 more was, and 400 made 0.3 points more errors, which may be chance. */
  segmentPauseMs: 600,
  /** A pause this long ends a segment however short: waiting longer would only make the user wait at the end. */
  longPauseMs: 3_000,
  /** A segment shorter than this is not ended by a pause: Whisper needs context, and short pieces cost punctuation. */
  minSegmentMs: 8_000,
  /** A segment is cut at its quietest place before this length. Memory of the encoder's attention grows with its square: with 25 s the engine used 60 MB more. */
  maxSegmentMs: 20_000,
  /** The cut is looked for in this last part of a segment that grew too long. */
  cutSearchMs: 8_000,
} as const;

/** Whisper's window and decoding. */
export const WHISPER = {
  /** Zeros after the speech: without them the short window loses last words. The same error rate as with 1 s (10.3 and 10.2 %), with half a second more (10.7 %). */
  padMs: 700,
  /** Zeros of the second try: there Whisper stops by itself, for a third of the full window's time; with 4 s it does not. */
  longPadMs: 8_000,
  fullWindowMs: 30_000,
  /** A timestamp this close to the end of speech ends the text: on a short window Whisper would say it again. */
  stopBeforeEndMs: 500,
  /** Tokens a second of speech can give, at most; fast speech has about 6. */
  maxTokensPerSecond: 12,
  /** And this many on top, for short clips with timestamps. */
  extraTokens: 12,
  /** Half of the decoder's 448 positions, as OpenAI's code: the rest is for prompts. */
  maxTokens: 220,
  /** Most tokens of the user's own words before a text: about 40 names. Each segment decodes them again, a few ms. */
  maxVocabularyTokens: 120,
  /** A text with this share of its words out of the user's own list may be that list, said where nobody spoke: it is heard again without. */
  echoShare: 0.75,
  /** Two texts of one sound that differ in more than this share of their letters are not of the same words. */
  maxUnlikeShare: 0.5,
  /** A text less likely than this is tried on a longer window too, and the likelier one taken: one segment in 17. From -0.6 it is one in 8, and the error rate the same. */
  doubtfulLogProb: -0.8,
  /** Where even the full window gives a loop, tokens are drawn, at each of these in turn (Whisper paper, section 4.5). */
  temperatures: [0.2, 0.4, 0.6, 0.8, 1],
  /** A comma or full stop that lost against a word by less is tried as well, and the likelier text taken. All that win lose by less than 0.6 here; another processor rounds otherwise. */
  nearlyWonNats: 0.7,
  /** Logits of a projection in 4 bits that are this far below the best are made again in 8: in 2,414 steps of measured texts the right one was never more than 2.3 below. Five a step are. */
  roughNats: 5,
  /** Tokens of a draft in one run of the decoder: a hundred at once took 100 MB of logits on their way. */
  knownTokensAtOnce: 32,
  /** More threads than this don't make Whisper base faster. */
  maxThreads: 4,
} as const;

/** Looks at speech that goes on without a pause: what they write is the draft of the text that is written in the end. */
export const LOOKS = {
  /** Speech between two: one every second saved nothing more. */
  everyMs: 2_000,
  /** After one that took a second, no other for this many: a twentieth of the time at most, also on a slow machine. */
  restPerLook: 20,
} as const;

/** The engine's house-keeping, and what bench:memory holds it to. */
export const ENGINE = {
  /** After a text, before garbage is collected: the text is on its way first, and the next key-down seldom comes sooner. */
  tidyAfterMs: 100,
  /** In arrays that nobody uses, before all garbage is collected between two dictations: that takes 10 to 30 ms, and the next text comes 2 ms later. */
  maxGarbageBytes: 16_777_216,
  /** How long the decoder's threads wait busily for the next step: it comes within a tenth of it. As onnxruntime has it they spin for 30 ms and more; an encoder that came next took twice its time. */
  decoderSpinUs: 2_000,
  /** Of the engine's process, model loaded and used. */
  maxUsedMegabytes: 350,
  /** Share of it that is back with the system after unloading. */
  minGivenBackShare: 0.8,
  /** Share by which 500 dictations in a row may grow it. */
  maxGrowthShare: 0.05,
} as const;

/** The user's own list of names and words. More than Whisper has room for may be listed: the first ones count. */
export const VOCABULARY = {
  maxWords: 200,
  maxWordCharacters: 60,
} as const;

/** When a text counts as made up. */
export const SPEECH = {
  /** Two frames of 32 ms: a click is shorter, the shortest "no" longer. */
  minSpeechMs: 90,
  /** Less speech than this, and never surer than weakProbability, is a noise: the shortest spoken word measured has 416 ms and is sure. */
  weakSpeechMs: 250,
  weakProbability: 0.8,
  /** Whisper paper, section 4.5. */
  maxCompressionRatio: 2.4,
  /** Whisper paper, section 4.5: below it the text is a guess. */
  minAverageLogProb: -1,
  /** A word below it is marked for a second look: one in 15, more than half of them wrong, a third of all that are wrong (dev, English). */
  doubtfulWordProbability: 0.5,
  /** The paper has 0.6; a café's babble got 0.6 and a text, real speech over 0.5 is far likelier than the next line asks. */
  maxNoSpeechProbability: 0.5,
  /** With doubt about speech, a text must be likelier than this. */
  minLogProbWhereNoSpeech: -0.6,
} as const;

/** How long one part waits for another before it goes on without it. */
export const TIMEOUT = {
  /** From asking for the microphone to its first frame: Bluetooth headsets take up to 2 s. */
  microphoneStartMs: 8_000,
  /** No frame for this long while recording: the window or the microphone is gone. */
  microphoneStallMs: 3_000,
  /** From stop, and from each frame after it, to the next frame or the ending of the sound: two frames and a busy window. */
  microphoneStopMs: 1_500,
  /** From stop to the ending, however many frames a very busy window still has: then a window that never stops is stopped. */
  microphoneStopMostMs: 10_000,
  /** Models from a slow disk on a small machine. */
  engineLoadMs: 120_000,
  /** An engine that neither answers nor shows progress for this long hangs; the longest single step (30 s window) takes under 2 s. */
  engineSilenceMs: 15_000,
  /** Between polls of the engine's progress. */
  engineHeartbeatMs: 1_000,
  /** xdotool, osascript or PowerShell. */
  pasteMs: 3_000,
  /** A paste waits this long for Ctrl, Shift, Alt and Win to come up: with one held, Ctrl+V would mean something else. The key may be held for the next sentence. */
  keysUpMs: 30_000,
  /** Between looks at the keys that are held. */
  keysUpPollMs: 20,
  /** After a paste, keys that the hook reports are still its own. */
  pasteEchoMs: 100,
  /** Before a window whose process died is loaded again, so that one that dies at once does not spin. */
  windowReloadMs: 1_000,
  /** Quitting while recording: for the text to reach the history. What comes later is transcribed at the next start. */
  quitMs: 3_000,
} as const;

/** Keys. */
export const HOTKEY = {
  /** Down and up within this time is a tap: it starts a recording that goes on until the next tap. Longer is a hold. */
  tapMs: 300,
  /** Another key this soon after the dictation key: it was a shortcut (Ctrl+C), nothing is recorded. */
  shortcutMs: 1_000,
  /** A held key repeats sooner than this, or never (systems wait at most 1 s): down again later, its key up was lost. */
  repeatPauseMs: 2_000,
} as const;

/** Recordings on disk. */
export const RECORDING = {
  /** Sound is sent to the device this often: with the time a flush takes, a power failure costs at most 0.5 s. A kill costs nothing. */
  flushEveryMs: 250,
  /** A recording untouched for this long is no living process's, even where one has its owner's number: numbers are used again. */
  ownerSilentMs: 10 * 60_000,
  /** Longest sound file that is transcribed in one go; a recording ends by itself before it grows longer (a key stuck, a tap forgotten). */
  maxHours: 4,
  /** A recording without a single word is of no use after this time. */
  keepRejectedMs: 24 * 3_600_000,
  /** Kept for *Retry* and *Bring back* even where recordings are not kept otherwise. */
  keepUndeliveredMs: 7 * 24 * 3_600_000,
  /** In private mode, what was cancelled can be brought back for so long: enough to notice a slip, short enough to be forgotten. */
  keepDiscardedMs: 10 * 60_000,
  /** Deleting a file that another process holds (virus scanner): tries and the pause before the first, doubled each time. */
  deleteTries: 6,
  deletePauseMs: 20,
  /** Between two sweeps for recordings whose time is over. */
  sweepEveryMs: 3_600_000,
} as const;

/** Sound files. */
export const WAV = {
  /** 7.1 surround; more channels are no speech. */
  maxChannels: 8,
  /** Telephone and studio. */
  minRateHz: 8_000,
  maxRateHz: 192_000,
  /** Chunks before the sound: real files have a handful; damaged ones are not followed for ever. */
  maxChunks: 1_000,
} as const;

/** Change of the sample rate: 70 dB against aliases, and all that Whisper hears (up to 7.3 kHz) kept. */
export const RESAMPLE = {
  /** Of the sinc on each side. */
  zeroCrossings: 24,
  kaiserBeta: 7,
  /** Middle of the filter's slope, as a part of the lower rate's Nyquist frequency. */
  passband: 0.9125,
} as const;

/** Files besides recordings: history, settings, temporary ones. */
export const FILES = {
  /** Another connection that writes to the history holds it for a few ms. */
  historyBusyMs: 2_000,
  /** The write-ahead log goes to the file at this length (0.4 MB; SQLite's own is 1000): on a disk that fills up, little waits there. */
  historyLogPages: 100,
  /** A settings file that is larger is none. */
  maxSettingsBytes: 1_048_576,
  /** Replacing a file that another process holds (Windows, virus scanner): tries and the pause before the second, doubled each time. */
  replaceTries: 6,
  replacePauseMs: 20,
  /** A temporary file this old is stale, even where a process with its maker's number lives: numbers are used again. */
  staleMs: 24 * 3_600_000,
  /** Models are copied in pieces of this size: large enough for a disk's full speed, small enough to show progress and stop at once. */
  copyPieceBytes: 4_194_304,
  /** Room that an installed model leaves on the disk: recordings and history come first. */
  spareDiskBytes: 268_435_456,
} as const;

/** Models of the user's own. */
export const MODELS = {
  /** Progress is told to the window in steps of this part: a bar of 200 pixels shows no less. */
  progressStep: 0.005,
} as const;

/** Which of the installed models a bench recommends. */
export const RECOMMENDATION = {
  /** A text that takes longer than this share of its sound is waited for; long dictations are transcribed meanwhile, and must keep up. */
  maxShareOfSound: 0.3,
  /** A few clips can't tell error rates apart that differ by less. */
  equalWerPoints: 0.5,
  /** Nor by so many words: on the 74 that ship with the app, one is already more than a point. */
  equalWords: 1,
} as const;

/** Downloading a model that the user asked for. */
export const DOWNLOAD = {
  /** A connection that breaks is taken up where it broke: tries without a single new byte, and the pause before the second, doubled each time. */
  tries: 5,
  pauseMs: 1_000,
  /** A connection that gives nothing for this long is broken. */
  stallMs: 30_000,
  /** The hub's answer on what a model consists of: a few kB; more is no such answer. */
  maxListBytes: 4_194_304,
} as const;

/** Encryption of what is kept. */
export const ENCRYPTION = {
  /** Rows rewritten, or looked through in a search, before other work gets its turn: a few milliseconds. */
  rowsAtOnce: 200,
  /** Until sound that was still being recorded is rewritten too. */
  againMs: 2_000,
} as const;

/** Fast sources (files) may be this far ahead of the engine. */
export const BACKLOG = {
  maxMs: 30_000,
  /** And of its process by this much: sound on its way that was not yet taken. */
  maxOnTheWayMs: 2_000,
  /** Frames that waited to be written are written as one, half a second at most: as much as is read at once from a recording. */
  maxFramesAtOnce: 16,
} as const;

/** Messages from the window that are larger than anything it has reason to send are refused. */
export const MESSAGE = {
  maxIdCharacters: 64,
  maxSearchCharacters: 1_000,
  /** `owner/name` on the hub: 96 characters each. */
  maxModelNameCharacters: 200,
  maxPageEntries: 1_000,
} as const;

/** The window's capture of sound. */
export const CAPTURE = {
  /** Blocks of usually 10 ms that wait while the window is busy: more than microphoneStallMs, after which it counts as gone. */
  keptBlocks: 500,
  /** For the last, partial frame: it comes in a few ms, or it is gone; well within microphoneStopMs. */
  flushMs: 300,
  /** Key up in the middle of a sound: it is heard out, but for no longer than a syllable takes. */
  tailMs: 250,
  /** A frame with this share of the loudest one's power (-20 dB) is no speech of the same speaker. */
  quietShare: 0.01,
} as const;

/** The level meter, in decibels of full scale. */
export const METER = {
  /** A quiet room on a laptop's microphone: the meter rests. */
  floorDb: -58,
  /** Loud speech close to the microphone, as root mean square: the meter is full. */
  ceilingDb: -14,
  /** Level (0 to 1) from which sound counts as coming in, where the meter is words because motion is unwanted. */
  soundLevel: 0.25,
} as const;

/** The window. */
export const SCREEN = {
  /** How long "done" stays before the state is "ready" again. */
  doneMs: 2_500,
  historyPageEntries: 50,
  /** Dictations in the plot of waits: a few days' worth, and bars that can still be told apart. */
  speedEntries: 100,
  /** Quiet time after typing before the history is searched. */
  searchPauseMs: 120,
  /** How long "Copied" stands on a button. */
  copiedMs: 2_000,
  /** Between two looks at the clock: four a second, so that the running time skips none; one a minute for "Today". */
  elapsedEveryMs: 250,
  dayEveryMs: 60_000,
  /** The last words so far, shown while one speaks: about five lines. */
  previewCharacters: 400,
  /** A text of the history that is longer is shown in part first: about four lines. */
  longTextCharacters: 280,
} as const;

/** The benches' judgement of texts. */
export const SCORING = {
  /** A run of so many words, so many times in a row, is a loop; the decoder's own rule, on words instead of tokens. */
  loops: [
    { minRunWords: 1, maxRunWords: 1, times: 6 },
    { minRunWords: 2, maxRunWords: 5, times: 3 },
    { minRunWords: 6, maxRunWords: 30, times: 2 },
  ],
} as const;

/** What the benches hold our engine to, against others on the same clips in the same run: ratios of the mean time a clip. */
export const PEERS = {
  /** Between two turns: workers of an OpenMP engine spin on for 200 ms after a run, and the next one must not pay for it. */
  restMs: 300,
  /** PyPI's faster-whisper, int8, beam 1. */
  maxRatioToFasterWhisper: 1 / 6,
  /** The library's own pipeline on the 30 s window. */
  maxRatioToPipeline: 1 / 4,
  /** The same, in the bench of the window alone. */
  maxRatioToFullWindow: 0.5,
  /** Points of word error rate that the short window may cost in languages other than English. */
  maxWerOverFullWindow: 0.5,
} as const;

/** The live bench: how long a user may wait from the key coming up to the text, and how that is measured. */
export const LIVE = {
  /** Key up a moment after the last word, as people do: the pause before it was used. And right at its end: nothing could be. */
  limits: [
    { releaseAfterMs: 400, p50Ms: 60, p95Ms: 250 },
    { releaseAfterMs: 0, p50Ms: 130, p95Ms: 350 },
  ],
  /** The wait after three minutes over that after ten seconds: only the last segment is left to do, however long the rest. */
  maxLongRatio: 1.3,
  longMs: 180_000,
  shortMs: 10_000,
  /** Pairs of a long and a short recording, each of other clips. Where the text is ready at the release, waits are 3 to 9 ms: of three, the middle one is chance. */
  longRuns: 5,
  /** The short one begins where a segment does, at most this far from its length. */
  maxShortOffMs: 2_500,
  /** Between joined clips, on top of their own quiet ends: together about what a reader leaves between sentences. */
  joinPauseMs: 500,
  /** The quietest stretch of a clip this long is its noise floor. */
  floorMs: 128,
  /** After the last text, before the engine's memory at rest is read. */
  idleAfterMs: 3_000,
  /** Between two lines that say how far a bench is. */
  progressEveryRuns: 10,
} as const;
