/**
 * Complex Fourier transform of a length made of fours and fives (Whisper's window is 400 = 4·4·5·5), Stockham's form: no
 * bit reversal, two buffers in turns. Source: Van Loan, Computational Frameworks for the FFT, 1992, chapter 1.7.
 */
export class Fft {
  private readonly factors: readonly number[];
  private readonly cosines: Float64Array;
  private readonly sines: Float64Array;
  private real: Float64Array;
  private imaginary: Float64Array;

  constructor(readonly length: number) {
    this.factors = factorise(length);
    this.cosines = Float64Array.from({ length }, (_, i) => Math.cos((2 * Math.PI * i) / length));
    this.sines = Float64Array.from({ length }, (_, i) => -Math.sin((2 * Math.PI * i) / length));
    this.real = new Float64Array(length);
    this.imaginary = new Float64Array(length);
  }

  /** Transforms the signal; returns its spectrum, in buffers that the next call overwrites or `re` and `im` themselves. */
  transform(re: Float64Array, im: Float64Array): { re: Float64Array; im: Float64Array } {
    let from = { re, im };
    let to = { re: this.real, im: this.imaginary };
    let left = this.length;
    let stride = 1;
    for (const radix of this.factors) {
      this.stage(from, to, radix, left / radix, stride);
      left /= radix;
      stride *= radix;
      [from, to] = [to, from];
    }
    return from;
  }

  private stage(from: Buffers, to: Buffers, radix: number, groups: number, stride: number): void {
    const apart = stride * groups;
    const turn = this.length / radix;
    for (let group = 0; group < groups; group++) {
      for (let k = 0; k < radix; k++) {
        const twiddle = group * k * stride;
        const wr = this.cosines[twiddle] ?? 0;
        const wi = this.sines[twiddle] ?? 0;
        for (let r = 0; r < stride; r++) {
          const at = r + stride * group;
          let sumRe = from.re[at] ?? 0;
          let sumIm = from.im[at] ?? 0;
          for (let j = 1; j < radix; j++) {
            const c = this.cosines[((j * k) % radix) * turn] ?? 0;
            const s = this.sines[((j * k) % radix) * turn] ?? 0;
            const x = from.re[at + j * apart] ?? 0;
            const y = from.im[at + j * apart] ?? 0;
            sumRe += x * c - y * s;
            sumIm += x * s + y * c;
          }
          const out = r + stride * (radix * group + k);
          to.re[out] = sumRe * wr - sumIm * wi;
          to.im[out] = sumRe * wi + sumIm * wr;
        }
      }
    }
  }
}

interface Buffers {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

function factorise(length: number): number[] {
  const factors: number[] = [];
  let left = length;
  for (const radix of [4, 5, 2, 3]) {
    for (; left % radix === 0; left /= radix) factors.push(radix);
  }
  if (left !== 1) throw new Error(`no transform of length ${length}`);
  return factors;
}
