/** Tells elements when they come into sight of `root` or leave it; near counts as in sight. */
export class Sight {
  readonly #observer: IntersectionObserver;
  readonly #listeners = new Map<Element, (isInSight: boolean) => void>();

  constructor(root: HTMLElement, abort: AbortSignal) {
    this.#observer = new IntersectionObserver((entries) => this.#tell(entries), {
      root,
      rootMargin: "160px 0px",
    });
    abort.addEventListener("abort", () => this.#observer.disconnect(), { once: true });
  }

  /** Returns what stops it. */
  watch(element: Element, listen: (isInSight: boolean) => void): () => void {
    this.#listeners.set(element, listen);
    this.#observer.observe(element);
    return () => {
      this.#listeners.delete(element);
      this.#observer.unobserve(element);
    };
  }

  #tell(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) this.#listeners.get(target)?.(isIntersecting);
  }
}
