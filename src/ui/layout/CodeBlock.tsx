import './layout.css';

/** Text for machines: SQL, a mapping, a call to copy. */
export function CodeBlock({ children }: { readonly children: string }) {
  return (
    <pre className="yc-code" tabIndex={0}>
      {children}
    </pre>
  );
}
