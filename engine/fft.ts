/** cos and sin of a fifth and two fifths of a turn. */
const C1 = Math.cos((2 * Math.PI) / 5);
const C2 = Math.cos((4 * Math.PI) / 5);
const S1 = Math.sin((2 * Math.PI) / 5);
const S2 = Math.sin((4 * Math.PI) / 5);

interface Signal {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

/**
 * Complex Fourier transform of a length made of fours and fives (Whisper's window is 400 = 4·4·5·5), Stockham's form: no
 * bit reversal, two buffers in turns. Source: Van Loan, Computational Frameworks for the FFT, 1992, chapter 1.7.
 */
export class Fft {
  private readonly factors: readonly (4 | 5)[];
  private readonly cosines: Float64Array;
  private readonly sines: Float64Array;
  private readonly spare: Signal;

  /** @throws where the length has other factors than 4 and 5 */
  constructor(readonly length: number) {
    this.factors = factorise(length);
    this.cosines = Float64Array.from({ length }, (_, i) => Math.cos((2 * Math.PI * i) / length));
    this.sines = Float64Array.from({ length }, (_, i) => -Math.sin((2 * Math.PI * i) / length));
    this.spare = { re: new Float64Array(length), im: new Float64Array(length) };
  }

  /** The signal's spectrum; it overwrites the signal, and lies in its buffers or in some that the next call overwrites. */
  transform(signal: Signal): Signal {
    let from = signal;
    let to = this.spare;
    let left = this.length;
    let stride = 1;
    for (const radix of this.factors) {
      left /= radix;
      for (let group = 0; group < left; group++) {
        if (radix === 4) this.four(from, to, group, left * stride, stride);
        else this.five(from, to, group, left * stride, stride);
      }
      stride *= radix;
      [from, to] = [to, from];
    }
    return from;
  }

  private four(from: Signal, to: Signal, group: number, apart: number, stride: number): void {
    const { re, im } = from;
    for (let r = 0; r < stride; r++) {
      const at = r + stride * group;
      const re0 = re[at] ?? 0;
      const im0 = im[at] ?? 0;
      const re1 = re[at + apart] ?? 0;
      const im1 = im[at + apart] ?? 0;
      const re2 = re[at + 2 * apart] ?? 0;
      const im2 = im[at + 2 * apart] ?? 0;
      const re3 = re[at + 3 * apart] ?? 0;
      const im3 = im[at + 3 * apart] ?? 0;
      const evenRe = re0 + re2;
      const evenIm = im0 + im2;
      const oddRe = re1 + re3;
      const oddIm = im1 + im3;
      const out = r + stride * 4 * group;
      to.re[out] = evenRe + oddRe;
      to.im[out] = evenIm + oddIm;
      this.turn(to, out + stride, group * stride, re0 - re2 + (im1 - im3), im0 - im2 - (re1 - re3));
      this.turn(to, out + 2 * stride, 2 * group * stride, evenRe - oddRe, evenIm - oddIm);
      this.turn(to, out + 3 * stride, 3 * group * stride, re0 - re2 - (im1 - im3), im0 - im2 + (re1 - re3));
    }
  }

  private five(from: Signal, to: Signal, group: number, apart: number, stride: number): void {
    const { re, im } = from;
    for (let r = 0; r < stride; r++) {
      const at = r + stride * group;
      const re0 = re[at] ?? 0;
      const im0 = im[at] ?? 0;
      const re1 = re[at + apart] ?? 0;
      const im1 = im[at + apart] ?? 0;
      const re2 = re[at + 2 * apart] ?? 0;
      const im2 = im[at + 2 * apart] ?? 0;
      const re3 = re[at + 3 * apart] ?? 0;
      const im3 = im[at + 3 * apart] ?? 0;
      const re4 = re[at + 4 * apart] ?? 0;
      const im4 = im[at + 4 * apart] ?? 0;
      const nearRe = re0 + C1 * (re1 + re4) + C2 * (re2 + re3);
      const nearIm = im0 + C1 * (im1 + im4) + C2 * (im2 + im3);
      const farRe = re0 + C2 * (re1 + re4) + C1 * (re2 + re3);
      const farIm = im0 + C2 * (im1 + im4) + C1 * (im2 + im3);
      const nearTurnRe = S1 * (im1 - im4) + S2 * (im2 - im3);
      const nearTurnIm = S1 * (re1 - re4) + S2 * (re2 - re3);
      const farTurnRe = S2 * (im1 - im4) - S1 * (im2 - im3);
      const farTurnIm = S2 * (re1 - re4) - S1 * (re2 - re3);
      const out = r + stride * 5 * group;
      to.re[out] = re0 + re1 + re2 + re3 + re4;
      to.im[out] = im0 + im1 + im2 + im3 + im4;
      this.turn(to, out + stride, group * stride, nearRe + nearTurnRe, nearIm - nearTurnIm);
      this.turn(to, out + 2 * stride, 2 * group * stride, farRe + farTurnRe, farIm - farTurnIm);
      this.turn(to, out + 3 * stride, 3 * group * stride, farRe - farTurnRe, farIm + farTurnIm);
      this.turn(to, out + 4 * stride, 4 * group * stride, nearRe - nearTurnRe, nearIm + nearTurnIm);
    }
  }

  /** Writes a value turned by `steps` of the circle's `length` steps. */
  private turn(to: Signal, out: number, steps: number, re: number, im: number): void {
    const cosine = this.cosines[steps] ?? 0;
    const sine = this.sines[steps] ?? 0;
    to.re[out] = re * cosine - im * sine;
    to.im[out] = re * sine + im * cosine;
  }
}

function factorise(length: number): (4 | 5)[] {
  const factors: (4 | 5)[] = [];
  let left = length;
  for (const radix of [4, 5] as const) {
    for (; left % radix === 0; left /= radix) factors.push(radix);
  }
  if (left !== 1) throw new Error(`no transform of length ${length}`);
  return factors;
}
