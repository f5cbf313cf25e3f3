import type { DialogInstance } from 'botbuilder-dialogs';

/** The dialog that offers a person; see hand-over.ts. */
export const HAND_OVER = 'hand-over';

export interface HandOverOptions {
  /** Why the assistant cannot go on; it chooses the wording. */
  readonly why:
    'general' | 'asked' | 'call-back' | 'finding' | 'user-id' | 'gone' | 'unclear' | 'signed-out' | 'other-way';
  readonly recoveryId?: string | undefined;
}

/** The recovery that the open dialogs are about. */
export function recoveryIn(stack: readonly DialogInstance[]): string | undefined {
  interface Kept {
    readonly values?: { readonly recoveryId?: string };
    readonly options?: { readonly recoveryId?: string };
  }
  const kept = stack.map(({ state }) => state as Kept);
  return kept.map(({ values, options }) => values?.recoveryId ?? options?.recoveryId).find((id) => id !== undefined);
}
