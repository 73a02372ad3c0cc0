/** A module built into a file of its own; the import gives that file's address. */
declare module '*?worker&url' {
  const url: string;
  // eslint-disable-next-line no-restricted-exports -- Vite gives it as the default
  export default url;
}

declare module '*.css';
