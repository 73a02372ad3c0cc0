import type { Linter } from 'eslint';

/** The import table as lint rules, one block for each room. */
export declare const roomRules: Linter.Config[];
