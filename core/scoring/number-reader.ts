import { isNumeral, wholeProduct } from './decimal';
import { multiplied, NumberRun, withOnes, withTens } from './number-run';
import * as table from './number-words';

/**
 * Number words to digits, word by word, as `EnglishNumberNormalizer.process_words` of Whisper does it, oddities
 * included: the error rate is compared with others' that were measured with it.
 */
export function readNumbers(words: readonly string[]): readonly string[] {
  const run = new NumberRun();
  for (let at = 0; at < words.length; at++) {
    if (readWord(run, words[at] ?? '', words[at - 1] ?? '', words[at + 1] ?? '') === 'took-next') at++;
  }
  run.flush();
  return run.words;
}

type Taken = 'took-next' | undefined;

function readWord(run: NumberRun, word: string, prev: string, next: string): Taken {
  const prefix = table.PREFIXES.has(word[0] ?? '') ? word.slice(0, 1) : '';
  const plain = word.slice(prefix.length);
  if (isNumeral(plain)) readNumeral(run, word, prefix, plain);
  else if (!table.isNumberWord(word)) {
    run.flush();
    run.emit(word);
  } else if (table.ZEROS.has(word)) run.value = `${run.digits()}0`;
  else if (!readUnits(run, word, prev) && !readMultiplier(run, word)) return readSpecial(run, word, prev, next);
  return undefined;
}

function readNumeral(run: NumberRun, word: string, prefix: string, plain: string): void {
  if (typeof run.value === 'string' && run.value.endsWith('.')) {
    run.value += word;
    return;
  }
  run.flush();
  if (prefix !== '') run.prefix = prefix;
  run.value = wholeProduct(plain, 1n) ?? plain;
}

function readUnits(run: NumberRun, word: string, prev: string): boolean {
  const afterOnes = table.ONES.has(prev);
  const afterTens = table.TENS.has(prev);
  const ones = table.ONES.get(word);
  const tens = table.TENS.get(word);
  const onesEnd = table.ONES_SUFFIXED.get(word);
  const tensEnd = table.TENS_SUFFIXED.get(word);
  if (ones !== undefined) run.value = withOnes(run.value, ones, afterOnes, afterTens);
  else if (tens !== undefined) run.value = withTens(run.value, tens);
  else if (onesEnd) run.emit(String(withOnes(run.value, onesEnd.value, afterOnes, afterTens)) + onesEnd.suffix);
  else if (tensEnd) run.emit(String(withTens(run.value, tensEnd.value)) + tensEnd.suffix);
  else return false;
  return true;
}

function readMultiplier(run: NumberRun, word: string): boolean {
  const plain = table.MULTIPLIERS.get(word);
  const end = table.MULTIPLIERS_SUFFIXED.get(word);
  const multiplier = plain ?? end?.value;
  if (multiplier === undefined) return false;
  if (run.value === undefined) run.value = multiplier;
  else if (typeof run.value === 'bigint') run.value = multiplied(run.value, multiplier);
  else {
    const product = wholeProduct(run.value, multiplier);
    if (product === undefined) run.flush();
    run.value = product ?? multiplier;
  }
  if (end !== undefined) run.emit(String(run.value) + end.suffix);
  return true;
}

function readSpecial(run: NumberRun, word: string, prev: string, next: string): Taken {
  const numberFollows = table.isNumberWord(next) || isNumeral(next);
  const sign = table.SIGNS.get(word);
  const currency = table.CURRENCIES.get(word);
  if (sign !== undefined) {
    run.flush();
    if (numberFollows) run.prefix = sign;
    else run.emit(word);
  } else if (currency !== undefined) {
    if (run.value !== undefined) run.prefix = currency;
    if (run.value !== undefined) run.flush();
    else run.emit(word);
  } else if (word === 'percent' || word === 'per') return readPercent(run, word, next);
  else if (word === 'point' && numberFollows) {
    if (table.isDecimal(next) || isNumeral(next)) run.value = `${run.digits()}.`;
  } else if ((word === 'double' || word === 'triple') && (table.ONES.has(next) || table.ZEROS.has(next))) {
    run.value = run.digits() + String(table.ONES.get(next) ?? 0n).repeat(word === 'double' ? 2 : 3);
    return 'took-next';
  } else if (!(word === 'and' && numberFollows && table.MULTIPLIERS.has(prev))) {
    run.flush();
    run.emit(word);
  }
  return undefined;
}

function readPercent(run: NumberRun, word: string, next: string): Taken {
  const isPercent = word === 'percent' || next === 'cent';
  if (run.value !== undefined && isPercent) {
    run.emit(`${String(run.value)}%`);
    return word === 'per' ? 'took-next' : undefined;
  }
  run.flush();
  run.emit(word);
  return undefined;
}
