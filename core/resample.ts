import { SAMPLE_RATE_HZ } from './audio';
import { RESAMPLE } from './tuning';

/**
 * Changes the rate of a stream to 16 kHz: a low pass (sinc under a Kaiser window), evaluated only where an output sample
 * lies. Output sample n lies at input place n · step, and the output is as long as the input in seconds.
 * Formulas: Oppenheim & Schafer, Discrete-Time Signal Processing, 4.6 (rational rates) and 7.5 (Kaiser window).
 */
export class Resampler {
  /** Output places between two input samples, and input samples between the same. */
  private readonly phases: number;
  private readonly stride: number;
  /** Half of the filter's length, in input samples. */
  private readonly reach: number;
  private readonly cutoff: number;
  private readonly filters: (Float32Array | undefined)[] = [];
  private pending: Float32Array;
  /** Input place of `pending`'s first sample. */
  private pendingFrom: number;
  private taken = 0;
  private given = 0;

  constructor(inputRateHz: number) {
    const common = greatestCommonDivisor(inputRateHz, SAMPLE_RATE_HZ);
    this.phases = SAMPLE_RATE_HZ / common;
    this.stride = inputRateHz / common;
    this.cutoff = Math.min(1, SAMPLE_RATE_HZ / inputRateHz) * RESAMPLE.passband;
    this.reach = Math.ceil(RESAMPLE.zeroCrossings / this.cutoff);
    // Silence before the beginning.
    this.pending = new Float32Array(this.reach);
    this.pendingFrom = -this.reach;
  }

  /** Takes the next samples; returns the output that they complete. */
  push(samples: Float32Array): Float32Array {
    this.taken += samples.length;
    return this.run(samples, Infinity);
  }

  /** No more samples: the rest of the output. */
  end(): Float32Array {
    return this.run(new Float32Array(this.reach + 1), Math.ceil((this.taken * this.phases) / this.stride));
  }

  private run(samples: Float32Array, limit: number): Float32Array {
    const input = joined(this.pending, samples);
    const knownTo = this.pendingFrom + input.length;
    const output = new Float32Array(Math.ceil((input.length * this.phases) / this.stride) + 1);
    let count = 0;
    for (; this.given < limit; this.given++) {
      const place = this.given * this.stride;
      const phase = place % this.phases;
      const base = (place - phase) / this.phases;
      if (base + this.reach >= knownTo) break;
      const filter = (this.filters[phase] ??= this.filterFor(phase / this.phases));
      output[count++] = weightedSum(filter, input, base - this.pendingFrom - this.reach + 1);
    }
    const neededFrom = Math.floor((this.given * this.stride) / this.phases) - this.reach;
    const drop = Math.max(0, Math.min(input.length, neededFrom - this.pendingFrom));
    this.pending = input.slice(drop);
    this.pendingFrom += drop;
    return output.slice(0, count);
  }

  /** Weights of the 2 · reach inputs around a place that is `fraction` of a sample after one of them; their sum is 1. */
  private filterFor(fraction: number): Float32Array {
    const weights = Array.from({ length: 2 * this.reach }, (_, tap) => {
      const distance = tap - this.reach + 1 - fraction;
      return sinc(distance * this.cutoff) * kaiser(distance / this.reach);
    });
    const sum = weights.reduce((total, weight) => total + weight, 0);
    return Float32Array.from(weights, (weight) => weight / sum);
  }
}

/** All of `weights` lie over `input` from `from` on. */
function weightedSum(weights: Float32Array, input: Float32Array, from: number): number {
  let sum = 0;
  for (let tap = 0; tap < weights.length; tap++) sum += (weights[tap] as number) * (input[from + tap] as number);
  return sum;
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}

function kaiser(x: number): number {
  return Math.abs(x) >= 1 ? 0 : bessel(RESAMPLE.kaiserBeta * Math.sqrt(1 - x * x)) / bessel(RESAMPLE.kaiserBeta);
}

/** Modified Bessel function of the first kind, order 0, by its series. */
function bessel(x: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; term > sum * 1e-12; k++) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

function joined(first: Float32Array, second: Float32Array): Float32Array {
  const all = new Float32Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}
