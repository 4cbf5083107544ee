import { computed, type ReadonlySignal, signal } from "@preact/signals";

/** What one view shows for itself; nothing here leaves the browser. */
export class Screen {
  /** The sidebar as the user left it; `null` while the width decides. */
  readonly sidebar = signal<boolean | null>(null);
  readonly hoveredRun = signal<string | null>(null);
  readonly pinnedRun = signal<string | null>(null);
  /** Name of the run drawn in front everywhere. */
  readonly highlighted: ReadonlySignal<string | null> = computed(
    () => this.hoveredRun.value ?? this.pinnedRun.value,
  );

  togglePin(run: string): void {
    this.pinnedRun.value = this.pinnedRun.peek() === run ? null : run;
  }
}
