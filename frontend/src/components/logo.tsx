/** A compass needle over rising bars. */
export function Logo() {
  return (
    <span className="inline-flex items-center gap-2.5 text-lg font-semibold tracking-tight">
      <svg viewBox="0 0 32 32" className="size-8" aria-hidden>
        <rect width="32" height="32" rx="9" fill="var(--accent)" />
        <path
          d="M8 23v-5M14 23v-8"
          stroke="var(--accent-ink)"
          strokeWidth="3"
          strokeLinecap="round"
        />
        <path d="M24.5 7.5 20.4 23l-4-6.4L10 12.2z" fill="var(--accent-ink)" />
      </svg>
      DataPilot
    </span>
  );
}
