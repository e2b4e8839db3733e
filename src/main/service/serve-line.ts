import { randomBytes } from 'node:crypto'
import type { Service, ServiceOptions } from './door.ts'
import type { FromService, Line, ServiceAct, ToService } from './messages.ts'

type Create = (options: ServiceOptions) => Service

/** Answers what comes down the line with a service made on `start`. Gives the function that closes it, for when the line breaks. */
export function serveLine(line: Line<FromService, ToService>, create: Create): () => Promise<void> {
  let service: Service | null = null
  const started = (): Service => {
    if (!service) throw new Error('the service was asked before it was started')
    return service
  }

  async function perform(message: ServiceAct): Promise<unknown> {
    switch (message.act) {
      case 'start':
        service = create({
          ...message.options,
          now: () => Math.floor(Date.now() / 1000),
          newName: () => randomBytes(18).toString('base64url'),
        })
        return null
      case 'handle':
        return started().handle(message.name, message.input, message.job, (progress) =>
          line.send({ kind: 'progress', progress }),
        )
      case 'offer':
        return started().offer(message.fileName, message.bytes)
      case 'offerPath':
        return started().offerPath(message.path)
      case 'offerPlace':
        return started().offerPlace(message.path)
      case 'output':
        return started().output(message.id)
      case 'close':
        await service?.close()
        return null
    }
  }

  line.onMessage((message) => {
    if (message.kind === 'cancel') {
      service?.cancel(message.job)
      return
    }
    const { id, asked } = message
    perform(asked).then(
      (value) => line.send({ kind: 'answer', id, value }),
      (error: unknown) =>
        line.send({ kind: 'failed', id, reason: error instanceof Error ? error.message : String(error) }),
    )
  })
  return async () => {
    await service?.close()
  }
}
