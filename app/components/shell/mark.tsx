/** The product's mark. Decoration: the name stands beside it or on its link. */
export function Mark({ className = "size-5" }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={className}>
      <rect width="32" height="32" rx="8" className="fill-accent" />
      <path
        d="M9 8.5v15M9 16h8.5a4.5 4.5 0 0 1 4.5 4.5v3"
        fill="none"
        strokeWidth="3"
        strokeLinecap="round"
        className="stroke-on-accent"
      />
      <circle cx="22" cy="10" r="2.5" className="fill-warning" />
    </svg>
  );
}
