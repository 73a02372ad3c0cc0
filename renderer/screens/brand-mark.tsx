/** The app's sign, as in assets/icon.svg: a voice that becomes a cursor. */
export function BrandMark() {
  return (
    <div className="brand">
      <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
        <rect className="brand-tile" width="24" height="24" rx="6" />
        <g className="brand-voice" strokeWidth="2" strokeLinecap="round">
          <path d="M5.5 10.5v3M9 8v8M12.5 9.75v4.5" />
        </g>
        <path className="brand-cursor" d="M16 7h3M16 17h3M17.5 7v10" strokeWidth="1.5" strokeLinecap="round" />
      </svg>
      <span className="brand-name">Dictum</span>
    </div>
  );
}
