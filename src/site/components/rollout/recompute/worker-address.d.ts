/** The address of a worker's script, from the root of the site. */
declare module '*?worker&url' {
  const address: string;
  export default address;
}
