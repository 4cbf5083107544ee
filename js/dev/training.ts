/** Believable training curves: what a kernel would have read. */

export interface Training {
  readonly runs: readonly string[];
  readonly tags: readonly string[];
  /** Value of a series at a share of the training, 0 to 1. */
  valueAt(run: number, tag: number, share: number): number;
}

type Shape = (share: number, run: number, noise: number) => number;

const SHAPES: Readonly<Record<string, Shape>> = {
  "train/loss": (t, run, noise) =>
    0.2 + 0.05 * (run % 5) + 2.1 * Math.exp(-t * (9 - (run % 4))) * (1 + noise * 0.12) + noise * 0.03,
  "train/accuracy": (t, run, noise) =>
    0.93 - 0.02 * (run % 5) - 0.8 * Math.exp(-t * (8 - (run % 4))) + noise * 0.012,
  "train/grad_norm": (t, run, noise) =>
    1.4 + 0.5 * Math.sin(t * 9 + run) + 0.1 * (run % 6) * t + noise * 0.25,
  "train/learning_rate": (t, run) => 0.1 ** (1 + (run % 3)) * (0.5 + 0.5 * Math.cos(Math.PI * t)),
  "train/images_per_second": (t, run, noise) => 2300 + 120 * (run % 6) + 60 * Math.sin(t * 30) + noise * 60,
  "val/loss": (t, run, noise) =>
    0.36 + 0.06 * (run % 5) + 1.8 * Math.exp(-t * 8) + (run % 3 === 0 ? 0.5 * t * t : 0) + noise * 0.02,
  "val/accuracy": (t, run, noise) => 0.89 - 0.02 * (run % 5) - 0.75 * Math.exp(-t * 7) + noise * 0.01,
  "val/f1": (t, run, noise) => 0.87 - 0.02 * (run % 5) - 0.7 * Math.exp(-t * 6) + noise * 0.012,
  epoch: (t) => Math.floor(t * 90),
  "gpu/memory": (_, run, noise) => 11.2 + 0.4 * (run % 4) + noise * 0.05,
  "weights/scale": (t, run, noise) => 10 ** (-4 + 3 * t + 0.2 * (run % 5)) * (1 + 0.1 * noise),
  "train/regularisation": (t, run, noise) => 1e-5 * (1 + (run % 3)) * (1 + t) * (1 + 0.05 * noise),
};

/** A sweep over learning rates and seeds. */
export function training(runs: number, tags: number): Training {
  const rates = ["0.1", "0.03", "0.01", "0.003", "0.001"];
  const names = Array.from({ length: runs }, (_, run) => {
    const rate = rates[Math.floor(run / 2) % rates.length];
    return runs === 1 ? "resnet18" : `cifar10/lr=${rate}/seed${Math.floor(run / 10) * 2 + (run % 2)}`;
  });
  const shapes = Object.entries(SHAPES);
  const tagNames = Array.from({ length: tags }, (_, tag) => {
    const [name = ""] = shapes[tag % shapes.length] ?? [];
    return tag < shapes.length ? name : `layer${Math.floor(tag / shapes.length)}/${name.replace("/", "_")}`;
  });
  return {
    runs: names,
    tags: tagNames,
    valueAt(run, tag, share) {
      const [, shape] = shapes[tag % shapes.length] ?? [];
      return shape === undefined ? 0 : shape(share, run, noiseAt(run, tag, share));
    },
  };
}

/** The same noise for the same point, roughly normal. */
function noiseAt(run: number, tag: number, share: number): number {
  const seed = Math.sin(run * 12.9898 + tag * 78.233 + share * 43758.5453) * 43758.5453;
  const other = Math.sin(seed * 3.7 + 1.3) * 24634.6345;
  return (seed - Math.floor(seed) + (other - Math.floor(other)) - 1) * 2.4;
}
