import { z } from 'zod'

const nonEmpty = z.string().min(1, 'must not be empty')

/** An environment variable that holds a secret. */
const secret = z.strictObject({ env: nonEmpty })
/** A value of a property. */
const value = z.union([z.string(), z.number(), z.boolean(), secret])
type Value = z.infer<typeof value>

/** What names a Java class: `com.ibm.mq.jms.MQConnectionFactory`. */
const javaClass = z
  .string()
  .regex(/^[\p{L}_$][\p{L}\p{N}_$]*(?:\.[\p{L}_$][\p{L}\p{N}_$]*)*$/u, 'must be the full name of a Java class')

/** How a provider of JMS is reached that speaks no protocol of ours: by its own classes, in a Java process. */
export const jmsProvider = z
  .strictObject({
    /** Paths of the provider's jars and folders of classes, and of the interfaces of JMS where they are not in them. */
    classPath: z.array(nonEmpty).min(1),
    /** The package of its interfaces: JMS up to 2 has javax.jms, Jakarta Messaging jakarta.jms. */
    api: z.enum(['javax', 'jakarta']).default('javax'),
    /** The program `java` of a JDK, 11 or later; without it, the one on the PATH. */
    java: nonEmpty.optional(),
    /** Is the class Sidecar compiled and on the class path? Then a Java without compiler is enough. */
    compiled: z.boolean().default(false),
    connectionFactory: z
      .strictObject({
        class: javaClass,
        /** What the class is made of, where it takes one. */
        url: nonEmpty.optional(),
        /** Set one after the other, by their setters: `{ hostName: 'mq.example', port: 1414 }`. */
        properties: z.record(nonEmpty, value).default({}),
      })
      .optional(),
    jndi: z
      .strictObject({
        /** Of the initial context: `{ 'java.naming.factory.initial': ..., 'java.naming.provider.url': ... }`. */
        environment: z.record(nonEmpty, z.union([z.string(), secret])),
        /** The name of the connection factory. */
        connectionFactory: nonEmpty,
        /** Names of destinations in JNDI, by ours: `{ requests: 'jms/HeadEndRequests', 'topic://events': 'jms/Events' }`. */
        destinations: z.record(nonEmpty, nonEmpty).default({}),
      })
      .optional(),
  })
  .refine(({ connectionFactory, jndi }) => (connectionFactory === undefined) !== (jndi === undefined), {
    error: 'must have either connectionFactory or jndi',
  })
export type JmsProvider = z.infer<typeof jmsProvider>

/**
 * The provider with the secrets that its properties name.
 *
 * @throws Error in a sentence for the user where the environment does not set one
 */
export function withSecrets(
  provider: JmsProvider,
  environment: Readonly<Record<string, string | undefined>>,
): JmsProvider {
  const known = <T extends Value>(values: Readonly<Record<string, T>>) =>
    Object.fromEntries(
      Object.entries(values).map(([name, one]): [string, Exclude<T, object> | string] => {
        if (!isSecret(one)) return [name, one as Exclude<T, object>]
        const secret = environment[one.env]
        if (!secret)
          throw new Error(
            `ixit.jms names ${one.env} for ${name}, which the environment does not set. Set it, for example: export ${one.env}=...`,
          )
        return [name, secret]
      }),
    )
  const { connectionFactory, jndi } = provider
  return {
    ...provider,
    ...(jndi && { jndi: { ...jndi, environment: known(jndi.environment) } }),
    ...(connectionFactory && {
      connectionFactory: { ...connectionFactory, properties: known(connectionFactory.properties) },
    }),
  }
}

/** The secrets that the properties of a provider name, as far as the environment sets them. */
export function secretsNamedBy(
  provider: JmsProvider,
  environment: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  const values = { ...provider.jndi?.environment, ...provider.connectionFactory?.properties }
  return Object.values(values).flatMap((one) => (isSecret(one) ? (environment[one.env] ?? []) : []))
}

const isSecret = (one: Value): one is { env: string } => typeof one === 'object'
