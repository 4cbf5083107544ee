/** Makes a picture of what is on screen; rejects with an error whose message says why not. */
export type TakePicture = () => Promise<Blob>;

/** What goes back to the kernel; see docs/protocol.md. */
export interface ScreenshotAnswer {
  readonly kind: "screenshot";
  readonly id: number;
  /** Base64. */
  readonly png: string | null;
  readonly message: string;
}

/** Pictures of views for the kernel, when it asks for one. */
export class Screenshots {
  readonly #views = new Set<TakePicture>();
  readonly #send: (answer: ScreenshotAnswer) => void;

  constructor(send: (answer: ScreenshotAnswer) => void) {
    this.#send = send;
  }

  /** Let a view be pictured until `abort`. */
  offer(take: TakePicture, abort: AbortSignal): void {
    this.#views.add(take);
    abort.addEventListener("abort", () => this.#views.delete(take), { once: true });
  }

  /** Answer with a picture of the newest view; a page without views leaves the answer to others. */
  async answer(id: number): Promise<void> {
    const newest = [...this.#views].at(-1);
    if (newest === undefined) return;
    try {
      this.#send({ kind: "screenshot", id, png: await base64Of(await newest()), message: "" });
    } catch (error) {
      this.#send({
        kind: "screenshot",
        id,
        png: null,
        message: error instanceof Error ? error.message : String(error),
      });
    }
  }
}

/** More characters than these are too many arguments for a call. */
const STRETCH = 0x8000;

async function base64Of(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  for (let start = 0; start < bytes.length; start += STRETCH) {
    text += String.fromCharCode(...bytes.subarray(start, start + STRETCH));
  }
  return btoa(text);
}
