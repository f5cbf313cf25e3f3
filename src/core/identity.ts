/** Invisible and direction-changing characters that make two names look alike. */
const INVISIBLE = /[\p{Cf}\p{Cc}\u115F\u1160\u3164\uFFA0]/u;

/**
 * The one spelling under which a typed user ID is looked up, limited and remembered:
 * NFKC, case folded, outer spaces gone. Look-alikes from other scripts stay different on purpose.
 */
export function normaliseUserId(typed: string): string {
  return typed.normalize('NFKC').trim().toLowerCase().normalize('NFKC');
}

/** A user ID that can exist at all; everything else walks the uniform path without a look-up. */
export function isPlausibleUserId(normalised: string): boolean {
  return (
    normalised.length > 0 && normalised.length <= 320 && !INVISIBLE.test(normalised) && !/[,;<>"\s]/u.test(normalised)
  );
}
