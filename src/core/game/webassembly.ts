/**
 * The part of the language's WebAssembly that the core uses. It is a calculator: the modules here import nothing, so they
 * see nothing but their own memory. Declared here because the core is compiled without the types of Node or a browser.
 */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object
  readonly Instance: new (module: object) => { readonly exports: unknown }
}

const PAGE = 65_536

export interface Memory {
  readonly buffer: ArrayBuffer
  grow(pages: number): number
}

/** The exports of a new instance of the module in these bytes, with a memory of its own. */
export function instanceOf(bytes: Uint8Array): unknown {
  let module = modules.get(bytes)
  if (module === undefined) {
    module = new WebAssembly.Module(bytes)
    modules.set(bytes, module)
  }
  return new WebAssembly.Instance(module).exports
}

/** Compiled once. */
const modules = new WeakMap<Uint8Array, object>()

/** Hands out stretches of a module's memory, one after the other, each from a multiple of 16. */
export class Stretches {
  readonly #memory: Memory
  #end = 16

  constructor(memory: Memory) {
    this.#memory = memory
  }

  /** The address of so many bytes, all 0 if none were handed out twice. Views made before are void afterwards. */
  take(bytes: number): number {
    const start = this.#end
    this.#end = (start + bytes + 15) & ~15
    const missing = this.#end - this.#memory.buffer.byteLength
    if (missing > 0) this.#memory.grow(Math.ceil(missing / PAGE))
    return start
  }
}
