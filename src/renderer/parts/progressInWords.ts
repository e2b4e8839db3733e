import type { JobProgress } from '../../core/contract/call.ts'

/** Progress with its phase in words of the page; a phase the page has no words for is shown as the service named it. */
export function progressInWords(
  progress: JobProgress | null,
  phases: Readonly<Record<string, string>>,
): JobProgress | null {
  return progress === null ? null : { ...progress, phase: phases[progress.phase] ?? progress.phase }
}
